import Foundation
import PseudoTerminalSupport
import Testing

/// The short form of `make soak`, and what it says of a program that breaks its promises.
@Suite("Killed in the middle of its work")
struct SoakTests {
  @Test("A dozen kills leave every batch whole or not there, and a log that verifies")
  func shortForm() throws {
    let (status, said) = try soak("--runs", "12", "--seed", "20260101")
    #expect(status == 0, "\(said)")
    #expect(said.contains("every batch whole or not there"), "\(said)")
  }

  @Test(
    "The soak notices a store that breaks a promise",
    arguments: [
      // How many were reported is for the moment of the kill to say.
      ("lost", [" reported, and the store has 0"]),
      // Whether SQLite, the log's header or only the rows show it is for the moment to say.
      (
        "torn",
        ["the store cannot be read: error: ", "only a part was in the log, and the store has 5"]
      ),
      ("half", ["the store does not hold 3 whole commits: missing figure|falls|"]),
      ("chain", ["Change 2 has an entry that differs from its hash"]),
      ("litter", ["left over: quality.db-new"]),
    ]
  )
  func notices(_ damage: String, sentences: [String]) throws {
    let (status, said) = try soak("--break", damage, "--seed", "20260101")
    #expect(status == 1, "\(said)")
    #expect(sentences.contains { said.contains($0) }, "\(said)")
  }

  private func soak(_ arguments: String...) throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltProduct.path("store-soak"))
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }
}
