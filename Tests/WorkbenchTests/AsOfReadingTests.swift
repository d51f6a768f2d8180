import Foundation
import QualityModel
import QualityStore
import TestInputSupport
import Testing

@testable import Workbench

@Suite("What was known then is shown as it was shown then")
struct AsOfReadingTests {
  /// What scripts read, each to a text of its own.
  private static let readings = [
    #"qi.measure("violence"):series { unit = "CROFTON" }:chart { baseline = 24 }.svg"#,
    #"tostring(qi.measure("violence"):series { unit = "CROFTON" }:chart())"#,
    #"qi.measure("violence"):series { unit = "CROFTON" }:spc():table()"#,
    #"qi.measure("violence"):series { unit = "CROFTON" }:spc():explain()"#,
    #"qi.measure("violence"):series { unit = "CROFTON" }:table()"#,
    #"qi.measure("violence"):series { unit = "ACM", roll_up = true }:chart().svg"#,
    #"qi.measure("falls-rate"):series { unit = "TRUST", roll_up = true }:spc():table()"#,
    #"qi.measure("falls-rate"):series { unit = "TRUST", roll_up = true }:drill()"#,
    #"qi.measure("falls-rate").definitions"#,
    #"qi.measure("violence").phases"#,
    #"qi.measure("violence").annotations"#,
    #"qi.unit("CROFTON"):board()"#,
    "qi.projects",
    #"qi.project "P-02""#,
    #"qi.project("P-02"):thread()"#,
    #"qi.project("P-02"):improvement_steps()"#,
    "qi.orphans()", "tostring(qi.portfolio())",
    "qi.claims { least = 0 }",
    #"qi.project("P-02"):claim()"#,
    #"qi.project("P-02"):spread_candidates()"#,
    "qi.pdsa_quality()",
    "qi.project_flags()",
    "qi.sustain_checks",
    "qi.sql \"select measure, unit, period, numerator, revision from current_observations "
      + "where period > '2024-06-30' order by measure, unit, period\"",
    "qi.sql 'select code, title, status from projects order by code'",
  ]

  private static func texts(_ store: QualityStore, asOf: AsOf) throws -> [String] {
    let demonstration = try DemonstrationSession(isLoaded: false, store: store)
    demonstration.session.settings.asOf = asOf
    return try readings.map { try demonstration.enter($0) }
  }

  /// Loads a file of figures as somebody corrects what was reported.
  private static func correct(
    _ rows: String,
    of measure: String,
    denominator: String? = nil,
    in store: QualityStore
  ) throws {
    let folder = try TemporaryFolder()
    let plan = try store.planLoad(
      LoadSpecification(
        path: folder.write(rows),
        measure: .code(measure),
        unit: .column("unit"),
        period: "period",
        numerator: "n",
        denominator: denominator
      )
    )
    try #require(plan.counts.rejected == 0)
    #expect(plan.counts.changed == 3)
    _ = try plan.commit(reason: "The quarter put right", actor: "tester")
  }

  @Test("A quarter that is revised leaves every chart, table and record of before, byte for byte")
  func revised() throws {
    let later = try #require(UTCTimestamp(iso: "2024-11-05T00:00:00Z"))
    let store = try ModelStore.model(clock: .fixed(later))
    let then = AsOf.date(try #require(CalendarDate(iso: "2024-10-31")))
    let before = try Self.texts(store, asOf: then)

    try Self.correct(
      "unit,period,n\nCROFTON,2024-07-01,21\nCROFTON,2024-08-01,19\nCROFTON,2024-09-01,\n",
      of: "violence",
      in: store
    )
    try Self.correct(
      "unit,period,n,d\nASH,2024-07-01,9,500\nASH,2024-08-01,9,501\nASH,2024-09-01,9,502\n",
      of: "falls-rate",
      denominator: "d",
      in: store
    )
    let (august, november) = (CalendarDate(iso: "2024-08-01"), CalendarDate(iso: "2024-11-01"))
    var project = try store.record(.project, code: "P-02")
    project["title"] = .text("Huddles that reach the night")
    let check = try #require(try store.records(.sustainCheck).first { $0["done_on"] == nil })
    let plan = try store.plan([
      .phase(
        ProcessPhase(
          measureCode: "violence",
          unitCode: "CROFTON",
          from: try #require(august),
          reason: "A new way of counting",
          decidedBy: "Quality committee"
        )
      ),
      .annotation(
        Annotation(
          measureCode: "violence",
          unitCode: "CROFTON",
          date: try #require(august),
          text: "A new way of counting"
        )
      ),
      .definition(
        MeasureDefinition(
          measureCode: "falls-rate",
          version: 2,
          kind: .rate,
          numeratorText: "Falls with harm",
          denominatorText: "Occupied bed days",
          multiplier: 1000,
          unitOfMeasure: "per 1,000 bed days",
          better: .lower,
          frequency: .monthly,
          effectiveFrom: november
        )
      ),
      .unit(
        OrganisationUnit(code: "CROFTON", name: "Crofton House", kind: .ward, parentCode: "ACM")
      ),
      .record(project), .removal(check.key),
    ])
    try #require(plan.counts.rejected == 0)
    _ = try plan.commit(reason: "What is known now", actor: "tester")

    let again = try Self.texts(store, asOf: then)
    let now = try Self.texts(store, asOf: .now)
    // Read as of a later day, these look at another day, or at what was not altered.
    let isIndifferent = [
      "orphans", "thread", "improvement_steps", "board", "claim", "spread", "quality", "flags",
    ]
    for (index, reading) in Self.readings.enumerated() {
      #expect(Array(again[index].utf8) == Array(before[index].utf8), "\(reading)")
      if !isIndifferent.contains(where: reading.contains) {
        #expect(now[index] != before[index], "\(reading)")
      }
    }
    #expect(try store.check() == [])
  }

  @Test("Asked with as_of or in a session as of that day, the answer is the same")
  func asked() throws {
    let later = try #require(UTCTimestamp(iso: "2024-11-05T00:00:00Z"))
    let store = try ModelStore.model(clock: .fixed(later))
    try Self.correct(
      "unit,period,n\nCROFTON,2024-07-01,21\nCROFTON,2024-08-01,19\nCROFTON,2024-09-01,20\n",
      of: "violence",
      in: store
    )
    let one = try DemonstrationSession(isLoaded: false, store: store)
    let other = try DemonstrationSession(isLoaded: false, store: store)
    other.session.settings.asOf = .date(try #require(CalendarDate(iso: "2024-10-31")))
    for unit in [#"unit = "CROFTON""#, #"unit = "ACM", roll_up = true"#] {
      for end in [":chart().svg", ":spc():table()", ":table()"] {
        let asked = try one.enter(
          "qi.measure('violence'):series { \(unit), as_of = '2024-10-31' }\(end)"
        )
        #expect(try other.enter("qi.measure('violence'):series { \(unit) }\(end)") == asked)
        #expect(try one.enter("qi.measure('violence'):series { \(unit) }\(end)") != asked)
      }
    }
  }
}
