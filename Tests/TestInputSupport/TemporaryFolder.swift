import Foundation

/// A folder for files of a test, gone when the last who holds it is.
public final class TemporaryFolder: Sendable, CustomStringConvertible {
  /// Where it lies, under the system's folder for what is temporary.
  public let path: String

  /// Makes the folder, under a name that nothing else has.
  public init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("tidemark-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path, to be put into scripts.
  public var description: String { path }

  /// The path of a file or folder in it.
  public func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file, and makes the folders on the way to it.
  ///
  /// - Returns: The path of the file.
  @discardableResult
  public func write(_ text: String, to name: String = "figures.csv") throws -> String {
    let url = URL(fileURLWithPath: file(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: url)
    return url.path
  }

  /// Makes folders with those on the way to them.
  public func makeFolders(_ names: String...) throws {
    for name in names {
      try FileManager.default.createDirectory(
        atPath: file(name),
        withIntermediateDirectories: true
      )
    }
  }

  /// The names of what lies in it, in order.
  public func contents() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
