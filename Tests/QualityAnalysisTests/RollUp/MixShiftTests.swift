import QualityAnalysis
import QualityModel
import QualityStore
import Testing

@Suite struct MixShiftTests {
  /// Fixture F2 of the domain study.
  static let fixture: [(code: String, before: (Double, Double), after: (Double, Double))] = [
    ("ACM", (190, 200), (192, 200)), ("CML", (1350, 1500), (780, 850)),
    ("OPC", (570, 600), (288, 300)), ("CYP", (255, 300), (1131, 1300)),
    ("FPH", (95, 100), (96, 100)),
  ]

  private static func trust() throws -> RollUpFixture {
    var units = [OrganisationUnit(code: "TRUST", name: "Trust", kind: .trust)]
    for row in fixture {
      units.append(
        OrganisationUnit(code: row.code, name: row.code, kind: .directorate, parentCode: "TRUST")
      )
    }
    var trust = RollUpFixture(try OrganisationStructure(units: units))
    for row in fixture {
      try trust.add(row.code, "2024-01", row.before.0, row.before.1)
      try trust.add(row.code, "2024-02", row.after.0, row.after.1)
    }
    return trust
  }

  @Test("Fixture F2: every directorate goes up, the trust goes down, and the mix is why")
  func fixtureTwo() throws {
    let totals = try Self.trust().totals()
    #expect(try totals.parts("TRUST", "2024-01") == "2460/2700")
    #expect(try totals.parts("TRUST", "2024-02") == "2487/2750")
    let drill = try totals.drill("TRUST", "2024-02", since: ["2024-01"])
    let shift = drill.shift
    #expect(abs(shift.before - 91.1111) < 0.0001)
    #expect(abs(shift.after - 90.4364) < 0.0001)
    #expect(shift.change < 0)
    #expect(shift.parts.allSatisfy { $0.within > 0 })
    #expect(shift.within > 0)
    #expect(shift.mix < 0)
    #expect(abs(shift.within + shift.mix - shift.change) < 1e-12)
    // CYP by hand: shares 300/2700 and 1300/2750, ratios 85 % and 87 %.
    let cyp = try #require(drill.units.firstIndex { totals.structure.units[$0].code == "CYP" })
    let (before, after) = (300.0 / 2700, 1300.0 / 2750)
    #expect(abs(shift.parts[cyp].within - (before + after) / 2 * 2) < 1e-9)
    let (wholeBefore, wholeAfter): (Double, Double) = (246_000 / 2700, 248_700 / 2750)
    let middle = 86 - (wholeBefore + wholeAfter) / 2
    #expect(abs(shift.parts[cyp].mix - (after - before) * middle) < 1e-9)
    // What changed the trust most stands first.
    #expect(drill.order.first == cyp)
  }

  @Test("A part that comes or goes has no change within")
  func comingAndGoing() throws {
    let shift = try #require(
      MixShift(
        ratios: [
          (
            FigureParts(numerator: 50, denominator: 100),
            FigureParts(numerator: 50, denominator: 100)
          ),
          (nil, FigureParts(numerator: 90, denominator: 100)),
          (FigureParts(numerator: 1, denominator: 10), FigureParts(numerator: 0, denominator: 0)),
        ],
        multiplier: 100
      )
    )
    #expect(shift.within == 0)
    #expect(shift.parts[1].within == 0)
    #expect(shift.parts[2].shareAfter == 0)
    #expect(abs(shift.mix - (70 - 100 * 51.0 / 110)) < 1e-12)
    #expect(
      MixShift(ratios: [(nil, FigureParts(numerator: 1, denominator: 2))], multiplier: 1) == nil
    )
  }

  @Test("A count is held against the mean of the baseline's periods and has no mix")
  func counts() throws {
    var fixture = RollUpFixture(try SmallOrganisation.structure())
    fixture.definitions = [RollUpFixture.count]
    for (month, number) in [("2024-01", 4.0), ("2024-02", 6)] {
      try fixture.add("DAMSON", month, number)
      try fixture.add("ALDER", month, 1)
    }
    try fixture.add("DAMSON", "2024-03", 9)
    try fixture.add("ALDER", "2024-03", 2)
    let totals = fixture.totals()
    let drill = try totals.drill("TRUST", "2024-03", since: ["2024-01", "2024-02"])
    #expect(drill.shift.before == 6)
    #expect(drill.shift.after == 11)
    #expect(drill.order.map { drill.shift.parts[$0].contribution } == [4, 1])
    #expect(drill.shift.mix == 0)
  }

  @Test(
    "A month that lacks a ward, or has no figure at all, draws no mean of counts down",
    arguments: [
      (false, ["2024-01", "2024-02"], 7.0), (true, ["2024-01", "2024-02", "2024-03"], 6),
    ]
  )
  func monthsWithoutAValue(_ isPartial: Bool, _ baseline: [String], _ before: Double) throws {
    var fixture = RollUpFixture(try SmallOrganisation.structure())
    fixture.definitions = [RollUpFixture.count]
    let months: [(String, Double, Double?)] = [
      ("2024-01", 4, 2), ("2024-02", 5, 3), ("2024-03", 4, nil),
    ]
    for (month, alder, cedar) in months {
      try fixture.add("ALDER", month, alder)
      try fixture.add("CEDAR", month, cedar)
    }
    // West alone has a figure in April, and East's mean is of other months.
    try fixture.add("DAMSON", "2024-04", 9)
    try fixture.add("ALDER", "2024-05", 8)
    let totals = fixture.totals(isPartial: isPartial)
    let drill = try totals.drill(
      "EAST",
      "2024-05",
      since: ["2024-01", "2024-02", "2024-03", "2024-04"]
    )
    #expect(drill.baseline == (try baseline.map { try day($0 + "-01") }))
    #expect(drill.shift.before == before)
    #expect(drill.shift.after == 8)
    #expect(abs(drill.shift.within - (8 - before)) < 1e-12)
    let values = try totals.series("EAST").points.compactMap(\.value)
    #expect(values.dropLast().reduce(0, +) / Double(values.count - 1) == before)
  }
}
