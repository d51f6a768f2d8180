import Foundation
import PseudoTerminalSupport

/// An empty home and an empty folder to work in, gone with the test: what a new user has.
final class Workplace: Sendable {
  let path: String

  /// What a run of the program came to.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/tidemark-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    // Without this file readline would read the system's, which differs between machines.
    try write("", to: ".inputrc")
  }

  deinit { remove() }

  /// Removes the folder with all that is in it.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  static var project: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
  }

  /// Makes the demonstration store here, with the scripts and data that ship.
  func makeDemonstrationStore() throws {
    for folder in ["scripts", "data"] {
      try FileManager.default.copyItem(
        atPath: "\(Self.project)/\(folder)",
        toPath: "\(path)/\(folder)"
      )
    }
    let outcome = try run([
      "run", "--create", "--store", "quality.db", "scripts/loads/crofton_ward.lua",
    ])
    guard outcome.status == 0 else { throw Failure(text: outcome.errors) }
  }

  struct Failure: Error { let text: String }

  /// Runs the program to its end, with text on its standard input.
  func run(
    _ arguments: [String],
    input: String = "",
    environment: [String: String] = [:],
    outputPath: String? = nil,
    program: String = BuiltProduct.path("tidemark")
  ) throws -> Outcome {
    let process = try start(
      arguments,
      input: input,
      environment: environment,
      outputPath: outputPath,
      program: program
    )
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: try read(".output"),
      errors: try read(".errors")
    )
  }

  /// Starts the program; what it writes is in `.output` and `.errors` as far as it has come.
  func start(
    _ arguments: [String],
    input: String = "",
    environment: [String: String] = [:],
    outputPath: String? = nil,
    program: String = BuiltProduct.path("tidemark")
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ["HOME": path, "USER": "tester", "PATH": "/usr/bin:/bin"]
      .merging(environment) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    // Files and not pipes: a full pipe would hold the program up.
    try write(input, to: ".input")
    let files = [".output", ".errors"].map { "\(path)/\($0)" }
    for file in files { try Data().write(to: URL(fileURLWithPath: file)) }
    process.standardInput = FileHandle(forReadingAtPath: "\(path)/.input")
    process.standardOutput = FileHandle(forWritingAtPath: outputPath ?? files[0])
    process.standardError = FileHandle(forWritingAtPath: files[1])
    try process.run()
    return process
  }

  /// The prompt under a terminal, with no pager unless the environment names one.
  func prompt(
    _ arguments: [String] = [],
    environment: [String: String] = [:],
    columns: Int = 80,
    rows: Int = 30
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      BuiltProduct.path("tidemark"),
      arguments,
      environment: [
        "HOME": path, "USER": "tester", "NO_COLOR": "1", "PAGER": "", "TIDEMARK_GRAPHICS": "none",
      ].merging(
        environment
      ) { $1 },
      workingDirectory: path,
      columns: columns,
      rows: rows
    )
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }
}
