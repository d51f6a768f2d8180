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
    // Complaints answered in time: June was reported in July, and put right at the end of August.
    let june = """
      print(qi.measure("EXP-09"):series { unit = "TRUST", roll_up = true, to = "2024-06" }[-1].numerator)

      """
    var known: [String] = []
    for day in ["2024-07-31", "2024-08-30", "2024-08-31", "2024-10-01"] {
      let asked = try workplace.run(["--store", "trust.db", "--as-of", day], input: june)
      #expect(asked.errors == "")
      known.append(asked.output)
    }
    #expect(known[0] == known[1])
    #expect(known[2] == known[3])
    let numbers = known.compactMap { Double($0.prefix { $0 != "\n" }) }
    #expect(numbers.count == 4 && numbers[0] < numbers[2])
    let again = try workplace.run(["demo", "--store", "trust.db"])
    #expect(again.status != 0)
    #expect(again.errors.contains("does not exist yet"))
  }
}
