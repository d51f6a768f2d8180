import QualityAnalysis
import QualityModel
import Testing

@Suite("The golden thread upward")
struct UpwardTests {
  private func up(
    _ records: [EntityRecord],
    _ kind: ThreadNode.Kind = .project,
    _ code: String = "P",
    on day: String = "2024-10-15"
  ) throws -> ThreadTrace {
    try #require(Made.thread(records, on: day).up(from: kind, code))
  }

  @Test("A project is traced through every level to the national plan, with the reasons")
  func whole() throws {
    let trace = try up(Made.whole)
    #expect(trace.holds)
    #expect(trace.nearest == nil)
    #expect(trace.paths.map(\.codes) == ["P T D Q R B S N"])
    let path = try #require(trace.paths.first)
    #expect(path.steps[0].reason == nil)
    #expect(path.steps[1].reason == "P works on T")
    #expect(path.steps[2].reason == "T helps D")
    #expect(path.steps.compactMap(\.node.level) == ObjectiveLevel.all.dropLast().reversed())
    #expect(path.steps.allSatisfy { $0.skipped.isEmpty && !$0.isSideways })
  }

  @Test("A project of a programme is traced through it, and by its own links as well")
  func programme() throws {
    let trace = try up(
      Made.ladder + Made.programme("G", serves: ["Q"])
        + Made.project("P", serves: ["D"], programme: "G")
    )
    #expect(trace.paths.map(\.codes) == ["P D Q R B S N", "P G Q R B S N"])
    #expect(trace.paths[1].steps[1].link == .partOf)
    #expect(trace.paths[1].steps[2].link == .contributes)
  }

  @Test("What has closed breaks the thread that runs through it, from the day after its last")
  func closedProgramme() throws {
    let records =
      Made.ladder + Made.programme("G", serves: ["Q"], closed: "2024-06-30")
      + Made.project("P", programme: "G")
    #expect(try up(records, on: "2024-06-30").holds)
    let trace = try up(records, on: "2024-07-01")
    #expect(!trace.holds)
    let nearest = try #require(trace.nearest)
    #expect(nearest.gap == nil)
    #expect(nearest.firstNotHolding?.node.code == "G")
    #expect(
      try nearest.firstNotHolding?.standing == .ended(#require(CalendarDate(iso: "2024-06-30")))
    )
  }

  @Test("An objective that has not begun holds nothing yet")
  func notBegun() throws {
    let trace = try up(
      Made.ladder + [Made.objective("D2", "directorate", unit: "ACM", from: "2025-04-01")]
        + [Made.link("D2", "Q")] + Made.project("P", serves: ["D2"])
    )
    #expect(!trace.holds)
    let day = try #require(CalendarDate(iso: "2025-04-01"))
    #expect(trace.nearest?.firstNotHolding?.standing == .notBegun(day))
  }

  @Test("Where the thread ends early, the way that comes highest says where and why")
  func gaps() throws {
    #expect(try up(Made.ladder + Made.project("P")).nearest?.gap == .noObjective)
    let loose = try up(
      Made.ladder
        + [
          Made.objective("T2", "team", unit: "CROFTON"), Made.objective("R2", "strategic_priority"),
          Made.link("T2", "R2"),
        ] + Made.project("P", serves: ["T2"])
    )
    #expect(loose.paths.map(\.codes) == ["P T2 R2"])
    #expect(loose.nearest?.gap == .nothingAbove)
    #expect(loose.nearest?.top?.word == "strategic_priority")
    let programme = try up(
      Made.ladder + Made.programme("G", serves: []) + Made.project("P", programme: "G")
    )
    #expect(programme.paths.map(\.codes) == ["P G"])
    #expect(programme.nearest?.gap == .noObjective)
    #expect(try up(Made.whole, .measure, "M2").nearest?.gap == .showsNothing)
  }

  @Test("Levels that a link leaves out are named, and a link that does not lead up is told")
  func levels() throws {
    let records =
      Made.ladder
      + [
        Made.objective("T2", "team", unit: "CROFTON"), Made.link("T2", "Q"),
        Made.objective("Q2", "quality_priority"), Made.link("Q2", "Q"),
      ] + Made.project("P", serves: ["T2", "Q2"])
    let trace = try up(records)
    let first = try #require(trace.paths.first { $0.codes.hasPrefix("P T2 Q ") })
    #expect(first.steps[2].skipped.map(\.word) == ["directorate"])
    // From a project to an objective no level is left out: projects have none.
    #expect(first.steps[1].skipped.isEmpty)
    let second = try #require(trace.paths.first { $0.codes.hasPrefix("P Q2 Q ") })
    #expect(second.steps[2].isSideways)
    #expect(trace.holds)
  }

  @Test("A measure is traced through the priority, the programme and the project that it shows")
  func measure() throws {
    let records =
      Made.whole + Made.programme("G", serves: ["R"])
      + [
        Made.record(.projectMeasure, ["project": "P", "measure": "M", "role": "outcome"]),
        Made.record(.projectMeasure, ["project": "P", "measure": "M", "role": "balancing"]),
        Made.record(.programmeMeasure, ["programme": "G", "measure": "M", "role": "outcome"]),
      ]
    let trace = try up(records, .measure, "M")
    #expect(trace.paths.map(\.codes) == ["M G R B S N", "M Y Q R B S N", "M P T D Q R B S N"])
    // Two parts in one project are one way.
    #expect(trace.paths[2].steps[1].reason == "outcome, balancing")
    // The priority is one of its year.
    let later = try up(records, .measure, "M", on: "2025-04-01")
    #expect(later.paths.filter(\.holds).map(\.codes) == ["M G R B S N", "M P T D Q R B S N"])
    #expect(later.paths.last?.firstNotHolding?.node.code == "Y")
  }

  @Test("A national objective is at its end, and what is not there is not traced")
  func ends() throws {
    #expect(try up(Made.whole, .objective, "N").paths.map(\.codes) == ["N"])
    #expect(try up(Made.whole, .objective, "N").holds)
    #expect(try Made.thread(Made.whole).up(from: .project, "Q") == nil)
    #expect(try Made.thread(Made.whole).down(from: .objective, "P") == nil)
  }

  @Test("A thread that was tied into a loop past the rules is told, and ends")
  func loop() throws {
    let trace = try up(
      Made.ladder
        + [
          Made.objective("T2", "team", unit: "CROFTON"),
          Made.objective("T3", "team", unit: "CROFTON"),
          Made.link("T2", "T3"), Made.link("T3", "T2"), Made.link("T3", "D"),
        ] + Made.project("P", serves: ["T2"])
    )
    #expect(trace.paths.map(\.codes) == ["P T2 T3 D Q R B S N", "P T2 T3"])
    #expect(trace.holds)
    #expect(trace.paths.last?.gap == .loop)
  }

  @Test("A web with more ways than anybody reads is cut, the ways that hold first")
  func cut() throws {
    // Ten storeys of two objectives each, every one linked to both above: 1,024 ways, and one dead end.
    var records = [Made.objective("N", "national"), Made.objective("X", "team", unit: "ACM")]
    for storey in 0..<10 {
      for side in ["a", "b"] {
        records.append(Made.objective("\(side)\(storey)", "team", unit: "ACM"))
        let above = storey == 0 ? ["N"] : ["a\(storey - 1)", "b\(storey - 1)"]
        records += above.map { Made.link("\(side)\(storey)", $0) }
      }
    }
    records += Made.project("P", serves: ["X", "a9", "b9"])
    let thread = try Made.thread(records)
    let some = try #require(thread.up(from: .project, "P", limit: 100))
    #expect(some.paths.count == 100)
    #expect(some.isCut)
    #expect(some.paths.allSatisfy { $0.holds })
    let all = try #require(thread.up(from: .project, "P", limit: 2_000))
    #expect(all.paths.count == 1_025)
    #expect(!all.isCut)
    #expect(all.paths.last?.codes == "P X")
  }
}
