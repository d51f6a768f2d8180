internal import DelimitedText
internal import Glibc
internal import QualityStore

extension FileAccess {
  /// The most that a script or a module may hold: what is larger is data with another name.
  static let largestSource = 16 << 20

  /// The bytes of a granted file, a script or a module.
  ///
  /// What was opened is judged, not only what the path led to a moment before.
  func contents(of path: String) throws(AccessError) -> [UInt8] {
    let resolved = try resolve(path, for: .reading)
    // Without blocking: a pipe would wait for its writer.
    let descriptor = open(resolved.text, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .failed(.reading, path: path, code: errno) }
    defer { close(descriptor) }
    if let opened = ResolvedPath(ofDescriptor: descriptor) {
      try check(opened, writtenAs: path, for: .reading)
    }
    return try Self.bytes(of: descriptor, path: path)
  }

  /// Opens a granted file of figures; the descriptor belongs to the caller.
  ///
  /// - Throws: ``AccessError``, ``StoreError/source(path:_:)``.
  func openFigures(_ path: String) throws -> Int32 {
    _ = try resolve(path, for: .reading)
    let descriptor: Int32
    do throws(DelimitedError) {
      descriptor = try DelimitedReader.openRegularFile(path)
    } catch { throw StoreError.source(path: path, error) }
    do {
      if let opened = ResolvedPath(ofDescriptor: descriptor) {
        try check(opened, writtenAs: path, for: .reading)
      }
    } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }

  /// Writes a file that a person named, whatever the profile: whole, or not at all.
  package static func replaceNamedFile(
    _ path: String,
    with text: String
  ) throws(AccessError) {
    try FileAccess.interactive.replace(path, with: text)
  }

  /// The bytes of a file that a person named, whatever the profile.
  package static func contents(ofNamedFile path: String) throws(AccessError) -> [UInt8] {
    try FileAccess.interactive.contents(of: path)
  }

  private static func bytes(
    of descriptor: Int32,
    path: String
  ) throws(AccessError) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .failed(.reading, path: path, code: errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    let size = Int(status.st_size)
    guard size <= largestSource else {
      throw .tooLarge(path: path, bytes: size, limit: largestSource)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .failed(.reading, path: path, code: errno)
      }
      if count == 0 { return bytes }
      bytes += block[..<count]
      // It may have grown since.
      guard bytes.count <= largestSource else {
        throw .tooLarge(path: path, bytes: bytes.count, limit: largestSource)
      }
    }
  }

  /// Writes a whole file: either the new one is there, complete, or the old one still is.
  ///
  /// A link is followed, and then judged. The new file is made beside the old one and takes its
  /// name; a link that someone puts there meanwhile is replaced and not followed.
  ///
  /// - Returns: The folder that was made for it, nil when it was there.
  @discardableResult
  func replace(_ path: String, with text: String) throws(AccessError) -> String? {
    let resolved = try resolve(path, for: .writing)
    guard !resolved.name.isEmpty else { throw .notAFile(path: path) }
    let madeFolder = try Self.makeFolder(resolved.folder, for: path)
    let folder = open(resolved.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .failed(.writing, path: path, code: errno) }
    defer { close(folder) }
    if let opened = ResolvedPath(ofDescriptor: folder) {
      try check(try ResolvedPath(opened.text + "/" + resolved.name), writtenAs: path, for: .writing)
    }

    var status = stat()
    let exists = fstatat(folder, resolved.name, &status, AT_SYMLINK_NOFOLLOW) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw .notAFile(path: path) }
    let draft = ".tidemark-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    let file = openat(folder, draft, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .failed(.writing, path: path, code: errno) }
    var isInPlace = false
    defer {
      close(file)
      if !isInPlace { unlinkat(folder, draft, 0) }
    }
    if exists, status.st_mode & S_IFMT == S_IFREG { fchmod(file, status.st_mode & 0o777) }
    guard Self.write(text, to: file), fsync(file) == 0,
      renameat(folder, draft, folder, resolved.name) == 0
    else { throw .failed(.writing, path: path, code: errno) }
    isInPlace = true
    return madeFolder
  }

  /// Makes a folder and those above it that are missing; the path when it was not there.
  private static func makeFolder(
    _ folder: String,
    for path: String
  ) throws(AccessError) -> String? {
    guard access(folder, F_OK) != 0 else { return nil }
    var reached = ""
    for part in folder.utf8.split(separator: UInt8(ascii: "/")) {
      reached += "/" + String(decoding: part, as: UTF8.self)
      if mkdir(reached, 0o777) != 0, errno != EEXIST {
        // An existing folder may be one where nothing can be made.
        if access(reached, F_OK) == 0 { continue }
        throw .failed(.writing, path: path, code: errno)
      }
    }
    return folder
  }

  private static func write(_ text: String, to file: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let base = rest.baseAddress, !rest.isEmpty {
        let count = Glibc.write(file, base, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
      return true
    }
  }
}

/// Writing files on a script's behalf.
enum FileWriting {
  /// Writes a file through the session's gate; a folder that is not there is made, and that is said
  /// where it lies elsewhere than in the one that is worked in.
  static func replace(_ path: String, with text: String, in session: WorkbenchSession) throws {
    guard let made = try session.settings.access.replace(path, with: text) else { return }
    // Within the folder one works in that is the usual way; elsewhere it may be a slip.
    if try !ResolvedPath(ResolvedPath.workingFolder).holds(ResolvedPath(made)) {
      session.settings.warning("The folder \(made) was not there and has been made.")
    }
  }
}

extension WorkbenchSession {
  /// The text of a script, read as the session's profile allows.
  ///
  /// - Throws: A diagnostic that says why it may not or cannot be read.
  package func readSource(_ path: String) throws(Diagnostic) -> [UInt8] {
    do throws(AccessError) {
      return try settings.access.contents(of: path)
    } catch {
      throw Diagnostic(error)
    }
  }

  /// Recording is refused in a preview, before the store would say only that it is read-only.
  func checkMayRecord() throws(AccessError) {
    if settings.access.profile == .preview { throw .recordingInPreview }
  }
}
