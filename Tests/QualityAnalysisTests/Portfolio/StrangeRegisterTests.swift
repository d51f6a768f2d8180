import QualityAnalysis
import QualityModel
import Testing

/// What registers of other places taught: half of the fields are empty, titles carry years, phases and
/// wards, and everybody watches what people say of the hospital.
@Suite("Duplicates in registers that others keep")
struct StrangeRegisterTests {
  /// Whether something is among what speaks for two projects being one.
  private func speaksFor(
    _ left: String,
    _ right: String,
    in found: FoundInRegister,
    _ isIt: (DuplicateReason) -> Bool
  ) throws -> Bool {
    try found.judge(left, right).reasons.contains(where: isIt)
  }

  @Test("The work of another year is not the same registered twice")
  func theWorkOfAnotherYear() throws {
    var register = MadeRegister()
    register.add("A", "Skin to skin after a caesarean 2023/24", at: ["DEL"], on: "FEED")
    register.add("B", "Skin to skin after a caesarean 2024-25", at: ["DEL"], on: "FEED")
    register.add("C", "Skin to skin after a caesarean", at: ["DEL"], on: "FEED")
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "renamed, possible")
    #expect(try found.judge("A", "B").counterReasons.contains(.otherEdition))
    // A year that only one of them names says when it was written down.
    #expect(try found.verdict("A", "C") == "renamed, definite")
  }

  @Test(
    "A phase that nobody declared is something to look at",
    arguments: [
      "Phase 2: golden first patient", "Golden first patient (part II)",
      "GOLDEN FIRST PATIENT – SECOND PHASE",
    ]
  )
  func aPhaseThatNobodyDeclared(_ second: String) throws {
    var register = MadeRegister()
    register.add("A", "Golden first patient", at: ["TH1"], on: "TURN")
    register.add("B", second, at: ["TH1"], on: "TURN")
    register.add("C", second + ".", at: ["TH1"], on: "TURN")
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "renamed, possible")
    #expect(try found.verdict("B", "C") == "registered_twice, definite")
    #expect(found.clusters == [["B", "C"]])
  }

  @Test("A number that counts something else is no phase")
  func aNumberThatCountsSomethingElse() throws {
    var register = MadeRegister()
    register.add("A", "Category 2 calls part of every huddle", at: ["NOR"], on: "RESP")
    register.add("B", "Category 2 calls: part of each huddle", at: ["NOR"], on: "RESP")
    #expect(try register.found().verdict("A", "B") == "renamed, definite")
  }

  @Test("Measures that carry one name are one measure, and not quite sure")
  func measuresThatCarryOneName() throws {
    var register = MadeRegister()
    register.add("A", "Clippers, not razors", at: ["MAR"], on: "INF")
    register.add("B", "CLIPPERS NOT RAZORS", at: ["MAR"], on: "INF-OLD")
    register.add("C", "Clippers not razors", at: ["MAR"], on: "INFD")
    register.add("D", "A pause before closing", at: ["MAR"], on: "INF-OLD")
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "registered_twice, probable")
    #expect(
      try speaksFor("A", "B", in: found) {
        if case .sameMeasureName = $0 { true } else { false }
      }
    )
    #expect(
      !(try found.judge("A", "B").counterReasons.contains {
        if case .differentAims = $0 { true } else { false }
      })
    )
    // Deep infections are others.
    #expect(try found.verdict("A", "C") == "registered_twice, possible")
    #expect(try found.verdict("A", "D") == "overlapping_measures, probable")
  }

  @Test("A telling title in several places is looked at, though nobody wrote down a measure")
  func aTellingTitleInSeveralPlaces() throws {
    var register = MadeRegister()
    register.add("A", "Ward clerk books the porter – Marlow Ward", at: ["MAR"])
    register.add("B", "Ward clerk books the porter", at: ["QUA"])
    register.add("C", "Ward clerk books the porter (Theatre One)", at: ["TH1"], on: "TURN")
    register.add("D", "Ward clerk books the porter", at: ["TH2"], on: "CANC")
    let found = try register.found()
    #expect(found.clusters.isEmpty)
    for (left, right) in [("A", "B"), ("A", "C"), ("B", "C")] {
      #expect(try found.verdict(left, right) == "same_aim_elsewhere, possible")
    }
    #expect(found.possible.contains(["A", "C"]))
    // Two that say what they measure, and it is not one, are two.
    #expect(try found.verdict("C", "D") == nil)
  }

  @Test("A project without a unit is held against those that have nearly its words")
  func aProjectWithoutAUnit() throws {
    var register = MadeRegister()
    register.add("A", "Reducing major obstetric haemorrhage by weighing", at: ["DEL"], on: "BLEED")
    register.add("B", "Weighing for fewer PPHs")
    register.add("C", "Weighing babies for growth")
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "renamed, possible")
    #expect(found.possible.contains(["A", "B"]))
    #expect(try found.verdict("A", "C") == nil)
  }

  @Test("A unit that only the title names is a unit, and not quite sure")
  func aUnitThatOnlyTheTitleNames() throws {
    var register = MadeRegister()
    register.add("A", "Showers the evening before, Quayside Ward", at: ["QUA"], on: "INF")
    register.add("B", "Showers the evening before: Quayside Ward")
    register.add("C", "Showers the evening before – Marlow Ward", ["lead": "L-A"])
    register.add("D", "What Estuary Hospitals can learn from planned surgery")
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "registered_twice, probable")
    #expect(try speaksFor("A", "B", in: found) { $0 == .unitInTitle(["B"]) })
    #expect(try found.verdict("A", "C") == "same_aim_elsewhere, possible")
    // The name of a trust or of a directorate says what it is about.
    #expect(try found.judge("A", "D").counterReasons.contains(.noUnit(["D"])))
  }

  @Test("One story or one aim under other words is one project")
  func oneStoryUnderOtherWords() throws {
    var register = MadeRegister()
    let story = "Three mothers in a month told us that nobody had shown them how."
    register.add("A", "Skin to skin", at: ["POS"], ["narrative": story])
    register.add("B", "A chair by every cot", at: ["POS"], on: "FEED", ["narrative": story + " "])
    let aim = "By March nine in ten turnovers take less than twenty minutes."
    register.add("C", "Swifter trolleys", at: ["TH1"], on: "TURN", ["aim": aim])
    register.add("D", "Runner between lists", at: ["TH1"], ["aim": aim.uppercased()])
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "renamed, probable")
    #expect(try found.verdict("C", "D") == "renamed, probable")
    #expect(try speaksFor("C", "D", in: found) { $0 == .sameAim })
    #expect(found.clusters == [["A", "B"], ["C", "D"]])
  }

  @Test("The same value of the same measure by the same day is the same aim")
  func theSameValueByTheSameDay() throws {
    let aim = ["aim_goal": "12", "aim_by": "2025-12-31"]
    var register = MadeRegister()
    register.add("A", "Swifter trolleys", at: ["TH1"], on: "TURN", aim)
    register.add("B", "Runner between lists", at: ["TH1"], on: "TURN", aim)
    register.add("C", "Porters with pagers", at: ["TH1"], on: "TURN", ["aim_goal": "12"])
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "renamed, probable")
    #expect(try found.verdict("A", "C") == "overlapping_measures, probable")
  }

  @Test("A title that says what another measures at the same ward is something to look at")
  func aTitleThatSaysWhatAnotherMeasures() throws {
    var register = MadeRegister()
    register.add("A", "Operate on the day", at: ["TH1"], on: "CANC")
    register.add("B", "Calling off fewer operations", at: ["TH1"])
    register.add("C", "Calling off fewer operations", at: ["TH1"], on: "TURN")
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "renamed, possible")
    #expect(try found.verdict("A", "C") == nil)
  }

  @Test("A measure that everybody has tells nothing, and the same words tell it still")
  func aMeasureThatEverybodyHas() throws {
    var register = MadeRegister()
    let ideas = [
      "Song for students", "Lamp above beds", "Menu in large print", "Tea at four", "Parking discs",
      "Visitors until nine", "Blankets in blue", "Poster by patients", "Stamp for charts",
      "Quiz at noon", "Boots in the hall", "Garden on the roof", "Dogs on Fridays", "Sign in Welsh",
      "Radio by the bed", "Clock in each bay",
    ]
    for (number, idea) in ideas.enumerated() {
      register.add("P\(10 + number)", idea, at: ["POS", "ANT"], on: "WARM")
    }
    register.add("Q1", "Skin to skin", at: ["POS"], on: "FEED", outcomes: ["WARM"])
    register.add("Q2", "A chair by every cot", at: ["POS"], on: "FEED", outcomes: ["WARM"])
    register.add("R", "Lamps above the beds", at: ["POS"], on: "WARM")
    let found = try register.found()
    #expect(try found.verdict("P10", "P11") == "overlapping_measures, possible")
    let against = try found.judge("P10", "P11").counterReasons
    #expect(against.contains { if case .commonMeasure = $0 { true } else { false } })
    #expect(try found.verdict("Q1", "Q2") == "overlapping_measures, probable")
    #expect(found.clusters == [["P11", "R"], ["Q1", "Q2"]])
  }

  @Test("An idea that came after the first was in place is its sequel, not its duplicate")
  func anIdeaThatCameAfter() throws {
    var register = MadeRegister()
    register.add(
      "A",
      "Clippers, not razors",
      at: ["MAR"],
      on: "INF",
      from: "2021-02-01",
      ["status": "monitoring", "status_on": "2023-01-10", "implemented_on": "2023-01-10"]
    )
    register.add("B", "Showers the evening before", at: ["MAR"], on: "INF", from: "2024-02-01")
    register.add("C", "Clippers not razors", at: ["MAR"], on: "INF", from: "2024-02-01")
    register.add("D", "A pause before closing", at: ["MAR"], on: "INF", from: "2022-06-01")
    // Its change is in place, and it wants to get further until the day of its aim.
    register.add(
      "E",
      "Swifter trolleys",
      at: ["TH1"],
      on: "TURN",
      from: "2021-02-01",
      [
        "status": "monitoring", "status_on": "2023-01-10", "implemented_on": "2023-01-10",
        "aim_by": "2024-12-31",
      ]
    )
    register.add("F", "Runner between lists", at: ["TH1"], on: "TURN", from: "2024-02-01")
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "overlapping_measures, possible")
    let before = CounterReason.inPlaceBefore("A", on: try #require(CalendarDate(iso: "2023-01-10")))
    #expect(try found.judge("A", "B").counterReasons.contains(before))
    #expect(try found.verdict("A", "C") == "registered_twice, probable")
    #expect(try found.verdict("A", "D") == "overlapping_measures, probable")
    #expect(try found.verdict("E", "F") == "overlapping_measures, probable")
  }
}
