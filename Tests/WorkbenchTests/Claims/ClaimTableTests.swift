import Testing

@testable import Workbench

@Suite("Claims and evidence at the prompt")
struct ClaimTableTests {
  let demonstration: DemonstrationSession

  init() throws {
    demonstration = try DemonstrationSession(isLoaded: false, store: ModelStore.model())
  }

  private func printed(_ source: String) throws -> String { try demonstration.printed(source) }

  @Test(
    "Every condition of every step stands in a row, with the claim and what the figures did below"
  )
  func oneProject() throws {
    let text = try printed(#"print(qi.project("P-02"):claim { on = "2024-10-15" })"#)
    #expect(text.contains("an aim in words"))
    #expect(text.contains("a change idea that is the usual way of working"))
    #expect(text.contains("Supported "))
    #expect(text.contains("On 2024-10-15, by nhse-2023"))
    #expect(text.contains("It cannot tell"))
    #expect(try printed(#"print(#qi.project("P-02"):claim())"#) == "20\n")
  }

  @Test("The rule set that is asked for judges, and is named")
  func ruleSet() throws {
    let text = try printed(#"print(qi.claims { least = 0, rules = "western-electric" })"#)
    #expect(text.contains("by western-electric"))
  }

  @Test("Every open project is there with least = 0, and fewer with a score that is asked for")
  func least() throws {
    let all = try printed("print(#qi.claims { least = 0 })")
    let some = try printed("print(#qi.claims { least = 3 })")
    let most = try printed("print(#qi.claims { least = 5.1 })")
    #expect(try #require(Int(all.dropLast())) > #require(Int(some.dropLast())))
    #expect(most == "0\n")
    let none = try printed("print(qi.claims { least = 5.1 })")
    #expect(none.contains("No open project claims so much on 2024-10-15."))
  }

  @Test("Flags are counted of all open projects, and one alone can be asked for")
  func flags() throws {
    let text = try printed(#"print(qi.project_flags { on = "2030-01-01", flag = "stale" })"#)
    #expect(text.contains("stale") && text.contains("days ago"))
    #expect(!text.contains("unaligned"))
    #expect(demonstration.failure(of: #"qi.project_flags { flag = "late" }"#) != nil)
  }

  @Test("Counts of tests stand with what they are of")
  func cycles() throws {
    let text = try printed("print(qi.pdsa_quality())")
    #expect(text.contains("prediction written down") && text.contains("tests begun"))
    #expect(text.contains("It cannot tell when a"))
  }

  @Test("A project that was not registered by the day is refused with the day")
  func notYet() throws {
    let failure = try #require(
      demonstration.failure(of: #"qi.project("P-02"):claim { on = "1990-01-01" }"#)
    )
    #expect("\(failure)".contains("1990-01-01"))
  }
}
