import Foundation
import PseudoTerminalSupport
import Testing

/// The short form of `make fuzz`.
@Suite("Arbitrary input")
struct FuzzTests {
  @Test("Two seconds of arbitrary series, options and files break nothing")
  func shortForm() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltProduct.path("spc-fuzz"))
    process.arguments = ["--seconds", "2", "--seed", "20260101"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.contains("nothing found"), "\(said)")
  }
}
