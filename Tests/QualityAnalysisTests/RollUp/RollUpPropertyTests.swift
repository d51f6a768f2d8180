import QualityAnalysis
import QualityModel
import QualityStore
import TestInputSupport
import Testing

@Suite struct RollUpPropertyTests {
  /// A tree of up to 40 units of which some move, close, open late or fail to report.
  private static func fixture(_ dice: inout SeededGenerator) throws -> RollUpFixture {
    let start = try day("2023-01-01")
    let count = Int.random(in: 2...40, using: &dice)
    func code(_ number: Int) -> String { "U\(100 + number)" }
    var units: [OrganisationUnit] = []
    var placements: [OrganisationStructure.Placement] = []
    var hasBelow: Set<Int> = []
    for number in 0..<count {
      let above = number == 0 ? nil : Int.random(in: 0..<number, using: &dice)
      if let above { hasBelow.insert(above) }
      units.append(
        OrganisationUnit(
          code: code(number),
          name: "Unit",
          kind: .other,
          parentCode: above.map(code),
          opened: Int.random(in: 0..<5, using: &dice) == 0 ? start.adding(months: 3) : nil,
          closed: Int.random(in: 0..<5, using: &dice) == 0 ? start.adding(months: 8) : nil
        )
      )
      // Only under one of a lower number, so that no circle can come.
      if number > 1, Int.random(in: 0..<4, using: &dice) == 0 {
        let under = Int.random(in: 0..<number, using: &dice)
        hasBelow.insert(under)
        placements.append(
          .init(
            unit: code(number),
            from: start.adding(days: Int.random(in: 0..<360, using: &dice)),
            under: code(under)
          )
        )
      }
    }
    var fixture = RollUpFixture(try OrganisationStructure(units: units, placements: placements))
    for number in 0..<count where !hasBelow.contains(number) {
      for month in 0..<12 where Int.random(in: 0..<8, using: &dice) > 0 {
        let denominator = Int.random(in: 0...50, using: &dice)
        let isMissing = Int.random(in: 0..<10, using: &dice) == 0
        try fixture.add(
          code(number),
          "\(start.adding(months: month))",
          isMissing ? nil : Double(Int.random(in: 0...denominator, using: &dice)),
          isMissing ? nil : Double(denominator)
        )
      }
    }
    return fixture
  }

  @Test("At every unit and period the sum is that of the units it stands above, added one by one")
  func wholeIsSumOfParts() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var dice = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let fixture = try Self.fixture(&dice)
      let isRestated = Bool.random(using: &dice)
      let totals = fixture.totals(isRestated: isRestated, isPartial: true)
      let structure = fixture.structure
      for unit in structure.units.indices {
        let series = try totals.series(of: unit)
        for point in series.points {
          let day = try #require(isRestated ? totals.periods.last : point.period)
          let parts = fixture.figures.filter { figure in
            // Walked here step by step, where the totals use what they worked out before.
            var current: Int? = figure.unit
            while let step = current, step != unit { current = structure.parent(of: step, on: day) }
            return figure.period == point.period && current == unit
          }
          let numerators = parts.compactMap(\.numerator)
          #expect(
            point.numerator ?? 0 == numerators.reduce(0, +),
            "seed \(seed), \(series.unit.code), \(point.period)"
          )
          #expect(
            point.denominator ?? 0 == parts.compactMap(\.denominator).reduce(0, +),
            "seed \(seed), \(series.unit.code), \(point.period)"
          )
          if let count = point.parts {
            #expect(count.reported == numerators.count, "seed \(seed)")
            #expect(
              count.missing == totals.missingParts(of: unit, on: point.period).count,
              "seed \(seed), \(series.unit.code), \(point.period)"
            )
          }
        }
      }
    }
  }

  @Test("The order of the figures does not matter")
  func orderDoesNotMatter() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var dice = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      var fixture = try Self.fixture(&dice)
      for index in fixture.figures.indices where fixture.figures[index].numerator != nil {
        fixture.figures[index].numerator? += 1 / Double(Int.random(in: 3...999, using: &dice))
      }
      let first = fixture.totals()
      fixture.figures.shuffle(using: &dice)
      let second = fixture.totals()
      for unit in fixture.structure.units.indices {
        let (left, right) = (try first.series(of: unit), try second.series(of: unit))
        #expect(left.points == right.points, "seed \(seed), \(left.unit.code)")
      }
    }
  }

  @Test("What the parts contribute is the change, whatever comes, goes, moves or is missing")
  func contributionsAddUp() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var dice = SeededGenerator(seed: seed)
    var looked = 0
    for _ in 0..<150 {
      let fixture = try Self.fixture(&dice)
      let totals = fixture.totals(isPartial: true)
      guard let last = totals.periods.last else { continue }
      let baseline = Array(totals.periods.dropLast().suffix(Int.random(in: 1...6, using: &dice)))
      for unit in fixture.structure.units.indices {
        guard let drill = try totals.drill(unit, at: last, since: baseline) else { continue }
        looked += 1
        let shift = drill.shift
        #expect(
          abs(shift.within + shift.mix - shift.change) < 1e-9,
          "seed \(seed), \(fixture.structure.units[unit].code)"
        )
        let value = try totals.series(of: unit).points.last?.value
        #expect(
          abs((value ?? .nan) - shift.after) < 1e-9,
          "seed \(seed), \(fixture.structure.units[unit].code)"
        )
      }
    }
    #expect(looked > 100, "seed \(seed)")
  }
}
