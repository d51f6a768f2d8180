import Foundation
import PseudoTerminalSupport
import Testing

/// The short form of `make soak`.
@Suite("Killed in the middle of its work")
struct SoakTests {
  @Test("A dozen kills leave every batch whole or not there, and a log that verifies")
  func shortForm() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltProduct.path("store-soak"))
    process.arguments = ["--runs", "12", "--seed", "20260101"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.contains("every batch whole or not there"), "\(said)")
  }
}
