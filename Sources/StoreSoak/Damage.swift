internal import Foundation

/// What a program would do to a store that breaks one of its promises.
///
/// The program does not do it, so the soak does it in its place, after the kill, to see that it
/// notices: `--break NAME`. Everything is done to the bytes of the files; what is then read, verified
/// and repeated is done by the program as it is.
enum Damage: String, CaseIterable {
  /// Commits that were reported are not on the disk: the log is gone.
  case lost
  /// A commit of which a part was written passes for a whole one.
  case torn
  /// A page of figures has forgotten half of its rows.
  case half
  /// An entry of the change log names somebody else than it did.
  case chain
  /// A file that was needed for a while is left over.
  case litter

  /// When to kill the program, so that there is something to damage.
  var moment: KillMoment {
    switch self {
    case .lost: .timed(.commit(Batch.falls.rawValue), after: 0)
    case .torn: .shaped(.partInLog(0.5), from: Batch.earlyRemarks.rawValue)
    case .half, .chain, .litter: .timed(.commit(Batch.people.rawValue), after: 0)
    }
  }

  /// Does the damage.
  ///
  /// - Returns: Whether the kill had left what could be damaged.
  /// - Throws: What the system says of files.
  func apply(in folder: String) throws -> Bool {
    let files = StoreBytes(folder)
    switch self {
    case .lost:
      guard WriteAheadLog(files.logPath).transactions > 0 else { return false }
      files.removeLog()
    case .torn:
      let log = WriteAheadLog(files.logPath)
      let size = FileStamp(files.path)?.size ?? 0
      guard log.pageSize > 0, let sealed = log.sealed(filePages: size / log.pageSize) else {
        return false
      }
      try sealed.write(to: URL(fileURLWithPath: files.logPath))
    case .half:
      return try files.change { bytes, page in
        guard let start = Self.fullestPageOfFigures(bytes, page) else { return false }
        let half = Self.cells(bytes, start) / 2
        bytes[start + 3] = UInt8(half >> 8)
        bytes[start + 4] = UInt8(half & 0xFF)
        return true
      }
    case .chain:
      return try files.change { bytes, _ in
        // The entry of the second change, by whom and why, as a row of the table has it.
        let text = Data("\(Program.user)\(Batch.falls.reason)".utf8)
        guard let found = bytes.range(of: text) else { return false }
        bytes[found.lowerBound] ^= 1
        return true
      }
    case .litter:
      try Data("litter".utf8).write(to: URL(fileURLWithPath: "\(folder)/quality.db-new"))
    }
    return true
  }

  private static func cells(_ bytes: Data, _ page: Int) -> Int {
    Int(bytes[page + 3]) << 8 | Int(bytes[page + 4])
  }

  /// Where the leaf with the most rows of nine columns starts, which is how figures stand in a tree
  /// without row numbers.
  ///
  /// > Source: SQLite, *Database File Format*, sections 1.6 and 2: a leaf of such a tree begins with
  /// > the byte 10, its number of cells and eight bytes on where they are; a cell begins with its
  /// > length, then the length of its head, one byte for itself and for each column.
  private static func fullestPageOfFigures(_ bytes: Data, _ pageSize: Int) -> Int? {
    stride(from: pageSize, to: bytes.count - pageSize + 1, by: pageSize)
      .filter { start in
        guard bytes[start] == 10, cells(bytes, start) > 1 else { return false }
        let cell = start + Int(bytes[start + 8]) << 8 + Int(bytes[start + 9])
        return cell + 1 < bytes.count && bytes[cell] < 0x80 && bytes[cell + 1] == 10
      }
      .max { cells(bytes, $0) < cells(bytes, $1) }
  }
}

/// A store that no program has open, as bytes.
struct StoreBytes {
  let path: String
  var logPath: String { path + "-wal" }

  init(_ folder: String) { path = "\(folder)/quality.db" }

  func removeLog() {
    for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
  }

  /// Folds the log into the file and changes that; the body is given the bytes and the size of a page,
  /// and says whether it changed something.
  func change(_ body: (inout Data, Int) -> Bool) throws -> Bool {
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let log = WriteAheadLog(logPath)
    // A page of 65,536 bytes, the only size that two bytes cannot say, is not one of ours.
    let pageSize = Int(bytes[16]) << 8 | Int(bytes[17])
    for (page, offset) in log.pages {
      let start = (page - 1) * pageSize
      if bytes.count < start + pageSize { bytes.count = start + pageSize }
      bytes.replaceSubrange(start..<start + pageSize, with: log.bytes[offset..<offset + pageSize])
    }
    guard body(&bytes, pageSize) else { return false }
    try bytes.write(to: URL(fileURLWithPath: path))
    removeLog()
    return true
  }
}
