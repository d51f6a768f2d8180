import QualityModel
import QualityStore
import TestInputSupport
import Testing

/// One wrong row among right ones: it is named, and the others are planned.
struct WrongRow: Sendable, CustomTestStringConvertible {
  var name: String
  var row: String
  var column: String?
  var cell: String?
  var reason: RowRejection

  var testDescription: String { name }

  static let counts: [WrongRow] = [
    WrongRow(
      name: "too few fields",
      row: "CROFTON,2024-01-01",
      reason: .ragged(expected: 3, found: 2)
    ),
    WrongRow(
      name: "too many fields",
      row: "CROFTON,2024-01-01,1,000",
      reason: .ragged(expected: 3, found: 4)
    ),
    WrongRow(
      name: "text after a quote",
      row: "CROFTON,\"2024-01-01\"x,1",
      column: "period",
      reason: .textAfterQuote
    ),
    WrongRow(
      name: "30 February",
      row: "CROFTON,2024-02-30,1",
      column: "period",
      cell: "2024-02-30",
      reason: .noSuchDay(format: "%Y-%m-%d")
    ),
    WrongRow(
      name: "a date in another format",
      row: "CROFTON,01/02/2024,1",
      column: "period",
      cell: "01/02/2024",
      reason: .notADate(format: "%Y-%m-%d")
    ),
    WrongRow(
      name: "not the start of a month",
      row: "CROFTON,2024-02-15,1",
      column: "period",
      cell: "2024-02-15",
      reason: .notAPeriodStart(.monthly)
    ),
    WrongRow(
      name: "a period to come",
      row: "CROFTON,2026-02-01,1",
      column: "period",
      cell: "2026-02-01",
      reason: .future
    ),
    WrongRow(
      name: "a word",
      row: "CROFTON,2024-01-01,nine",
      column: "n",
      cell: "nine",
      reason: .notANumber
    ),
    WrongRow(
      name: "a thousands separator",
      row: "CROFTON,2024-01-01,\"1,000\"",
      column: "n",
      cell: "1,000",
      reason: .notANumber
    ),
    WrongRow(
      name: "an exponent",
      row: "CROFTON,2024-01-01,4.6E+07",
      column: "n",
      cell: "4.6E+07",
      reason: .notANumber
    ),
    WrongRow(
      name: "not a number",
      row: "CROFTON,2024-01-01,NaN",
      column: "n",
      cell: "NaN",
      reason: .notFinite
    ),
    WrongRow(
      name: "infinity",
      row: "CROFTON,2024-01-01,-inf",
      column: "n",
      cell: "-inf",
      reason: .notFinite
    ),
    WrongRow(
      name: "a negative count",
      row: "CROFTON,2024-01-01,-1",
      column: "n",
      cell: "-1",
      reason: .negative
    ),
    WrongRow(
      name: "a fraction of a count",
      row: "CROFTON,2024-01-01,1.5",
      column: "n",
      cell: "1.5",
      reason: .fractionInCount
    ),
    WrongRow(
      name: "no unit",
      row: ",2024-01-01,1",
      column: "unit",
      cell: "",
      reason: .codeMissing
    ),
    WrongRow(
      name: "an unknown unit",
      row: "CORFTON,2024-01-01,1",
      column: "unit",
      cell: "CORFTON",
      reason: .unknownUnit(near: ["CROFTON"])
    ),
  ]

  static let proportions: [WrongRow] = [
    WrongRow(
      name: "more than the whole",
      row: "CROFTON,2024-01-01,11,10",
      column: "n",
      cell: "11",
      reason: .numeratorAboveDenominator
    ),
    WrongRow(
      name: "no denominator",
      row: "CROFTON,2024-01-01,1,",
      column: "d",
      cell: "",
      reason: .denominatorMissing
    ),
    WrongRow(
      name: "a negative denominator",
      row: "CROFTON,2024-01-01,0,-2",
      column: "d",
      cell: "-2",
      reason: .negative
    ),
    WrongRow(
      name: "a denominator that is a word",
      row: "CROFTON,2024-01-01,0,many",
      column: "d",
      cell: "many",
      reason: .notANumber
    ),
  ]
}

@Suite struct RejectedRowTests {
  let folder: TemporaryFolder
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SmallTrust.store()
  }

  private func check(_ wrong: WrongRow, _ plan: LoadPlan) {
    #expect(
      plan.rejected == [
        RejectedRow(line: 3, column: wrong.column, cell: wrong.cell, reason: wrong.reason)
      ]
    )
    #expect(plan.rejectedCounts == [wrong.reason.code: 1])
    #expect(plan.counts == ChangeCounts(new: 2, rejected: 1))
    #expect(throws: StoreError.notClean(rejected: 1)) { try plan.commit(reason: "r", actor: "a") }
  }

  @Test("A wrong row of a count is named and stops no other", arguments: WrongRow.counts)
  func counts(wrong: WrongRow) throws {
    let text = "unit,period,n\nNORMAN,2024-01-01,4\n\(wrong.row)\nNORMAN,2024-03-01,6\n"
    check(wrong, try store.planLoad(SmallTrust.incidents(folder.write(text))))
  }

  @Test("A wrong row of a proportion is named and stops no other", arguments: WrongRow.proportions)
  func proportions(wrong: WrongRow) throws {
    let text = "unit,period,n,d\nNORMAN,2024-01-01,4,5\n\(wrong.row)\nNORMAN,2024-03-01,6,6\n"
    check(wrong, try store.planLoad(SmallTrust.proportions(folder.write(text))))
  }

  @Test("A period in the stated format that is no day is told from one in another format")
  func noSuchDay() throws {
    var specification = SmallTrust.incidents(
      try folder.write(
        "unit,period,n\nNORMAN,31/02/2024,1\nNORMAN,01/13/2024,1\nNORMAN,2024-02-01,1\nNORMAN,1 Feb,1\n"
      )
    )
    specification.periodFormat = try CalendarFormat("%d/%m/%Y")
    #expect(
      try store.planLoad(specification).rejected.map(\.reason) == [
        .noSuchDay(format: "%d/%m/%Y"), .noSuchDay(format: "%d/%m/%Y"),
        .notADate(format: "%d/%m/%Y"), .notADate(format: "%d/%m/%Y"),
      ]
    )
  }

  @Test("Zero over zero is loaded and counted; its point has no value")
  func zeroDenominator() throws {
    let text = "unit,period,n,d\nNORMAN,2024-01-01,0,0\nNORMAN,2024-02-01,,0\n"
    let plan = try store.planLoad(SmallTrust.proportions(folder.write(text)))
    #expect(plan.summary.zeroDenominators == 1)
    #expect(plan.summary.missing == 1)
    _ = try plan.commit(reason: "r", actor: "a")
    let point = try store.series(measure: "EFF-02", unit: "NORMAN").points.first
    #expect(point?.noValue == .zeroDenominator)
  }

  @Test(
    "Something over a zero denominator is refused",
    arguments: [(MeasureKind.rate, "7"), (.mean, "7"), (.mean, "-7")]
  )
  func numeratorWithoutDenominator(kind: MeasureKind, numerator: String) throws {
    let definition = MeasureDefinition(
      measureCode: "RATIO",
      kind: kind,
      numeratorText: "falls",
      denominatorText: "bed days",
      unitOfMeasure: "",
      better: .lower,
      frequency: .monthly
    )
    _ = try store.plan([
      .measure(Measure(code: "RATIO", name: "Ratio")), .definition(definition),
    ]).commit(reason: "r", actor: "a")
    var specification = SmallTrust.proportions(
      try folder.write("unit,period,n,d\nNORMAN,2024-01-01,\(numerator),0\nNORMAN,2024-02-01,0,0\n")
    )
    specification.measure = .code("RATIO")
    let plan = try store.planLoad(specification)
    #expect(plan.counts == ChangeCounts(new: 1, rejected: 1))
    #expect(
      plan.rejected == [
        RejectedRow(line: 2, column: "d", cell: "0", reason: .numeratorWithoutDenominator)
      ]
    )
    #expect(plan.summary.zeroDenominators == 1)
  }

  @Test("A reason beside a figure, and a status that is none, are refused")
  func reasonAndStatus() throws {
    var specification = SmallTrust.incidents(
      try folder.write(
        "unit,period,n,why,status\nNORMAN,2024-01-01,4,closed,final\nNORMAN,2024-02-01,4,,draft\n"
      )
    )
    specification.missingReason = "why"
    specification.status = "status"
    let plan = try store.planLoad(specification)
    #expect(plan.rejected.map(\.reason) == [.reasonBesideNumerator, .unknownStatus])
  }

  @Test("A period before the unit opens, after it closes, or without a definition is refused")
  func outside() throws {
    let (opened, closed) = (try day("2024-02-10"), try day("2024-05-31"))
    var definition = SmallTrust.violence
    definition.effectiveFrom = try day("2023-01-01")
    _ = try store.plan([
      .unit(
        OrganisationUnit(
          code: "DANSON",
          name: "Danson",
          kind: .ward,
          parentCode: "ACM",
          opened: opened,
          closed: closed
        )
      ),
      .definition(definition),
    ]).commit(reason: "r", actor: "a")
    let rows = ["2022-12-01", "2024-01-01", "2024-02-01", "2024-05-01", "2024-06-01"]
    let plan = try store.planLoad(
      SmallTrust.incidents(
        folder.write("unit,period,n\n" + rows.map { "DANSON,\($0),1\n" }.joined())
      )
    )
    #expect(
      plan.rejected.map(\.reason) == [
        .noDefinition(period: try day("2022-12-01")),
        .unitNotOpen(opened: opened, closed: closed), .unitNotOpen(opened: opened, closed: closed),
      ]
    )
    #expect(plan.rejected.map(\.line) == [2, 3, 6])
  }

  @Test("Reasons are categories: stories and thousands of them are refused")
  func reasons() throws {
    var specification = SmallTrust.incidents(
      try folder.write(
        "unit,period,n,why\nNORMAN,2024-01-01,,\(String(repeating: "a long story ", count: 20))\n"
      )
    )
    specification.missingReason = "why"
    let plan = try store.planLoad(specification)
    #expect(plan.rejected.map(\.reason) == [.reasonNotACategory])
    #expect(plan.rejected.first?.cell?.count == 80)
  }
}
