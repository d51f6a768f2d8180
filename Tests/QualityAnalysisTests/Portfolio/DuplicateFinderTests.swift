import QualityAnalysis
import QualityModel
import Testing

@Suite("Duplicates in a portfolio")
struct DuplicateFinderTests {
  @Test("A title typed again at one unit is one registration too many")
  func aTitleTypedAgain() throws {
    var register = MadeRegister()
    register.add("A", "Warm blankets before the operation", at: ["MAR"], on: "INF")
    register.add(
      "B",
      "WARM BLANKETS, before the  operation!",
      at: ["MAR"],
      on: "INF",
      from: "2024-03-01"
    )
    let found = try register.found()
    #expect(found.clusters == [["A", "B"]])
    #expect(try found.verdict("A", "B") == "registered_twice, definite")
    #expect(try found.judge("A", "B").reasons.contains(.registeredApart(days: 29)))
  }

  @Test("A second registration with a title and nothing else is found")
  func aSecondRegistrationWithATitleAlone() throws {
    var register = MadeRegister()
    register.add("A", "Skin to skin in the first hour", at: ["DEL"], on: "FEED")
    register.add("B", "Skin-to-skin in the first hour", at: ["DEL"])
    register.add("C", "Skin to skin in the first hour")
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "registered_twice, definite")
    #expect(try found.verdict("A", "C") == "registered_twice, possible")
    #expect(found.clusters == [["A", "B"]])
    #expect(found.possible.contains(["A", "C"]))
  }

  @Test(
    "Other words for the same at one unit are a renamed project",
    arguments: [
      ("Reducing PPH on Lavender Suite", "Fewer major obstetric haemorrhages", "BLEED", "DEL"),
      ("Cutting surgical wuond infections", "Preventing SSI at Marlow Ward", "INF", "MAR"),
      ("Ambulance handover delays", "Less offload delay, Northgate", "HAND", "NOR"),
      ("Breastfeeding at discharge", "Infant feeding when discharged", "FEED", "POS"),
      ("Cancelled operations", "On-the-day cancellations in Theatre Two", "CANC", "TH2"),
    ]
  )
  func otherWordsForTheSame(_ first: String, _ second: String, _ measure: String, _ unit: String)
    throws
  {
    var register = MadeRegister()
    register.add("A", first, at: [unit], on: measure)
    register.add("B", second, at: [unit], on: measure, from: "2024-06-01")
    // The words that a misspelling is held against.
    register.add("C", "Wound dressings counted", at: ["QUA"], on: "TURN")
    register.add("D", "Wound swabs on time", at: ["TH3"], on: "RESP")
    let found = try register.found()
    let verdict = try found.verdict("A", "B")
    #expect(verdict == "renamed, definite" || verdict == "renamed, probable")
    #expect(found.clusters == [["A", "B"]])
  }

  @Test("Another idea for the same outcome at one unit overlaps")
  func anotherIdeaForTheSameOutcome() throws {
    var register = MadeRegister()
    register.add("A", "Warm blankets before the operation", at: ["MAR"], on: "INF")
    register.add("B", "A pause before closing", at: ["MAR"], on: "TURN", outcomes: ["INF"])
    register.add("C", "Showers the evening before", at: ["QUA"], on: "INF")
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "overlapping_measures, probable")
    #expect(try found.verdict("A", "C") == nil)
    #expect(found.clusters == [["A", "B"]])
    let judgement = try found.judge("A", "B")
    #expect(judgement.reasons.contains { if case .sameOutcomes = $0 { true } else { false } })
    #expect(
      judgement.counterReasons.contains { if case .differentAims = $0 { true } else { false } }
    )
  }

  @Test("Titles that say what the measure says, each in words of its own, are one project")
  func titlesThatNameTheMeasure() throws {
    var register = MadeRegister()
    register.add("A", "Calling off fewer operations", at: ["TH1"], on: "CANC")
    register.add("B", "Operate on the day", at: ["TH1"], on: "CANC")
    register.add("C", "No operations called off on the day", at: ["TH2"], on: "CANC")
    register.add("E", "Day of operation", at: ["TH3"], on: "CANC")
    register.add("D", "Spare beds before eight", at: ["TH1"], on: "CANC")
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "renamed, probable")
    #expect(try found.verdict("C", "E") == "same_aim_elsewhere, probable")
    #expect(try found.verdict("A", "D") == "overlapping_measures, probable")
    #expect(
      try found.judge("A", "B").reasons.contains {
        if case .nameTheMeasure = $0 { true } else { false }
      }
    )
  }

  @Test("Two that have hardly begun to overlap are something to look at")
  func twoThatHaveHardlyBegun() throws {
    var register = MadeRegister()
    register.add("A", "Warm blankets before the operation", at: ["MAR"], on: "INF")
    register.add(
      "B",
      "A pause before closing",
      at: ["MAR"],
      on: "TURN",
      outcomes: ["INF"],
      from: "2025-01-15"
    )
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "overlapping_measures, possible")
    #expect(found.clusters.isEmpty)
    #expect(found.possible == [["A", "B"]])
  }

  @Test("One aim in one wording in several places is one cluster with one lead")
  func oneAimInOneWording() throws {
    var register = MadeRegister()
    for (number, unit) in ["TH1", "TH2", "TH3"].enumerated() {
      let name = ["Theatre One", "Theatre Two", "Theatre Three"][number]
      register.add(
        "P\(number)",
        "Calling patients the evening before, \(name)",
        at: [unit],
        on: "CANC"
      )
    }
    register.add("Q", "A second list manager", at: ["MAR"], on: "CANC")
    let found = try register.found()
    #expect(found.clusters == [["P0", "P1", "P2"]])
    #expect(
      found.findings.clusters.first?.members.map(\.kind) == [.sameAimElsewhere, .sameAimElsewhere]
    )
    #expect(try found.verdict("P0", "Q") == nil)
  }

  @Test("A project at a ward and one at its directorate are never surely one")
  func aWardAndItsDirectorate() throws {
    var register = MadeRegister()
    register.add("A", "Fewer wound infections", at: ["SUR"], on: "INF")
    register.add("B", "Fewer wound infections on Marlow", at: ["MAR"], on: "INF")
    register.add("C", "A pause before closing", at: ["QUA"], on: "INF")
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "overlapping_measures, probable")
    #expect(try found.verdict("A", "C") == "overlapping_measures, possible")
    #expect(try found.verdict("B", "C") == nil)
  }

  @Test("A project inside the scope of a programme that it does not belong to is found")
  func insideTheScopeOfAProgramme() throws {
    var register = MadeRegister()
    register.add(
      .programme,
      [
        "code": "PG", "title": "No wound lost", "kind": "trust_wide", "status": "running",
        "started_on": "2024-01-01",
      ]
    )
    for unit in ["MAR", "QUA"] {
      register.add(
        .programmeUnit,
        ["programme": "PG", "unit": unit, "joined_on": "2024-01-10"]
      )
    }
    register.add(.programmeMeasure, ["programme": "PG", "measure": "INF", "role": "outcome"])
    register.add(.programmeMeasure, ["programme": "PG", "measure": "TURN", "role": "process"])
    register.add("A", "The closing pause", at: ["MAR"], on: "INF", ["programme": "PG"])
    register.add("B", "Showers the evening before", at: ["QUA"], on: "INF")
    register.add("C", "Swifter trolleys", at: ["QUA"], on: "TURN")
    register.add("D", "Clippers, not razors", at: ["TH1"], on: "INF")
    let found = try register.found()
    #expect(found.clusters == [["A", "B"]])
    let member = try #require(found.findings.clusters.first?.members.first)
    #expect(member.kind == .withinProgramme)
    #expect(member.tier == .definite)
    #expect(found.findings.clusters.first?.lead == found.finder.portfolio.number(ofProject: "A"))
    #expect(found.finder.judgement(of: member).reasons.count == 1)
  }

  @Test("The one that has come further leads")
  func theOneThatHasComeFurtherLeads() throws {
    var register = MadeRegister()
    register.add("A", "Warm blankets before the operation", at: ["MAR"], on: "INF")
    register.add(
      "B",
      "Warm blankets before the operation",
      at: ["MAR"],
      on: "INF",
      from: "2024-04-01",
      ["status": "implementing"]
    )
    for code in ["A", "B"] {
      register.add(
        .progressScore,
        [
          "project": code, "scored_on": "2025-03-01", "scored_by": "X", "score": "2.0",
          "evidence": "said at the meeting",
        ]
      )
    }
    let found = try register.found()
    let lead = try #require(found.findings.clusters.first?.lead)
    #expect(found.finder.portfolio.projects[lead].code == "B")
  }
}
