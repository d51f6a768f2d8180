import DelimitedText
import Foundation
import QualityModel
import QualityStore
import TestInputSupport
import Testing

@Suite struct LoadPlanTests {
  let folder: TemporaryFolder
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SmallTrust.store()
  }

  private func incidents(_ text: String) throws -> LoadPlan {
    try store.planLoad(SmallTrust.incidents(folder.write(text)))
  }

  private func proportions(_ text: String) throws -> LoadPlan {
    try store.planLoad(SmallTrust.proportions(folder.write(text)))
  }

  @Test("A plan counts and adds up and writes nothing; its commit writes once")
  func planThenCommit() throws {
    let plan = try proportions(
      "unit,period,n,d\nCROFTON,2024-01-01,8,10\nNORMAN,2024-02-01,9,12\n"
    )
    #expect(plan.counts == ChangeCounts(new: 2))
    #expect(plan.summary.rows == 2)
    #expect(plan.summary.numeratorSum == 17)
    #expect(plan.summary.denominatorSum == 22)
    #expect(plan.summary.units == 2)
    #expect(plan.summary.measures == ["EFF-02"])
    #expect(plan.summary.firstPeriod == (try day("2024-01-01")))
    #expect(plan.summary.lastPeriod == (try day("2024-02-01")))
    #expect(try store.counts(of: "EFF-02").rows == 0)
    let change = try #require(
      try plan.commit(reason: "January and February", actor: "analyst").change
    )
    #expect(change.kind == .load)
    #expect(change.sourceName == "figures.csv")
    #expect(change.sourceSHA256 == plan.sourceSHA256)
    #expect(change.counts == ChangeCounts(new: 2))
    #expect(try store.counts(of: "EFF-02").rows == 2)
    #expect(throws: StoreError.planSpent) { try plan.commit(reason: "r", actor: "a") }
  }

  @Test("The same file twice changes nothing")
  func twice() throws {
    let text = "unit,period,n\nCROFTON,2024-01-01,9\nCROFTON,2024-02-01,\nNORMAN,2024-01-01,0\n"
    try store.loadIncidents(text, in: folder)
    let before = try store.changes()
    let again = try incidents(text)
    #expect(again.counts == ChangeCounts(same: 3))
    #expect(try again.commit(reason: "r", actor: "a") == .nothingNew)
    #expect(try store.changes() == before)
  }

  @Test("A correction is a revision; the figure before it stays")
  func correction() throws {
    try store.loadIncidents(
      "unit,period,n\nCROFTON,2024-01-01,9\nNORMAN,2024-01-01,4\n",
      in: folder
    )
    let plan = try incidents("unit,period,n\nCROFTON,2024-01-01,8\nNORMAN,2024-01-01,4\n")
    #expect(plan.counts == ChangeCounts(changed: 1, same: 1))
    let sample = try #require(plan.sampleChanges.first)
    #expect(sample.measureCode == "SAF-01")
    #expect(sample.unitCode == "CROFTON")
    #expect(sample.old.numerator == 9)
    #expect(sample.new.numerator == 8)
    _ = try plan.commit(reason: "Corrected return", actor: "analyst")
    let point = try #require(try store.series(measure: "SAF-01", unit: "CROFTON").points.first)
    #expect(point.value == 8)
    #expect(point.revision == 1)
    #expect(point.batch == 3)
  }

  @Test("Missing is not zero: a blank is missing with a reason, a zero is a figure")
  func missing() throws {
    var specification = SmallTrust.incidents(
      try folder.write(
        "unit,period,n,why\nCROFTON,2024-01-01,,\nCROFTON,2024-02-01,*,\nCROFTON,2024-03-01,0,\n"
          + "CROFTON,2024-04-01,*,ward closed\n"
      )
    )
    specification.missingReason = "why"
    specification.missingTokens = ["", "*"]
    let plan = try store.planLoad(specification)
    #expect(plan.summary.missing == 3)
    _ = try plan.commit(reason: "r", actor: "a")
    let points = try store.series(measure: "SAF-01", unit: "CROFTON").points
    #expect(
      points.map(\.noValue) == [
        .missing(reason: "blank"), .missing(reason: "*"), nil, .missing(reason: "ward closed"),
      ]
    )
    #expect(points[2].value == 0)
  }

  @Test("Without a token for it, a blank is not a number")
  func blankNotDeclared() throws {
    var specification = SmallTrust.incidents(
      try folder.write("unit,period,n\nCROFTON,2024-01-01,\n")
    )
    specification.missingTokens = []
    let plan = try store.planLoad(specification)
    #expect(plan.rejected.map(\.reason) == [.notANumber])
  }

  @Test("Provisional figures are marked, and withdrawn ones leave the series")
  func status() throws {
    func load(_ text: String) throws {
      var specification = SmallTrust.incidents(try folder.write(text))
      specification.status = "status"
      _ = try store.planLoad(specification).commit(reason: "r", actor: "a")
    }
    try load(
      "unit,period,n,status\nCROFTON,2024-01-01,9,final\nCROFTON,2024-02-01,8,provisional\n"
    )
    var points = try store.series(measure: "SAF-01", unit: "CROFTON").points
    #expect(points.map(\.status) == [.final, .provisional])
    try load("unit,period,n,status\nCROFTON,2024-01-01,9,withdrawn\n")
    points = try store.series(measure: "SAF-01", unit: "CROFTON").points
    #expect(points.map(\.value) == [8])
    #expect(try store.counts(of: "SAF-01").rows == 1)
  }

  @Test("A period whose figure was withdrawn is named by its series, until it is reported again")
  func withdrawnPeriods() throws {
    func load(_ rows: String) throws -> LoadPlan {
      var specification = SmallTrust.incidents(try folder.write("unit,period,n,status\n" + rows))
      specification.status = "status"
      let plan = try store.planLoad(specification)
      _ = try plan.commit(reason: "r", actor: "a")
      return plan
    }
    _ = try load(
      "CROFTON,2024-01-01,9,final\nCROFTON,2024-02-01,8,final\nCROFTON,2024-03-01,7,final\n"
        + "NORMAN,2024-01-01,1,final\n"
    )
    _ = try load("CROFTON,2024-02-01,8,withdrawn\nNORMAN,2024-01-01,1,withdrawn\n")
    let crofton = try store.series(measure: "SAF-01", unit: "CROFTON")
    #expect(crofton.withdrawnPeriods == [try day("2024-02-01")])
    #expect(crofton.missingPeriods == [try day("2024-02-01")])
    let norman = try store.series(measure: "SAF-01", unit: "NORMAN")
    #expect(norman.points.isEmpty)
    #expect(norman.withdrawnPeriods == [try day("2024-01-01")])
    #expect(try store.allSeries(measure: "SAF-01") == [crofton])
    _ = try load("CROFTON,2024-02-01,6,final\n")
    #expect(try store.series(measure: "SAF-01", unit: "CROFTON").withdrawnPeriods.isEmpty)
  }

  @Test("What a file takes back is counted and not added up")
  func withdrawnSums() throws {
    var specification = SmallTrust.proportions(
      try folder.write(
        "unit,period,n,d,status\nCROFTON,2024-01-01,8,10,final\nCROFTON,2024-02-01,5,6,withdrawn\n"
          + "CROFTON,2024-03-01,,4,withdrawn\nCROFTON,2024-04-01,0,0,withdrawn\n"
      )
    )
    specification.status = "status"
    let summary = try store.planLoad(specification).summary
    #expect(summary.counts == ChangeCounts(new: 4))
    #expect(summary.withdrawn == 3)
    #expect(summary.numeratorSum == 8)
    #expect(summary.denominatorSum == 10)
    #expect(summary.missing == 0)
    #expect(summary.zeroDenominators == 0)
    #expect(summary.lastPeriod == (try day("2024-04-01")))
  }

  @Test("Rows that a filter leaves out are counted and not checked")
  func filters() throws {
    var specification = SmallTrust.incidents(
      try folder.write(
        "unit,period,n,kind\nCROFTON,2024-01-01,9,a\nCROFTON,2024-01-01,x,b\nNORMAN,2024-01-01,2,c\n"
      )
    )
    specification.filters = [LoadFilter(column: "kind", anyOf: ["a", "c"])]
    let plan = try store.planLoad(specification)
    #expect(plan.counts == ChangeCounts(new: 2, filtered: 1))
  }

  @Test("Periods are read in the stated format only")
  func periodFormat() throws {
    var specification = SmallTrust.incidents(
      try folder.write("unit,period,n\nCROFTON,Jan-24,9\nNORMAN,2024-01-01,4\n")
    )
    specification.periodFormat = try CalendarFormat("%b-%y")
    let plan = try store.planLoad(specification)
    #expect(plan.counts == ChangeCounts(new: 1, rejected: 1))
    #expect(plan.rejected.first?.reason == .notADate(format: "%b-%y"))
    #expect(plan.summary.firstPeriod == (try day("2024-01-01")))
  }

  @Test("One unit for the whole file, and a column of measures")
  func sources() throws {
    let one = LoadSpecification(
      path: try folder.write("month,n\n2024-01-01,9\n"),
      measure: .code("SAF-01"),
      unit: .code("CROFTON"),
      period: "month",
      numerator: "n"
    )
    _ = try store.planLoad(one).commit(reason: "r", actor: "a")
    #expect(try store.series(measure: "SAF-01", unit: "CROFTON").points.map(\.value) == [9])

    let many = LoadSpecification(
      path: try folder.write(
        "m,u,month,n,d\nSAF-01,NORMAN,2024-01-01,3,\nEFF-02,NORMAN,2024-01-01,3,4\n"
          + "SAF-01,NORMAN,2024-02-01,3,4\nEFF-02,NORMAN,2024-02-01,3,\nEFF-20,NORMAN,2024-01-01,1,2\n"
      ),
      measure: .column("m"),
      unit: .column("u"),
      period: "month",
      numerator: "n",
      denominator: "d"
    )
    let plan = try store.planLoad(many)
    #expect(plan.summary.measures == ["EFF-02", "SAF-01"])
    #expect(
      plan.rejected.map(\.reason) == [
        .denominatorNotUsed, .denominatorMissing, .unknownMeasure(near: ["EFF-02"]),
      ]
    )
    #expect(plan.rejected.map(\.line) == [4, 5, 6])
  }

  @Test("Unknown units are made under a parent by the same commit when asked for")
  func createUnits() throws {
    var specification = SmallTrust.incidents(
      try folder.write(
        "unit,period,n\nDANSON,2024-01-01,9\nBAD,2024-01-01,x\nDANSON,2024-02-01,8\nCROFTON,2024-01-01,1\n"
      )
    )
    specification.unknownUnits = .create(kind: .ward, parentCode: "ACM")
    let plan = try store.planLoad(specification)
    #expect(
      plan.newUnits == [
        OrganisationUnit(code: "DANSON", name: "DANSON", kind: .ward, parentCode: "ACM")
      ]
    )
    #expect(try store.units().count == 4)
    _ = try plan.commit(reason: "r", actor: "a", requireClean: false)
    #expect(try store.unit("DANSON").parentCode == "ACM")
    #expect(try store.series(measure: "SAF-01", unit: "DANSON").points.map(\.value) == [9, 8])
    #expect(try store.verifyChangeLog().isIntact)
    specification.unknownUnits = .create(kind: .ward, parentCode: "AMC")
    #expect(throws: StoreError.unknownUnit(code: "AMC", near: ["ACM"])) {
      try store.planLoad(specification)
    }
  }

  @Test("Figures are reported under the definition of their period")
  func versions() throws {
    var second = SmallTrust.violence
    second.version = 2
    second.effectiveFrom = try day("2024-03-01")
    _ = try store.plan([.definition(second)]).commit(reason: "r", actor: "a")
    try store.loadIncidents(
      "unit,period,n\nCROFTON,2024-02-01,9\nCROFTON,2024-03-01,8\n",
      in: folder
    )
    let series = try store.series(measure: "SAF-01", unit: "CROFTON")
    #expect(series.points.map(\.definitionVersion) == [1, 2])
    #expect(series.phaseStarts.map(\.pointIndex) == [0, 1])
  }

  @Test("Separators, Windows-1252 and quoted fields are read as stated")
  func dialect() throws {
    let bytes =
      Array("unit;period;n;note\nCROFTON;2024-01-01;9;\"caf".utf8) + [0xE9]
      + Array("\nend\"\n".utf8)
    let path = folder.file("figures.csv")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    var specification = SmallTrust.incidents(path)
    specification.separator = .semicolon
    let utf8 = try store.planLoad(specification)
    #expect(utf8.rejected.map(\.reason) == [.encoding(byteOffset: 44, mayBeWindows1252: true)])
    #expect(utf8.rejected.first?.column == "note")
    specification.encoding = .windows1252
    #expect(try store.planLoad(specification).counts == ChangeCounts(new: 1))
  }

  @Test("What the specification names must be in the header")
  func columns() throws {
    let path = try folder.write("unit,period,n\n")
    var specification = SmallTrust.incidents(path)
    specification.period = "perod"
    #expect(
      throws: StoreError.unknownColumn(
        path: path,
        name: "perod",
        role: .period,
        header: ["unit", "period", "n"],
        near: ["period"]
      )
    ) { try store.planLoad(specification) }
    specification = SmallTrust.incidents(path)
    specification.numerator = "unit"
    #expect(throws: StoreError.columnUsedTwice(name: "unit", roles: [.unit, .numerator])) {
      try store.planLoad(specification)
    }
    specification = SmallTrust.proportions(path)
    specification.denominator = nil
    #expect(
      throws: StoreError.denominatorColumnMissing(measure: "EFF-02", kind: .proportion)
    ) { try store.planLoad(specification) }
    specification = SmallTrust.incidents(path)
    specification.denominator = "n"
    specification.numerator = "period"
    specification.period = "unit"
    specification.unit = .code("CROFTON")
    #expect(throws: StoreError.denominatorColumnNotUsed(measure: "SAF-01", kind: .count)) {
      try store.planLoad(specification)
    }
    specification = SmallTrust.incidents(path)
    specification.measure = .code("SAF-1")
    #expect(throws: StoreError.unknownMeasure(code: "SAF-1", near: ["SAF-01"])) {
      try store.planLoad(specification)
    }
  }

  @Test("A file without rows is a plan without rows")
  func empty() throws {
    let plan = try incidents("unit,period,n\n")
    #expect(plan.counts == ChangeCounts())
    #expect(plan.summary.firstPeriod == nil)
    #expect(try plan.commit(reason: "r", actor: "a") == .nothingNew)
    let path = try folder.write("")
    #expect(throws: StoreError.source(path: path, .noHeader)) {
      try store.planLoad(SmallTrust.incidents(path))
    }
  }

  @Test("Many wrong rows are all counted and the first thousand kept")
  func manyWrong() throws {
    let good = (0..<50).map { "CROFTON,\(2000 + $0 / 12)-\(10 + $0 % 3)-01,1\n" }
    let wrong = (0..<3000).map { "CROFTON,2024-01-01,x\($0)\n" }
    let plan = try incidents("unit,period,n\n" + wrong.joined() + good.prefix(3).joined())
    #expect(plan.counts == ChangeCounts(new: 3, rejected: 3000))
    #expect(plan.rejected.count == LoadPlan.detailLimit)
    #expect(plan.rejectedCounts == [.notANumber: 3000])
    #expect(plan.rejected.first?.cell == "x0")
  }
}

extension ChangeLogVerification {
  var isIntact: Bool { if case .intact = self { true } else { false } }
}
