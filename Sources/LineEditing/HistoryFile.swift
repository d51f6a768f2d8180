private import Glibc

/// The inputs of one person, kept from session to session.
///
/// The file is the person's alone (mode 600, in a folder of mode 700). Each input is appended
/// under a lock as soon as it is given, so that sessions side by side lose nothing of each other.
/// Lines that can't be read are left out. When the file has grown to twice `maximumEntries` it is
/// cut back to the newest `maximumEntries`, in a new file that takes the old one's place.
public final class HistoryFile {
  /// Where the history is kept.
  public let path: String
  /// How many inputs are kept.
  public let maximumEntries: Int
  /// Inputs of more UTF-8 bytes than this are not kept.
  public static let maximumEntryBytes = 64 * 1024
  /// A file larger than this is read from its end.
  static let maximumFileBytes = 16 * 1024 * 1024

  /// A history kept at `path`; nothing is read or made before it is needed.
  public init(path: String, maximumEntries: Int = 5_000) {
    self.path = path
    self.maximumEntries = max(maximumEntries, 1)
  }

  /// `$XDG_STATE_HOME/<application>/history`, or `~/.local/state/<application>/history` when that
  /// variable is unset or is no absolute path; nil when there is no home folder either.
  public static func standardPath(application: String, environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return "\(state)/\(application)/history"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return "\(home)/.local/state/\(application)/history"
  }

  /// The inputs, oldest first, at most `maximumEntries`; empty when there is no file yet.
  public func load() throws(HistoryFileError) -> [String] {
    try lines(last: maximumEntries).map(\.text)
  }

  /// Writes `text` at the end of the file, making the file and its folders when they are missing.
  ///
  /// An input of more than `maximumEntryBytes`, or one that is empty, is not written.
  public func append(_ text: String) throws(HistoryFileError) {
    guard !text.isEmpty, text.utf8.count <= Self.maximumEntryBytes else { return }
    makeFolders()
    let descriptor = try openLocked()
    defer { close(descriptor) }
    var status = stat()
    fstat(descriptor, &status)
    if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
    var bytes = HistoryLine(secondsSince1970: time(nil), text: text).encoded
    if status.st_size > 0 {
      var last: UInt8 = 0
      // A session that died while it wrote left half a line: it must not swallow this one.
      if pread(descriptor, &last, 1, status.st_size - 1) == 1, last != UInt8(ascii: "\n") {
        bytes.insert(UInt8(ascii: "\n"), at: 0)
      }
    }
    guard Self.write(bytes, to: descriptor) else {
      throw .unwritable(path: path, code: errno)
    }
    try cutBackIfLarge(Int(status.st_size) + bytes.count)
  }

  // MARK: - The file

  /// The last `count` lines of the file that can be read.
  private func lines(last count: Int) throws(HistoryFileError) -> [HistoryLine] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw .unreadable(path: path, code: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, code: EINVAL)
    }
    let start = max(0, Int(status.st_size) - Self.maximumFileBytes)
    let wanted = Int(status.st_size) - start
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while count < wanted {
        guard let base = buffer.baseAddress else { break }
        let read = pread(descriptor, base + count, wanted - count, start + count)
        if read < 0, errno == EINTR { continue }
        if read < 0 { failure = errno }
        if read <= 0 { break }
        count += read
      }
    }
    if let failure { throw .unreadable(path: path, code: failure) }
    var lines: [HistoryLine] = []
    var end = bytes.count
    while end > 0, lines.count < count {
      let newline = bytes[..<end].lastIndex(of: UInt8(ascii: "\n"))
      let line = bytes[(newline.map { $0 + 1 } ?? 0)..<end]
      if let line = HistoryLine(decoding: line) { lines.append(line) }
      end = newline ?? 0
    }
    return lines.reversed()
  }

  /// The file, open for appending, when no other session is writing it.
  private func openLocked() throws(HistoryFileError) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw .unwritable(path: path, code: errno) }
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      // Another session may have put a new file here while this one waited for the old.
      var opened = stat()
      var named = stat()
      if fstat(descriptor, &opened) == 0, stat(path, &named) == 0,
        opened.st_ino == named.st_ino, opened.st_dev == named.st_dev
      {
        guard opened.st_mode & S_IFMT == S_IFREG else {
          close(descriptor)
          throw .unwritable(path: path, code: EINVAL)
        }
        return descriptor
      }
      close(descriptor)
    }
  }

  /// Called with the lock held.
  private func cutBackIfLarge(_ size: Int) throws(HistoryFileError) {
    // A line is at least 13 bytes; below this there can't be too many.
    guard size > maximumEntries * 2 * 13 else { return }
    let lines = try lines(last: maximumEntries * 2)
    guard lines.count == maximumEntries * 2 || size > Self.maximumFileBytes else { return }
    let kept = lines.suffix(maximumEntries)
    let target = Self.resolvingLinks(path)
    let temporary = "\(target).\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .unwritable(path: temporary, code: errno) }
    let isWritten = Self.write(kept.flatMap(\.encoded), to: descriptor)
    let code = errno
    close(descriptor)
    guard isWritten, rename(temporary, target) == 0 else {
      let failure = isWritten ? errno : code
      unlink(temporary)
      throw .unwritable(path: path, code: failure)
    }
  }

  /// Makes the folder of the file and those above it; a failure shows when the file is opened.
  private func makeFolders() {
    guard let slash = path.lastIndex(of: "/") else { return }
    let folder = String(path[..<slash])
    if access(folder, F_OK) == 0 { return }
    var made = ""
    for part in folder.split(separator: "/") {
      made += folder.hasPrefix("/") || !made.isEmpty ? "/\(part)" : String(part)
      mkdir(made, 0o700)
    }
  }

  private static func resolvingLinks(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = rest.dropFirst(written)
    }
    return true
  }
}
