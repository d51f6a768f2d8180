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
    var proposals = MadeRegister.units.map(Proposal.unit)
    for (code, name) in MadeRegister.measures {
      proposals.append(.measure(Measure(code: code, name: name)))
      var definition = RollUpFixture.count
      definition.measureCode = code
      proposals.append(.definition(definition))
    }
    proposals.append(
      .record(
        Made.record(
          .method,
          [
            "code": "MFI", "name": "Model for improvement", "requires_family": "true",
            "requires_standards": "false", "requires_approval": "false",
          ]
        )
      )
    )
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
