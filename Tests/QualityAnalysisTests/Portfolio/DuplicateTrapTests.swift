import QualityAnalysis
import QualityModel
import Testing

@Suite("What is no duplicate, and titles that say little")
struct DuplicateTrapTests {
  @Test("Words alike with different aims at one unit are something to look at")
  func wordsAlikeWithDifferentAims() throws {
    var register = MadeRegister()
    register.add("A", "Improving ambulance handover at Northgate", at: ["NOR"], on: "HAND")
    register.add("B", "Improving ambulance handover notes at Northgate", at: ["NOR"], on: "NOTE")
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "renamed, possible")
    #expect(found.clusters.isEmpty)
    #expect(found.possible == [["A", "B"]])
    register.add("C", "Improving ambulance handover at Northgate", at: ["NOR"], on: "NOTE")
    #expect(try register.found().verdict("A", "C") == "registered_twice, possible")
  }

  @Test("A declared spread and its siblings are no duplicates")
  func aDeclaredSpread() throws {
    var register = MadeRegister()
    for (code, unit) in [("A", "TH1"), ("B", "TH2"), ("C", "TH3"), ("D", "MAR")] {
      register.add(code, "Calling patients the evening before", at: [unit], on: "CANC")
    }
    for (target, unit) in [("B", "TH2"), ("C", "TH3")] {
      register.add(
        .spread,
        [
          "source_project": "A", "unit": unit, "target_project": target, "proven": "true",
          "status": "testing",
        ]
      )
    }
    let found = try register.found()
    #expect(try found.verdict("A", "B") == nil)
    #expect(try found.verdict("B", "C") == nil)
    #expect(try found.judge("B", "C").counterReasons.contains(.declaredSpread(source: "A")))
    // The fourth does the same and has told nobody.
    #expect(try found.verdict("A", "D") == "same_aim_elsewhere, definite")
  }

  @Test("A spread that a unit refused is none, and one without a project is something to look at")
  func aSpreadThatWasRefused() throws {
    var register = MadeRegister()
    for (code, unit) in [("A", "TH1"), ("B", "TH2"), ("C", "TH3")] {
      register.add(code, "Calling patients the evening before", at: [unit], on: "CANC")
    }
    register.add(
      .spread,
      [
        "source_project": "A", "unit": "TH2", "target_project": "B", "proven": "true",
        "status": "declined", "decline_reason": "no time",
      ]
    )
    register.add(
      .spread,
      ["source_project": "A", "unit": "TH3", "proven": "true", "status": "testing"]
    )
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "same_aim_elsewhere, definite")
    #expect(try found.verdict("A", "C") == "same_aim_elsewhere, possible")
    #expect(
      try found.judge("A", "C").counterReasons.contains {
        if case .spreadTo = $0 { true } else { false }
      }
    )
  }

  @Test("The next phase of a project is no duplicate, open or closed")
  func theNextPhase() throws {
    var register = MadeRegister()
    register.add("A", "Golden first patient", at: ["TH1"], on: "TURN")
    register.add("B", "Golden first patient (phase 2)", at: ["TH1"], on: "TURN", ["follows": "A"])
    register.add("C", "Golden first patient, phase 3", at: ["TH1"], on: "TURN", ["follows": "B"])
    let found = try register.found()
    #expect(found.clusters.isEmpty)
    #expect(
      try found.judge("A", "C").counterReasons.contains(.nextPhase(earlier: "A", later: "C"))
    )
    #expect(
      try found.judge("C", "A").counterReasons.contains(.nextPhase(earlier: "A", later: "C"))
    )
  }

  @Test("A closed project is nobody's duplicate")
  func aClosedProject() throws {
    var register = MadeRegister()
    register.add("A", "Golden first patient", at: ["TH1"], on: "TURN")
    register.add(
      "B",
      "Golden first patient",
      at: ["TH1"],
      on: "TURN",
      [
        "status": "closed_stopped", "status_on": "2024-09-01", "closed_on": "2024-09-01",
        "closing_reason": "no time",
      ]
    )
    let found = try register.found()
    #expect(found.clusters.isEmpty && found.possible.isEmpty)
    // On a day before it closed it was one.
    register.day = "2024-08-01"
    #expect(try register.found().clusters == [["A", "B"]])
  }

  @Test("An agreed pause takes the certainty away")
  func anAgreedPause() throws {
    var register = MadeRegister()
    register.add("A", "Golden first patient", at: ["TH1"], on: "TURN")
    register.add(
      "B",
      "Golden first patient",
      at: ["TH1"],
      on: "TURN",
      ["status": "paused", "status_on": "2024-11-01", "paused_until": "2025-06-01"]
    )
    #expect(try register.found().verdict("A", "B") == "registered_twice, definite")
    register.add(
      .statusNote,
      [
        "project": "B", "from_on": "2024-11-01", "status": "paused", "reason": "on leave",
        "decided_by": "X",
      ]
    )
    #expect(try register.found().verdict("A", "B") == "registered_twice, probable")
  }

  @Test("Members of one programme at different units are no duplicates")
  func membersOfOneProgramme() throws {
    var register = MadeRegister()
    register.add(
      .programme,
      [
        "code": "PG", "title": "On the day", "kind": "trust_wide", "status": "running",
        "started_on": "2024-01-01",
      ]
    )
    for (code, unit) in [("A", "TH1"), ("B", "TH2"), ("C", "TH2")] {
      register.add(
        code,
        "Calling patients the evening before",
        at: [unit],
        on: "CANC",
        ["programme": "PG"]
      )
    }
    let found = try register.found()
    #expect(try found.verdict("A", "B") == nil)
    // Being in a programme does not make it right to be there twice.
    #expect(try found.verdict("B", "C") == "registered_twice, definite")
  }

  @Test("Titles that say nothing join nothing")
  func titlesThatSayNothing() throws {
    var register = MadeRegister()
    register.add("A", "", at: ["MAR"])
    register.add("B", "", at: ["MAR"])
    register.add("C", "...", at: ["MAR"])
    register.add("D", "Communication", at: ["MAR"])
    register.add("E", "Communication", at: ["QUA"])
    register.add("F", "Communication", at: ["TH1"])
    register.add("G", "Improvement project", at: ["TH2"])
    register.add("H", "Quality improvement", at: ["TH2"])
    let found = try register.found()
    #expect(found.clusters.isEmpty)
    register.add("I", "communication", at: ["MAR"])
    #expect(try register.found().verdict("D", "I") == "registered_twice, probable")
  }

  @Test("Titles in other languages and scripts are titles")
  func titlesInOtherLanguages() throws {
    let pairs = [
      ("Llai o heintiau clwyfau, Tŷ Môr", "LLAI O HEINTIAU CLWYFAU – TŶ MÔR"),
      ("Réduire les infections de plaies", "Reduire les infections de plaies."),
      ("Mniej zakażeń ran po zabiegu łokcia", "Mniej zakazen ran po zabiegu lokcia"),
      ("减少手术感染", "减少手术感染。"), ("Λιγότερες λοιμώξεις", "λιγότερες  λοιμώξεις!"),
    ]
    for (first, second) in pairs {
      var register = MadeRegister()
      register.add("A", first, at: ["MAR"], on: "INF")
      register.add("B", second, at: ["MAR"], on: "INF")
      register.add("C", "A pause before closing", at: ["QUA"], on: "INF")
      #expect(try register.found().verdict("A", "B") == "registered_twice, definite", "\(first)")
    }
  }

  @Test("Forty projects with one word in common are forty projects")
  func fortyProjectsWithOneWordInCommon() throws {
    let ideas = [
      "trolley by the door", "box in each bay", "song for students", "poster by a patient",
      "alarm that talks", "nurse on call", "quiz at noon", "lamp above beds", "bundle in red",
      "stamp for charts",
    ]
    var register = MadeRegister()
    let places = ["MAR", "QUA", "TH1", "TH2"]
    for (number, place) in places.enumerated() {
      for (index, idea) in ideas.enumerated() {
        // One measure at each place for each idea would overlap; each has none of its own.
        register.add(
          "P\(number)\(index)",
          "Sepsis \(idea) \(["A", "B", "C", "D"][number])\(index)",
          at: [place]
        )
      }
    }
    let found = try register.found()
    #expect(found.clusters.isEmpty)
  }

  @Test("Projects without units or measures are read, and joined by nothing but their titles")
  func projectsWithoutUnitsOrMeasures() throws {
    var register = MadeRegister()
    register.add("A", "Quieter nights for new parents")
    register.add("B", "Quieter nights for new parents")
    register.add("C", "Quieter nights for new parents", ["lead": "L-A"])
    register.add("D", "A garden on the roof")
    let found = try register.found()
    #expect(try found.verdict("A", "B") == "registered_twice, possible")
    #expect(try found.verdict("A", "C") == "registered_twice, probable")
    #expect(found.clusters == [["A", "C"]])
    #expect(
      try found.judge("A", "B").counterReasons.contains(.noUnit(["A", "B"]))
    )
  }

  @Test("A chain of likenesses does not join what has nothing in common")
  func aChainOfLikenesses() throws {
    var register = MadeRegister()
    register.add("A", "Swifter trolleys", at: ["MAR"], on: "TURN")
    register.add("B", "One team, two aims", at: ["MAR"], on: "RESP", outcomes: ["TURN", "INF"])
    register.add("C", "Clippers, not razors", at: ["MAR"], on: "INF")
    let found = try register.found()
    #expect(try found.verdict("A", "C") == nil)
    for cluster in found.clusters {
      #expect(!(cluster.contains("A") && cluster.contains("C")) || cluster.contains("B"))
    }
    let joined = found.findings.clusters.flatMap { cluster in
      cluster.members.map { Set([$0.project, $0.related ?? -1]) }
    }
    let ends = Set(["A", "C"].compactMap { found.finder.portfolio.number(ofProject: $0) })
    #expect(!joined.contains(ends))
  }
}
