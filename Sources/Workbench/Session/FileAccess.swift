internal import Glibc

/// How much a session's scripts are trusted with.
package enum AccessProfile: String, Hashable, Sendable {
  /// A person at the prompt, with their own store: any file they may use themselves.
  case interactive
  /// A saved script: the files of its own folder, of the store's folder, and those granted by name.
  case script
  /// What is not yet trusted: no files, and nothing is recorded.
  case preview
}

/// The gate to the file system: every function of scripts that touches a file asks here.
///
/// Paths are judged after every link and every `..` of them has been followed.
package struct FileAccess: Sendable, Hashable {
  package let profile: AccessProfile
  /// Where it is noted which files are used; nil where nobody asks.
  var notes: FileNotes?
  private var readable: [ResolvedPath] = []
  private var writable: [ResolvedPath] = []
  private var storeFiles: [ResolvedPath] = []

  private init(_ profile: AccessProfile, storePath: String?) throws(AccessError) {
    self.profile = profile
    guard let storePath else { return }
    let store = try ResolvedPath(storePath).text
    for suffix in ["", "-wal", "-shm"] { storeFiles.append(try ResolvedPath(store + suffix)) }
  }

  /// Any file but the store's own.
  package static let interactive = FileAccess(profile: .interactive)

  /// No file at all.
  package static let preview = FileAccess(profile: .preview)

  private init(profile: AccessProfile) { self.profile = profile }

  /// Any file but those of the store at a path.
  package static func interactive(storePath: String?) throws(AccessError) -> FileAccess {
    try FileAccess(.interactive, storePath: storePath)
  }

  /// What a script may use that is run from here: at the prompt that of any saved script on the same
  /// store; what is restricted already stays so.
  func ofScript(in folder: String) throws(AccessError) -> FileAccess {
    guard profile == .interactive else { return self }
    var access = try FileAccess.script(in: folder, storePath: storeFiles.first?.text)
    access.notes = notes
    return access
  }

  /// What a saved script may use.
  ///
  /// - Parameters:
  ///   - folder: Where the script lies: it may read and write there and beneath.
  ///   - storePath: The store; its folder is the script's as well. Nil where there is none.
  ///   - reading: Files and folders that may be read as well.
  ///   - writing: Files and folders that may be written as well.
  /// - Returns: The access.
  /// - Throws: ``AccessError`` for a path that cannot be one.
  package static func script(
    in folder: String,
    storePath: String? = nil,
    reading: [String] = [],
    writing: [String] = []
  ) throws(AccessError) -> FileAccess {
    var access = try FileAccess(.script, storePath: storePath)
    var own = [try ResolvedPath(folder)]
    if let store = access.storeFiles.first { own.append(try ResolvedPath(store.folder)) }
    access.readable = own
    access.writable = own
    for path in reading { access.readable.append(try ResolvedPath(path)) }
    for path in writing { access.writable.append(try ResolvedPath(path)) }
    return access
  }

  /// Grants one file for reading and writing: a person named it for this run.
  ///
  /// A preview stays without files.
  mutating func grant(_ path: String) throws(AccessError) {
    let resolved = try ResolvedPath(path)
    readable.append(resolved)
    writable.append(resolved)
  }

  /// Where a path leads, when the profile grants it.
  func resolve(_ path: String, for use: FileUse) throws(AccessError) -> ResolvedPath {
    let resolved = try ResolvedPath(path)
    try check(resolved, writtenAs: path, for: use)
    return resolved
  }

  /// Judges a place that has been resolved.
  func check(
    _ resolved: ResolvedPath,
    writtenAs path: String,
    for use: FileUse
  ) throws(AccessError) {
    if use == .writing, storeFiles.contains(resolved) { throw .isStore(path: path) }
    let granted =
      switch use {
      case .reading: readable
      case .writing: writable
      }
    let isGranted =
      switch profile {
      case .interactive: true
      case .script: granted.contains { $0.holds(resolved) }
      case .preview: false
      }
    guard !isGranted else {
      notes?.note(path, resolved: resolved.text, for: use)
      return
    }
    throw .notGranted(
      AccessRefusal(
        profile: profile,
        use: use,
        path: path,
        resolved: resolved.text,
        grant: try Self.grant(for: resolved),
        granted: granted.map(\.readable)
      )
    )
  }

  /// What an option should name to grant a file: its folder, where other files of the run are
  /// likely to lie too; the file itself where its folder is the working folder, a home or the root.
  private static func grant(for file: ResolvedPath) throws(AccessError) -> String {
    let folder = try ResolvedPath(file.folder)
    let home = try getenv("HOME").map { String(cString: $0) }.map(ResolvedPath.init)
    let working = try ResolvedPath(ResolvedPath.workingFolder)
    return folder.holds(working) || folder == home ? file.readable : folder.readable
  }
}
