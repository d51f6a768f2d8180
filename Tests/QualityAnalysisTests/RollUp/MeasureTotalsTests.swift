import QualityAnalysis
import QualityModel
import QualityStore
import Testing

@Suite struct MeasureTotalsTests {
  /// Every ward in every month it is there for, January to April 2024.
  private static func wards() throws -> RollUpFixture {
    var fixture = RollUpFixture(try SmallOrganisation.structure())
    for (month, number) in [("2024-01", 1.0), ("2024-02", 2), ("2024-03", 3), ("2024-04", 4)] {
      try fixture.add("ALDER", month, number, 10)
      try fixture.add("BIRCH", month, 10 * number, 100)
      if number < 4 { try fixture.add("CEDAR", month, 5, 20) }
      try fixture.add("DAMSON", month, 7, 50)
      if number > 2 { try fixture.add("ELM", month, 2, 4) }
    }
    return fixture
  }

  @Test("A figure counts to the unit above on the first day of its period")
  func moves() throws {
    let totals = try Self.wards().totals()
    #expect(try totals.parts("EAST", "2024-02") == "27/130")
    #expect(try totals.parts("WEST", "2024-02") == "7/50")
    // Birch is in the west from March on; Cedar has closed by April.
    #expect(try totals.parts("EAST", "2024-03") == "8/30")
    #expect(try totals.parts("WEST", "2024-03") == "39/154")
    #expect(try totals.parts("EAST", "2024-04") == "4/10")
    #expect(try totals.parts("TRUST", "2024-02") == "34/180")
    #expect(try totals.parts("TRUST", "2024-03") == "47/184")
  }

  @Test("A unit recorded between the reading of the units and of the figures moves no figure")
  func recordedInBetween() throws {
    let fixture = try Self.wards()
    let usual = fixture.totals()
    // The new unit comes first in the order of codes, and has a figure of its own.
    var figures = usual.figures
    figures.unitCodes.insert("ACORN", at: 0)
    for index in figures.figures.indices { figures.figures[index].unit += 1 }
    let first = try #require(figures.figures.first)
    figures.figures.append(
      MeasureFigures.Figure(unit: 0, period: first.period, numerator: 99, denominator: 99)
    )
    let totals = MeasureTotals(figures, structure: fixture.structure)
    #expect(totals.unitsWithFigures == usual.unitsWithFigures)
    for unit in usual.unitsWithFigures {
      #expect(try totals.series(of: unit).points == usual.series(of: unit).points)
    }
  }

  @Test("Restated, every period has the structure of the latest, and the trust's sums are the same")
  func restated() throws {
    let totals = try Self.wards().totals(isRestated: true)
    #expect(try totals.parts("EAST", "2024-02") == "7/30")
    #expect(try totals.parts("WEST", "2024-02") == "27/150")
    #expect(try totals.parts("TRUST", "2024-02") == "34/180")
    #expect(try totals.series("EAST").rollUp?.restatedTo == day("2024-04-01"))
    #expect(try Self.wards().totals().series("EAST").rollUp?.restatedTo == nil)
  }

  @Test("A value is made of the sums, never of the values of the parts")
  func sumsNotAverages() throws {
    let point = try #require(try Self.wards().totals().series("EAST").points.first)
    #expect(point.value == 100 * 16.0 / 130)
    #expect(point.parts == PartCount(reported: 3, expected: 3))
  }

  @Test("A sum that lacks units has no value and names them; partial, it has one and says so")
  func missingParts() throws {
    var fixture = try Self.wards()
    let alder = try #require(fixture.structure.number(of: "ALDER"))
    fixture.figures.removeAll { $0.unit == alder && $0.period.month == 2 }
    let totals = fixture.totals()
    let lacking = PartCount(reported: 3, expected: 4)
    let february = try #require(try totals.series("TRUST").points.dropFirst().first)
    #expect(february.noValue == .partsMissing(lacking))
    #expect(try totals.missing("TRUST", "2024-02") == ["ALDER"])
    #expect(try totals.parts("WEST", "2024-02") == "7/50")
    let partial = fixture.totals(isPartial: true)
    #expect(try partial.parts("TRUST", "2024-02") == "32/170")
    #expect(try partial.series("TRUST").points[1].parts == lacking)
    #expect(try partial.series("TRUST").rollUp?.isPartial == true)
  }

  @Test("A figure that says it is missing is missing, and none at all is no zero")
  func missingFigures() throws {
    var fixture = RollUpFixture(try SmallOrganisation.structure())
    try fixture.add("ALDER", "2024-01", nil)
    try fixture.add("BIRCH", "2024-01", nil)
    let totals = fixture.totals(isPartial: true)
    #expect(
      try totals.series("EAST").points.map(\.noValue)
        == [.partsMissing(PartCount(reported: 0, expected: 2))]
    )
    #expect(try totals.missing("EAST", "2024-01") == ["ALDER", "BIRCH"])
  }

  @Test(
    "A unit is not waited for before its first figure, in a month it is not there for, or closed"
  )
  func notExpected() throws {
    let totals = try Self.wards().totals()
    // Elm opened within February and reports from March; Cedar closed at the end of March.
    #expect(try totals.missing("TRUST", "2024-01").isEmpty)
    #expect(try totals.missing("TRUST", "2024-02").isEmpty)
    #expect(try totals.missing("TRUST", "2024-04").isEmpty)
    var late = try Self.wards()
    let elm = try #require(late.structure.number(of: "ELM"))
    late.figures.removeAll { $0.unit == elm && $0.period.month == 4 }
    #expect(try late.totals().missing("WEST", "2024-04") == ["ELM"])
    #expect(try late.totals().parts("TRUST", "2024-04") == "–")
  }

  @Test("A sum is provisional where any part is")
  func provisional() throws {
    var fixture = RollUpFixture(try SmallOrganisation.structure())
    try fixture.add("ALDER", "2024-01", 1, 2)
    try fixture.add("BIRCH", "2024-01", 1, 2, isProvisional: true)
    try fixture.add("ALDER", "2024-02", 1, 2)
    try fixture.add("BIRCH", "2024-02", 1, 2)
    let status = try fixture.totals().series("TRUST").points.map(\.status)
    #expect(status == [.provisional, .final])
  }

  @Test("Each period has the version of the definition its figures were reported under")
  func versions() throws {
    var fixture = RollUpFixture(try SmallOrganisation.structure())
    var second = RollUpFixture.proportion
    second.version = 2
    second.effectiveFrom = try day("2024-02-01")
    fixture.definitions.append(second)
    for unit in ["ALDER", "BIRCH"] {
      try fixture.add(unit, "2024-01", 1, 4)
      try fixture.add(unit, "2024-02", 2, 4, definition: 1)
    }
    let series = try fixture.totals().series("EAST")
    #expect(series.points.map(\.definitionVersion) == [1, 2])
    #expect(series.points.map(\.value) == [25, 50])
    #expect(series.phaseStarts.map(\.cause) == [.start, .definition(from: 1, to: 2)])
  }

  @Test("Times between the events of several units are refused; those of one stay as they are")
  func timesBetween() throws {
    var fixture = RollUpFixture(try SmallOrganisation.structure())
    fixture.definitions = [
      MeasureDefinition(
        measureCode: "M",
        kind: .timeBetween,
        numeratorText: "days",
        unitOfMeasure: "days",
        better: .higher,
        frequency: .daily
      )
    ]
    try fixture.add("ALDER", "2024-01-05", 30)
    try fixture.add("DAMSON", "2024-01-09", 12)
    let totals = fixture.totals()
    #expect(throws: RollUpError.timesBetween(measure: "M", units: 2)) { try totals.series("TRUST") }
    #expect(try totals.series("EAST").points.map(\.value) == [30])
    #expect(try totals.series("ALDER").rollUp == nil)
  }

  @Test(
    "A unit that reports the times between its events itself keeps them, whatever is reported below it"
  )
  func ownTimesBetween() throws {
    var fixture = RollUpFixture(try SmallOrganisation.structure())
    fixture.definitions = [
      MeasureDefinition(
        measureCode: "M",
        kind: .timeBetween,
        numeratorText: "days",
        unitOfMeasure: "days",
        better: .higher,
        frequency: .daily
      )
    ]
    try fixture.add("ALDER", "2024-01-05", 30)
    try fixture.add("BIRCH", "2024-01-08", 21)
    try fixture.add("DAMSON", "2024-01-09", 12)
    try fixture.add("TRUST", "2024-01-08", 3)
    try fixture.add("TRUST", "2024-01-09", 1)
    let totals = fixture.totals()
    #expect(try totals.series("TRUST").points.map(\.value) == [3, 1])
    #expect(try totals.series("TRUST").rollUp == nil)
    // The directorate has two wards' times and none of its own.
    #expect(throws: RollUpError.timesBetween(measure: "M", units: 2)) { try totals.series("EAST") }
    #expect(try totals.series("WEST").points.map(\.value) == [12])
  }

  @Test("A figure of a unit's own beside figures below it is refused there and above")
  func countedTwice() throws {
    var fixture = RollUpFixture(try SmallOrganisation.structure())
    try fixture.add("ALDER", "2024-01", 1, 4)
    try fixture.add("EAST", "2024-01", 3, 9)
    try fixture.add("DAMSON", "2024-01", 1, 4)
    let totals = fixture.totals()
    let fault = try RollUpError.countedTwice(
      unit: "EAST",
      part: "ALDER",
      period: day("2024-01-01")
    )
    #expect(throws: fault) { try totals.series("EAST") }
    #expect(throws: fault) { try totals.series("TRUST") }
    #expect(try totals.parts("WEST", "2024-01") == "1/4")
  }

  @Test("A unit that reported for itself until the wards did is not waited for")
  func handedDown() throws {
    var fixture = RollUpFixture(try SmallOrganisation.structure())
    try fixture.add("EAST", "2024-01", 3, 9)
    try fixture.add("ALDER", "2024-02", 1, 4)
    let totals = fixture.totals()
    #expect(try totals.parts("EAST", "2024-01") == "3/9")
    #expect(try totals.parts("EAST", "2024-02") == "1/4")
    #expect(try totals.missing("TRUST", "2024-02").isEmpty)
  }

  @Test("Weeks that start on different weekdays do not add up")
  func weeks() throws {
    var fixture = RollUpFixture(try SmallOrganisation.structure())
    fixture.definitions[0].frequency = .weekly
    try fixture.add("ALDER", "2024-01-01", 1, 4)
    try fixture.add("BIRCH", "2024-01-07", 1, 4)
    try fixture.add("DAMSON", "2024-01-01", 1, 4)
    let totals = fixture.totals()
    #expect(
      throws: RollUpError.differingWeeks(
        first: "ALDER",
        firstDay: 1,
        second: "BIRCH",
        secondDay: 7
      )
    ) { try totals.series("EAST") }
    #expect(try totals.series("WEST").points.count == 1)
  }
}
