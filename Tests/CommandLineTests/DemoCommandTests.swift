import PseudoTerminalSupport
import Testing

@Suite("The demonstration trust as a command")
struct DemoCommandTests {
  @Test("It makes a store that keeps every rule, whose chain holds, and makes it once")
  func make() throws {
    let workplace = try Workplace()
    let made = try workplace.run(["demo", "--store", "trust.db"])
    #expect(made.errors == "")
    #expect(made.output.contains("of a synthetic trust"))
    let asked = try workplace.run(
      ["--store", "trust.db"],
      input: "print(#qi.projects, #qi.measures)\nassert(#qi.check() == 0)\n"
    )
    #expect(asked.errors == "")
    #expect(asked.output == "400\t72\ntrue\n")
    #expect(try workplace.run(["verify", "--store", "trust.db"]).status == 0)
    let again = try workplace.run(["demo", "--store", "trust.db"])
    #expect(again.status != 0)
    #expect(again.errors.contains("does not exist yet"))
  }
}
