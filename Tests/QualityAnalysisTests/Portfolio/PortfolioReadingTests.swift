import QualityAnalysis
import QualityModel
import QualityStore
import Testing

@Suite("Reading a portfolio")
struct PortfolioReadingTests {
  private static func day(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(iso: text))
  }

  /// A store with two projects, a score, a test and figures at a ward below one of them.
  private static func store() throws -> QualityStore {
    let store = try QualityStore.inMemory()
    var register = MadeRegister()
    register.add("A", "Warm blankets", at: ["SUR"], on: "INF", from: "2024-02-01")
    register.add(
      "B",
      "Golden patient",
      at: ["TH1"],
      on: "TURN",
      from: "2024-03-01",
      [
        "status": "closed_stopped", "status_on": "2024-11-01", "closed_on": "2024-11-01",
        "closing_reason": "no time",
      ]
    )
    register.add(
      .statusNote,
      ["project": "B", "from_on": "2024-04-01", "status": "implementing"]
    )
    register.add(
      .progressScore,
      [
        "project": "A", "scored_on": "2024-06-01", "scored_by": "L-A", "score": "2.5",
        "evidence": "seen",
      ]
    )
    register.add(
      .progressScore,
      [
        "project": "A", "scored_on": "2025-06-01", "scored_by": "L-A", "score": "4.0",
        "evidence": "seen",
      ]
    )
    register.add(
      .pdsaCycle,
      [
        "code": "C1", "project": "A", "number": "1", "question": "Does it help?",
        "prediction": "yes", "started_on": "2024-07-01", "status": "do",
      ]
    )
    register.add(.wordMeaning, ["term": "TCI", "meaning": "to come in"])
    addResting(to: &register)
    var proposals = MadeRegister.units.map(Proposal.unit)
    for (code, name) in MadeRegister.measures {
      proposals.append(.measure(Measure(code: code, name: name)))
      var definition = RollUpFixture.count
      definition.measureCode = code
      proposals.append(.definition(definition))
    }
    for (code, name) in [("MFI", "Model for improvement"), ("LEAN", "Lean")] {
      proposals.append(
        .record(
          Made.record(
            .method,
            [
              "code": code, "name": name, "requires_family": code == "MFI" ? "true" : "false",
              "requires_standards": "false", "requires_approval": "false",
            ]
          )
        )
      )
    }
    for code in ["L-A", "L-B"] {
      proposals.append(
        .record(Made.record(.person, ["code": code, "name": "Lead \(code)", "kind": "staff"]))
      )
    }
    let plan = try store.plan(proposals + register.records.map(Proposal.record))
    try #require(plan.counts.rejected == 0, "\(plan.items.map(\.outcome))")
    _ = try plan.commit(reason: "A register", actor: "tester")
    return store
  }

  /// A project of later years that rests, by another method than was recommended, with a check, somebody
  /// involved and a test that ended: a value in every field that a portfolio is put together from.
  private static func addResting(to register: inout MadeRegister) {
    register.add(
      .triage,
      [
        "code": "TR", "idea": "Fewer wounds", "problem_type": "wicked", "recommended": "MFI",
        "chosen": "LEAN", "override_reason": "as elsewhere", "decided_by": "L-B",
        "decided_on": "2025-12-01",
      ]
    )
    register.add(
      "C",
      "Wounds looked at twice",
      at: ["MAR"],
      on: "INF",
      from: "2026-01-01",
      [
        "status": "paused", "status_on": "2026-04-01", "paused_until": "2026-09-01",
        "method": "LEAN", "triage": "TR", "lead": "L-A", "sponsor": "L-B",
      ]
    )
    register.add(
      .statusNote,
      [
        "project": "C", "from_on": "2026-04-01", "status": "paused", "reason": "no theatre",
        "decided_by": "L-B",
      ]
    )
    register.add(
      .progressScore,
      [
        "project": "C", "scored_on": "2026-02-01", "scored_by": "L-A", "score": "1.5",
        "evidence": "seen",
      ]
    )
    register.add(
      .pdsaCycle,
      [
        "code": "C2", "project": "C", "number": "1", "question": "Does it help?",
        "prediction": "yes", "started_on": "2026-02-01", "ended_on": "2026-02-20",
        "study": "as said", "decision": "adopt", "status": "complete",
      ]
    )
    register.add(
      .sustainCheck,
      [
        "project": "C", "measure": "INF", "months_after": "3", "due_on": "2026-03-01",
        "done_on": "2026-03-02", "points_after": "14", "result": "held",
      ]
    )
    register.add(
      .involvement,
      [
        "code": "IN", "project": "C", "stakeholder": "service_users", "level": "involve",
        "step": "1", "involved_on": "2026-01-20",
      ]
    )
  }

  @Test("What is read of a store's records is as if all of their fields had been")
  func asIfWhole() throws {
    let store = try Self.store()
    let day = try Self.day("2026-06-01")
    let whole = try PortfolioRecords(
      on: day,
      PortfolioRecords.entities.flatMap { try store.records($0) },
      units: store.units(),
      measures: store.measures().map { ($0.code, $0.name) }
    )
    let read = try PortfolioRecords(store, on: day)
    #expect(read.newestChange == 1)
    #expect(String(reflecting: read.projects) == String(reflecting: whole.projects))
    #expect(read.people == whole.people)
    #expect(read.methods == whole.methods)
    #expect(read.spreads == whole.spreads)
    #expect(String(reflecting: read.programmes) == String(reflecting: whole.programmes))
    // Every field that is read narrowly has a value that shows.
    let resting = try #require(read.projects.last)
    #expect(resting.pause?.decidedBy == "L-B")
    #expect(resting.pause?.reason == "no theatre")
    #expect(resting.triage?.overrideReason == "as elsewhere")
    #expect(resting.triage?.recommended == "MFI")
    #expect(resting.news.completeCycles == 1)
    #expect(try resting.news.lastCycle == Self.day("2026-02-20"))
    #expect(resting.news.score == "1.5")
    #expect(try resting.news.lastCheck == Self.day("2026-03-02"))
    #expect(try resting.news.lastInvolvement == Self.day("2026-01-20"))
    #expect(read.people["L-B"] == "Lead L-B")
  }

  @Test("A project is shown as it stood on the day")
  func asItStoodOnTheDay() throws {
    let store = try Self.store()
    let before = try PortfolioRecords(store, on: Self.day("2024-02-15"))
    #expect(before.projects.map(\.code) == ["A"])
    let between = try PortfolioRecords(store, on: Self.day("2024-09-01"))
    #expect(between.projects.map(\.state) == [.active, .implementing])
    #expect(between.open.count == 2)
    #expect(between.projects[0].news.score == "2.5")
    #expect(between.projects[0].news.cycles == 1)
    #expect(between.projects[0].news.completeCycles == 0)
    #expect(try between.projects[0].news.lastCycle == Self.day("2024-07-01"))
    let after = try PortfolioRecords(store, on: Self.day("2025-03-01"))
    #expect(after.projects.map(\.state) == [.active, .closedStopped])
    #expect(try after.projects[1].closed == Self.day("2024-11-01"))
    #expect(after.open.map { after.projects[$0].code } == ["A"])
  }

  @Test("Units, measures, directorates and words are read with it")
  func whatItRefersTo() throws {
    let portfolio = try PortfolioRecords(Self.store(), on: Self.day("2024-09-01"))
    let project = portfolio.projects[0]
    #expect(project.places.map { portfolio.units[$0.unit].code } == ["SUR"])
    #expect(project.directorates.map { portfolio.units[$0].code } == ["SUR"])
    #expect(portfolio.projects[1].directorates.map { portfolio.units[$0].code } == ["SUR"])
    #expect(project.measures(.outcome).map { portfolio.measures[$0].code } == ["INF"])
    #expect(portfolio.wordMeanings.map(\.term) == ["TCI"])
    #expect(portfolio.people["L-A"] == "Lead L-A")
    #expect(portfolio.methods["MFI"]?.requiresFamily == true)
    #expect(portfolio.number(ofProject: "B") == 1)
    #expect(portfolio.number(ofProject: "AB") == nil)
  }

  @Test("The newest period with a figure counts, below the project's unit too")
  func theNewestPeriod() throws {
    let day = try Self.day("2024-09-01")
    let portfolio = try MadeRegister.figured(on: day) { places in
      #expect(places.contains(MeasuredPlace(measure: "INF", unit: "MAR")))
      #expect(!places.contains(MeasuredPlace(measure: "INF", unit: "NOR")))
      return [
        MeasuredPlace(measure: "INF", unit: "MAR"): day.adding(days: -40),
        MeasuredPlace(measure: "INF", unit: "QUA"): day.adding(days: -10),
        MeasuredPlace(measure: "INF", unit: "NOR"): day,
      ]
    }
    #expect(portfolio.projects[0].news.lastFigure == day.adding(days: -10))
  }
}

extension MadeRegister {
  /// A portfolio of one project of a directorate, with figures.
  fileprivate static func figured(
    on day: CalendarDate,
    _ newest: (Set<MeasuredPlace>) -> [MeasuredPlace: CalendarDate]
  ) throws -> PortfolioRecords {
    var register = MadeRegister()
    register.add("A", "Warm blankets", at: ["SUR"], on: "INF")
    return PortfolioRecords(
      on: day,
      register.records,
      units: units,
      measures: measures,
      newest: newest
    )
  }
}
