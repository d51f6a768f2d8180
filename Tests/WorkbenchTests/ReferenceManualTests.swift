import Foundation
import Testing

@testable import Workbench

@Suite("The reference manual")
struct ReferenceManualTests {
  @Test("docs/lua-reference.md is what the registrations say (make reference writes it)")
  func current() throws {
    let file = DemonstrationSession.project.appendingPathComponent("docs/lua-reference.md")
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(written == ReferenceManual(registry: Registry()).text)
  }
}
