internal import Foundation

/// What stands in a store's write-ahead log, read from its bytes.
///
/// > Source: SQLite, *WAL-mode File Format*, sections 1 and 2: a header of 32 bytes with two salts,
/// > and frames of 24 bytes and a page. A frame counts when it has the salts of the header; a frame
/// > ends a transaction when the number at its offset 4 is not 0.
struct WriteAheadLog {
  /// How many transactions are whole.
  private(set) var transactions = 0
  /// How many frames stand after the last whole transaction.
  private(set) var tornFrames = 0

  init(_ path: String) {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)), data.count >= 32 else {
      return
    }
    let bytes = [UInt8](data)
    func number(_ offset: Int) -> Int {
      bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    let page = number(8)
    guard page >= 512 else { return }
    var offset = 32
    // A frame that was not written to its end counts as one that was begun.
    while offset + 24 <= bytes.count {
      guard number(offset + 8) == number(16), number(offset + 12) == number(20) else { return }
      if number(offset + 4) != 0, offset + 24 + page <= bytes.count {
        transactions += 1
        tornFrames = 0
      } else {
        tornFrames += 1
      }
      offset += 24 + page
    }
  }
}
