import Foundation
import PseudoTerminalSupport

/// A place with a file system of its own, which only the programs that it runs can see under its
/// name, gone with the test.
///
/// It is mounted in a mount namespace that a helper holds open.
final class PrivateMount {
  /// The path under which the programs see it.
  let path: String
  private let workplace: Workplace
  private let helper = Process()
  private let leash = Pipe()

  /// Whether this machine lets us mount; in a container or without the rights it does not.
  static let isPossible: Bool = (try? PrivateMount(mounting: "tmpfs -o size=64k tmpfs")) != nil

  /// Mounts what the words say that `mount -t` is told before the place: `"tmpfs -o size=4m tmpfs"`.
  init(mounting type: String) throws {
    workplace = try Workplace()
    path = workplace.path + "/place"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    helper.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
    helper.arguments = [
      "--mount", "--propagation", "private", "sh", "-c",
      "mount -t \(type) '\(path)' && echo ready && exec cat",
    ]
    let said = Pipe()
    helper.standardInput = leash
    helper.standardOutput = said
    helper.standardError = FileHandle.nullDevice
    try helper.run()
    guard said.fileHandleForReading.availableData == Data("ready\n".utf8) else {
      throw Workplace.Failure(text: "nothing can be mounted here")
    }
  }

  deinit {
    try? leash.fileHandleForWriting.close()
    helper.waitUntilExit()
  }

  /// The place as this process reaches it.
  var reached: String { "/proc/\(helper.processIdentifier)/root\(path)" }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(reached)/\(name)"))
  }

  func read(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(reached)/\(name)"))
  }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: reached).sorted()
  }

  /// Changes the mount, such as to one that is only read.
  func remount(_ options: String) throws {
    let outcome = try enter(["mount", "-o", "remount,\(options)", path])
    guard outcome.status == 0 else { throw Workplace.Failure(text: outcome.errors) }
  }

  /// Takes all the room that is left, but for some bytes.
  func fill(leaving rest: Int = 0) throws {
    let whole = try FileManager.default.attributesOfFileSystem(forPath: reached)
    let free = (whole[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    try Data(count: max(0, free - rest)).write(to: URL(fileURLWithPath: "\(reached)/ballast"))
  }

  func makeRoom() throws { try FileManager.default.removeItem(atPath: "\(reached)/ballast") }

  /// Runs the program in the place.
  func run(_ arguments: [String], input: String = "") throws -> Workplace.Outcome {
    try enter(
      ["sh", "-c", "cd '\(path)' && exec \"$0\" \"$@\"", BuiltProduct.path("tidemark")] + arguments,
      input: input
    )
  }

  private func enter(_ words: [String], input: String = "") throws -> Workplace.Outcome {
    try workplace.run(
      ["--target", "\(helper.processIdentifier)", "--mount", "--"] + words,
      input: input,
      program: "/usr/bin/nsenter"
    )
  }
}
