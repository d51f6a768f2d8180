internal import Foundation

/// What stands in a store's write-ahead log, read from its bytes.
///
/// > Source: SQLite, *WAL-mode File Format*: a header of 32 bytes with two salts and a checksum, and
/// > frames of 24 bytes and a page. A frame counts when it has the salts of the header and its checksum
/// > continues that of the frame before; a frame ends a transaction when the number at its offset 4
/// > is not 0.
///
/// A page that is written twice in one transaction has its frame written over, and from there on salts
/// and checksums are 0 until the transaction ends; such frames count as begun.
///
/// Checksums are verified where a transaction ends and where the next frame begins one. That tells a
/// commit that is whole from one that is nearly so, and a frame from one that an earlier kill left in
/// its place, without adding up every page at every look.
struct WriteAheadLog {
  /// How many transactions are whole.
  private(set) var transactions = 0
  /// How many frames the newest whole transaction has.
  private(set) var newestFrames = 0
  /// Where the frames after the last whole transaction start.
  private(set) var torn: [Int] = []
  /// Whether a frame follows the last whole transaction of which only the head can be right: its page
  /// is still to be written, or it is one of those that an earlier kill left.
  private(set) var hasUncertainFrame = false
  /// Where the newest whole form of a page starts, by its number.
  private(set) var pages: [Int: Int] = [:]
  private(set) var pageSize = 0
  private(set) var bytes: Data

  /// Reads a log; one that is not there has nothing in it.
  init(_ path: String) {
    bytes = (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()
    guard bytes.count >= 32 else { return }
    pageSize = number(8)
    guard pageSize >= 512 else { return }
    var begun: [Int] = []
    var offset = 32
    // A frame that was not written to its end counts as one that was begun.
    while offset + 24 <= bytes.count {
      let salts = (number(offset + 8), number(offset + 12))
      let isOpen = salts == (0, 0) && number(offset) > 0
      guard isOpen || salts == (number(16), number(20)) else { break }
      let isEnd = !isOpen && number(offset + 4) != 0
      let isWhole = offset + 24 + pageSize <= bytes.count
      if begun.isEmpty, isWhole, !isOpen, !isContinued(at: offset) {
        hasUncertainFrame = true
        break
      }
      begun.append(offset)
      if isEnd {
        guard isWhole, isContinued(at: offset) else { break }
        transactions += 1
        newestFrames = begun.count
        for frame in begun { pages[number(frame)] = frame + 24 }
        begun = []
      }
      offset += 24 + pageSize
    }
    torn = begun
  }

  /// How many pages of whole transactions stand in the store's own file as they do in the log.
  func foldedPages(in path: String) -> Int {
    guard !pages.isEmpty, let file = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      return 0
    }
    return file.withUnsafeBytes { file in
      bytes.withUnsafeBytes { log in
        pages.count { page, offset in
          let start = (page - 1) * pageSize
          guard start + pageSize <= file.count, let file = file.baseAddress,
            let log = log.baseAddress
          else { return false }
          return memcmp(file + start, log + offset, pageSize) == 0
        }
      }
    }
  }

  /// Makes what it has of an unfinished transaction pass for a whole one.
  ///
  /// - Parameter filePages: How many pages the store's own file has.
  /// - Returns: The bytes of such a log; nil where nothing is unfinished.
  func sealed(filePages: Int) -> Data? {
    guard let last = torn.last(where: { $0 + 24 + pageSize <= bytes.count }) else { return nil }
    var sealed = self
    let size = max(filePages, pages.keys.max() ?? 0, torn.map(number).max() ?? 0)
    sealed.set(size, at: last + 4)
    let sum = sealed.checksum(at: last)
    sealed.set(Int(sum.0), at: last + 16)
    sealed.set(Int(sum.1), at: last + 20)
    return sealed.bytes.prefix(last + 24 + pageSize)
  }

  private func isContinued(at frame: Int) -> Bool {
    let sum = checksum(at: frame)
    return number(frame + 16) == Int(sum.0) && number(frame + 20) == Int(sum.1)
  }

  /// The checksum of a frame from the one that stands in the frame before it.
  private func checksum(at frame: Int) -> (UInt32, UInt32) {
    let before = frame == 32 ? 24 : frame - pageSize - 8
    var sum = (UInt32(number(before)), UInt32(number(before + 4)))
    let isBigEndian = number(0) & 1 == 1
    bytes.withUnsafeBytes { bytes in
      func add(_ start: Int, _ count: Int) {
        for offset in stride(from: start, to: start + count, by: 8) {
          let first = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
          let second = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
          sum.0 &+= (isBigEndian ? first.bigEndian : first.littleEndian) &+ sum.1
          sum.1 &+= (isBigEndian ? second.bigEndian : second.littleEndian) &+ sum.0
        }
      }
      add(frame, 8)
      add(frame + 24, pageSize)
    }
    return sum
  }

  private func number(_ offset: Int) -> Int {
    bytes.withUnsafeBytes {
      Int(UInt32(bigEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
  }

  private mutating func set(_ number: Int, at offset: Int) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).bigEndian) {
      bytes.replaceSubrange(offset..<offset + 4, with: $0)
    }
  }
}
