internal import Glibc

/// A place in the file system without `.`, `..` and links, whether something stands there or not.
///
/// Paths are bytes to the system and are taken as bytes here: Swift holds `é` equal to `e` with an
/// accent after it, and takes a slash with a combining mark for another character than a slash.
struct ResolvedPath: Sendable {
  /// The absolute path.
  let text: String

  /// Follows every link of a path.
  ///
  /// What does not exist is taken by its name, so that a file can be judged before it is made.
  ///
  /// - Parameter path: Absolute, or from the working folder.
  /// - Throws: ``AccessError/unusableName(path:)`` for no name at all and one with a NUL in it, which
  ///   the system would end early; ``AccessError/failed(_:path:code:)`` with `ELOOP`.
  init(_ path: String) throws(AccessError) {
    guard !path.utf8.isEmpty, !path.utf8.contains(0) else { throw .unusableName(path: path) }
    let isAbsolute = path.utf8.first == Self.slash
    var pending = Self.components(of: isAbsolute ? path : Self.workingFolder + "/" + path)
    pending.reverse()
    var reached: [String] = []
    var links = 0
    while let component = pending.popLast() {
      if component == "." { continue }
      if component == ".." {
        _ = reached.popLast()
        continue
      }
      let here = Self.path(of: reached + [component])
      guard let target = Self.target(ofLink: here) else {
        reached.append(component)
        continue
      }
      links += 1
      guard links <= Self.mostLinks else { throw .failed(.reading, path: path, code: ELOOP) }
      if target.utf8.first == Self.slash { reached = [] }
      pending += Self.components(of: target).reversed()
    }
    text = Self.path(of: reached)
  }

  /// The folder it lies in; the root lies in itself.
  var folder: String {
    let parts = Self.components(of: text)
    return Self.path(of: Array(parts.dropLast()))
  }

  /// The last part of the path; empty for the root.
  var name: String { Self.components(of: text).last ?? "" }

  /// Whether the other place is this one or lies beneath it.
  func holds(_ other: ResolvedPath) -> Bool {
    let own = Array(text.utf8)
    let others = Array(other.text.utf8)
    guard own.count > 1 else { return true }
    guard others.starts(with: own) else { return false }
    return others.count == own.count || others[own.count] == Self.slash
  }

  /// The path as a person in the working folder would write it.
  var readable: String {
    let folder = Self.workingFolder
    if text.utf8.elementsEqual(folder.utf8) { return "." }
    let prefix = Array((folder + "/").utf8)
    guard text.utf8.starts(with: prefix) else { return text }
    return String(decoding: text.utf8.dropFirst(prefix.count), as: UTF8.self)
  }

  /// The folder one works in, without links.
  static var workingFolder: String {
    guard let bytes = getcwd(nil, 0) else { return "/" }
    defer { free(bytes) }
    return String(cString: bytes)
  }

  /// The place that an open descriptor stands for; nil where the system does not say.
  init?(ofDescriptor descriptor: Int32) {
    guard let target = Self.target(ofLink: "/proc/self/fd/\(descriptor)") else { return nil }
    text = target
  }

  private static let slash = UInt8(ascii: "/")
  /// As many as Linux follows.
  private static let mostLinks = 40

  private static func components(of path: String) -> [String] {
    path.utf8.split(separator: slash).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func path(of components: [String]) -> String {
    "/" + components.joined(separator: "/")
  }

  /// What a link says; nil when there is no link of this name.
  private static func target(ofLink path: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let count = readlink(path, base, buffer.count)
      guard count > 0 else { return nil }
      return String(
        decoding: UnsafeRawBufferPointer(start: base, count: count),
        as: UTF8.self
      )
    }
  }
}

extension ResolvedPath: Hashable {
  static func == (left: ResolvedPath, right: ResolvedPath) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
