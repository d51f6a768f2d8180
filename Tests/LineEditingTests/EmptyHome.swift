import Foundation
import PseudoTerminalSupport

/// A home folder with nothing in it, gone with the test.
final class EmptyHome {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/probe-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    // Without this file readline would read the system's, which differs between machines.
    try write("", to: ".inputrc")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The probe under a terminal, in this home.
  func probe(
    _ arguments: [String] = [],
    environment: [String: String] = [:],
    columns: Int = 60,
    rows: Int = 16
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      BuiltProduct.path("line-editing-probe"),
      arguments,
      environment: ["HOME": path].merging(environment) { $1 },
      workingDirectory: path,
      columns: columns,
      rows: rows
    )
  }

  /// What the probe prints for `input` on a pipe.
  func runProbe(input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltProduct.path("line-editing-probe"))
    process.environment = ["HOME": path, "TERM": "xterm-256color"]
    let standardInput = Pipe()
    let standardOutput = Pipe()
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  /// The file in which the probe keeps its history.
  var historyPath: String { path + "/.local/state/probe/history" }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
  }

  /// The permission bits of a file or folder.
  func mode(of name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.posixPermissions] as? Int
  }
}
