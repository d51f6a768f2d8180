import Foundation
import Testing

/// A store on a file system that is only read.
@Suite(
  "A store that may only be read",
  .enabled(if: PrivateMount.isPossible, "this machine lets nobody mount")
)
struct ReadOnlyStoreTests {
  let place: PrivateMount

  init() throws {
    place = try PrivateMount(mounting: "tmpfs -o size=8m tmpfs")
    try LoadFiles.write { try place.write($0, to: $1) }
    let made = try place.run(["run", "--create", "define.lua"])
    #expect(made.status == 0, "\(made.errors)")
  }

  @Test("Reading and verifying work; recording gets one sentence, and nothing is touched")
  func readOnly() throws {
    try place.remount("ro")
    let before = try place.read("quality.db")
    #expect(try place.run(["run", "read.lua"]).output == "2 measures\n")
    #expect(try place.run(["run", "--preview", "read.lua"]).output == "2 measures\n")
    #expect(try place.run(["verify"]).output.contains("1 change, all as written."))
    let failed = try place.run(["run", "load.lua"])
    #expect(failed.status == 1)
    #expect(
      failed.errors.hasPrefix(
        "error: The store may not be written to: the system allows only reading it, or its folder. "
          + "Nothing was written.\n  where  quality.db"
      ),
      "\(failed.errors)"
    )
    #expect(failed.errors.components(separatedBy: "error:").count == 2)
    #expect(try place.read("quality.db") == before)
    try place.remount("rw")
    #expect(try place.run(["run", "load.lua"]).status == 0)
  }

  @Test("The newest changes of a program that died are not left out in silence")
  func leftLog() throws {
    let store = try Data(contentsOf: URL(fileURLWithPath: place.reached + "/quality.db"))
    let workplace = try Workplace()
    try LoadFiles.write { try workplace.write($0, to: $1) }
    try store.write(to: URL(fileURLWithPath: workplace.path + "/quality.db"))
    try KilledProgram.leaveLog(of: "load.lua", in: workplace)
    for name in ["quality.db", "quality.db-wal"] {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(workplace.path)/\(name)"))
      try data.write(to: URL(fileURLWithPath: "\(place.reached)/\(name)"))
    }
    try place.remount("ro")
    let failed = try place.run(["run", "read.lua"])
    #expect(failed.status == 1)
    #expect(failed.errors.contains("The newest changes are in a log"), "\(failed.errors)")
    try place.remount("rw")
    #expect(try place.run(["verify"]).output.contains("2 changes, all as written."))
  }

  @Test("In a preview there is one sentence, whatever the file allows")
  func preview() throws {
    let failed = try place.run(["run", "--preview", "define.lua"])
    #expect(failed.status == 1)
    #expect(failed.errors.components(separatedBy: "error:").count == 2)
    #expect(failed.errors.contains("preview"), "\(failed.errors)")
  }
}

/// A program that was killed after its commits, so that they are in the log alone.
enum KilledProgram {
  /// Runs a script in a workplace and kills the program when the script has come to its end.
  static func leaveLog(of script: String, in workplace: Workplace) throws {
    try workplace.write(
      try workplace.read(script) + "\nprint \"at the end\"\nwhile true do end\n",
      to: "killed.lua"
    )
    let terminal = try workplace.start(["run", "--create", "killed.lua"])
    defer { terminal.waitUntilExit() }
    let end = Date(timeIntervalSinceNow: 60)
    while try !workplace.read(".output").contains("at the end") {
      guard terminal.isRunning, Date() < end else {
        kill(terminal.processIdentifier, SIGKILL)
        throw Workplace.Failure(text: try workplace.read(".errors"))
      }
      usleep(5_000)
    }
    kill(terminal.processIdentifier, SIGKILL)
  }
}
