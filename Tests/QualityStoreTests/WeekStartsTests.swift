import QualityModel
import QualityStore
import TestInputSupport
import Testing

@Suite struct WeekStartsTests {
  let folder: TemporaryFolder
  let store: QualityStore

  /// 1 January 2024 was a Monday.
  static let attendances = MeasureDefinition(
    measureCode: "AE",
    kind: .count,
    numeratorText: "attendances",
    unitOfMeasure: "attendances",
    better: .neutral,
    frequency: .weekly
  )

  init() throws {
    folder = try TemporaryFolder()
    store = try SmallTrust.store()
    _ = try store.plan([
      .measure(Measure(code: "AE", name: "Attendances")), .definition(Self.attendances),
    ]).commit(reason: "r", actor: "a")
  }

  private func plan(_ rows: [String]) throws -> LoadPlan {
    let text = "unit,period,n,status\n" + rows.map { $0 + "\n" }.joined()
    var specification = SmallTrust.incidents(try folder.write(text))
    specification.measure = .code("AE")
    specification.status = "status"
    return try store.planLoad(specification)
  }

  private func load(_ rows: [String]) throws {
    _ = try plan(rows).commit(reason: "r", actor: "a")
  }

  private func wrong(_ line: Int, _ period: String, expected: Int) throws -> RejectedRow {
    RejectedRow(
      line: line,
      column: "period",
      reason: .anotherWeekday(expected: expected, period: try day(period))
    )
  }

  @Test("A Tuesday among Mondays is refused, wherever in the file it stands")
  func withinOneLoad() throws {
    let plan = try plan([
      "NORMAN,2024-01-16,5,final", "NORMAN,2024-01-15,4,final", "NORMAN,2024-01-08,3,final",
    ])
    #expect(plan.counts == ChangeCounts(new: 2, rejected: 1))
    #expect(plan.rejected == [try wrong(2, "2024-01-16", expected: 1)])
    #expect(plan.rejectedCounts == [.anotherWeekday: 1])
    #expect(plan.summary.numeratorSum == 7)
  }

  @Test("Stored weeks decide, also for weeks before them")
  func stored() throws {
    try load(["NORMAN,2024-01-15,4,final", "NORMAN,2024-01-22,4,final"])
    let plan = try plan([
      "NORMAN,2024-01-02,5,final", "NORMAN,2024-01-08,5,final", "NORMAN,2024-01-30,5,final",
      "NORMAN,2024-01-30,5,final",
    ])
    #expect(plan.counts == ChangeCounts(new: 1, rejected: 3))
    #expect(plan.summary.repeats == 0)
    #expect(
      plan.rejected == [
        try wrong(2, "2024-01-02", expected: 1), try wrong(4, "2024-01-30", expected: 1),
        try wrong(5, "2024-01-30", expected: 1),
      ]
    )
  }

  @Test("Each unit has its own weekday")
  func units() throws {
    try load(["NORMAN,2024-01-01,4,final", "CROFTON,2024-01-07,4,final"])
    let plan = try plan(["NORMAN,2024-01-14,4,final", "CROFTON,2024-01-14,4,final"])
    #expect(plan.rejected == [try wrong(2, "2024-01-14", expected: 1)])
  }

  @Test("The weekday holds over the versions of the definition")
  func versions() throws {
    var second = Self.attendances
    second.version = 2
    second.effectiveFrom = try day("2024-03-01")
    _ = try store.plan([.definition(second)]).commit(reason: "r", actor: "a")
    let rows = [
      "NORMAN,2024-02-26,4,final", "NORMAN,2024-03-04,4,final", "NORMAN,2024-03-12,4,final",
    ]
    #expect(try plan(rows).rejected == [try wrong(4, "2024-03-12", expected: 1)])
    try load(["NORMAN,2024-02-26,4,final"])
    #expect(
      try plan(["NORMAN,2024-03-12,4,final"]).rejected == [
        try wrong(2, "2024-03-12", expected: 1)
      ]
    )
  }

  @Test("Withdrawing a series that was begun on the wrong weekday clears the way for the right one")
  func withdrawn() throws {
    try load(["NORMAN,2024-01-02,4,final"])
    #expect(try plan(["NORMAN,2024-01-08,4,final"]).counts.rejected == 1)
    try load(["NORMAN,2024-01-02,4,withdrawn"])
    try load(["NORMAN,2024-01-08,4,final"])
    #expect(
      try plan(["NORMAN,2024-01-16,4,final"]).rejected == [
        try wrong(2, "2024-01-16", expected: 1)
      ]
    )
  }

  @Test("Daily figures are of no weekday")
  func daily() throws {
    var daily = Self.attendances
    daily.measureCode = "DAILY"
    daily.frequency = .daily
    _ = try store.plan([
      .measure(Measure(code: "DAILY", name: "Daily")), .definition(daily),
    ]).commit(reason: "r", actor: "a")
    var specification = SmallTrust.incidents(
      try folder.write("unit,period,n\nNORMAN,2024-01-01,1\nNORMAN,2024-01-02,1\n")
    )
    specification.measure = .code("DAILY")
    #expect(try store.planLoad(specification).counts == ChangeCounts(new: 2))
  }
}
