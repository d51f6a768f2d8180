internal import Foundation

/// What the system says of a file without anybody opening it.
struct FileStamp: Hashable {
  let size: Int
  let modified: Int
  let inode: UInt64

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    size = Int(status.st_size)
    modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    inode = UInt64(status.st_ino)
  }
}

/// The stamps of a store's file, its log, and the index of the log that processes share.
///
/// Taking them locks nothing and changes nothing.
struct StoreStamps: Hashable {
  let store: FileStamp?
  let log: FileStamp?
  let index: FileStamp?

  init(_ folder: String) {
    store = FileStamp("\(folder)/quality.db")
    log = FileStamp("\(folder)/quality.db-wal")
    index = FileStamp("\(folder)/quality.db-shm")
  }
}

/// What the files of a store hold while nobody writes to them.
struct FilesFound {
  let stamps: StoreStamps
  /// Transactions of the log that are whole.
  let transactions: Int
  /// How many frames the newest of them has.
  let newestFrames: Int
  /// Frames after them.
  let tornFrames: Int
  /// Whether one more frame follows, of which the page may still be to be written.
  let hasUncertainFrame: Bool
  /// Pages of whole transactions.
  let pages: Int
  /// How many of those stand in the file as they do in the log; 0 where it was not written to.
  let foldedPages: Int

  /// - Parameters:
  ///   - folder: Where the store lies.
  ///   - quiet: The files at a time when nothing was being folded.
  init(_ folder: String, since quiet: StoreStamps) {
    stamps = StoreStamps(folder)
    let log = WriteAheadLog("\(folder)/quality.db-wal")
    transactions = log.transactions
    newestFrames = log.newestFrames
    tornFrames = log.torn.count
    hasUncertainFrame = log.hasUncertainFrame
    pages = log.pages.count
    // The file is large, and comparing it takes longer than anything else here.
    foldedPages = stamps.store == quiet.store ? 0 : log.foldedPages(in: "\(folder)/quality.db")
  }

  /// Whether the log ends in something else than a whole transaction; one of a header alone does.
  ///
  /// In a log that an earlier kill left it may end in one all the same.
  var isTorn: Bool { tornFrames > 0 || transactions == 0 || hasUncertainFrame }
  /// Whether pages of the log are missing in the file.
  var isUnfolded: Bool { foldedPages < pages }
}
