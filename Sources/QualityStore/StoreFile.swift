import GRDBSQLite

import Glibc

/// What the system says of a store's file and what lies beside it.
enum StoreFile {
  /// Whether a writer could do its work: the file may be written, and so may the folder, where SQLite
  /// makes the log, or the log that is there already.
  static func mayBeWritten(_ path: String) -> Bool {
    func isWritable(_ path: String) -> Bool { faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 }
    guard isWritable(path) else { return false }
    return isWritable(folder(of: path)) || (isWritable(path + "-wal") && isWritable(path + "-shm"))
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether a log lies beside the store that holds something.
  static func hasLog(_ path: String) -> Bool { (size(path + "-wal") ?? 0) > 0 }

  /// Whether the file has a second name somewhere.
  static func hasOtherName(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_nlink > 1
  }

  static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Whether there is next to no room on the disk that holds a file.
  static func isDiskFull(at path: String) -> Bool {
    var status = statvfs()
    guard statvfs(folder(of: path), &status) == 0 else { return false }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize) < 64 << 10
  }

  /// The name of a file that SQLite reads as it lies there, without locks and without files of its own.
  static func immutableName(_ path: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
    let whole = path.hasPrefix("/") ? path : "./" + path
    let digits = Array("0123456789ABCDEF".utf8)
    var name: [UInt8] = []
    for byte in whole.utf8 {
      if plain.contains(byte) {
        name.append(byte)
      } else {
        name += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return "file:" + String(decoding: name, as: UTF8.self) + "?immutable=1"
  }
}

/// The state of a file that is read without locks: while it stays the same, what was read is whole.
struct StoreStamp: Hashable {
  private let inode: UInt
  private let size: Int
  private let modified: [Int]

  /// Takes the stamp; nil when the file is not there, or when somebody has a log beside it.
  init?(_ path: String) {
    var status = stat()
    guard !StoreFile.hasLog(path), stat(path, &status) == 0 else { return nil }
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    modified = [
      status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
    ]
  }
}
