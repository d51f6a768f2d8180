import QualityModel
import Testing

@Suite struct MeasureDefinitionTests {
  static func definition(
    _ kind: MeasureKind,
    version: Int = 1,
    multiplier: Double = 1,
    from: String? = nil,
    to: String? = nil
  ) -> MeasureDefinition {
    MeasureDefinition(
      measureCode: "M",
      version: version,
      kind: kind,
      numeratorText: "n",
      denominatorText: kind.usesDenominator ? "d" : nil,
      multiplier: multiplier,
      unitOfMeasure: "u",
      better: .lower,
      frequency: .monthly,
      effectiveFrom: from.flatMap { CalendarDate(iso: $0) },
      effectiveTo: to.flatMap { CalendarDate(iso: $0) }
    )
  }

  @Test("A proportion is its parts times its multiplier")
  func proportion() throws {
    let percent = Self.definition(.proportion, multiplier: 100)
    #expect(try percent.value(numerator: 1, denominator: 4).get() == 25)
    // Multiplied first, the whole numbers are rounded once: 7 × 100 ÷ 100 is 7, not 7.000000000000001.
    #expect(try percent.value(numerator: 7, denominator: 100).get() == 7)
    #expect(try percent.value(numerator: 29, denominator: 100).get() == 29)
  }

  @Test("The trust's proportion comes from its parts: fixture F2 falls though every part rises")
  func mixShift() throws {
    let percent = Self.definition(.proportion, multiplier: 100)
    let before = [(190.0, 200.0), (1350, 1500), (570, 600), (255, 300), (95, 100)]
    let after = [(192.0, 200.0), (780, 850), (288, 300), (1131, 1300), (96, 100)]
    func whole(_ parts: [(Double, Double)]) throws -> Double {
      try percent.value(
        numerator: parts.map(\.0).reduce(0, +),
        denominator: parts.map(\.1).reduce(0, +)
      ).get()
    }
    for (old, new) in zip(before, after) {
      let rises =
        try percent.value(numerator: new.0, denominator: new.1).get()
        > percent.value(numerator: old.0, denominator: old.1).get()
      #expect(rises)
    }
    #expect(abs(try whole(before) - 91.1111) < 0.0001)
    #expect(abs(try whole(after) - 90.4364) < 0.0001)
  }

  @Test("A zero denominator is no value and not a value of zero")
  func zeroDenominator() {
    let rate = Self.definition(.rate, multiplier: 1000)
    #expect(rate.value(numerator: 0, denominator: 0) == .failure(.zeroDenominator))
    #expect(rate.value(numerator: 3, denominator: nil) == .failure(.noDenominator))
    #expect(rate.value(numerator: 0, denominator: 5) == .success(0))
  }

  @Test("A count and a time between events take no denominator")
  func counts() {
    #expect(Self.definition(.count).value(numerator: 9, denominator: nil) == .success(9))
    #expect(
      Self.definition(.timeBetween).value(numerator: 12.5, denominator: nil) == .success(12.5)
    )
  }

  @Test("Contradictions are named, in the order of the fields")
  func problems() {
    #expect(Self.definition(.count).problems.isEmpty)
    var definition = Self.definition(.rate, version: 2, multiplier: 0)
    definition.denominatorText = nil
    definition.numeratorText = ""
    #expect(
      definition.problems == [
        .numeratorTextMissing, .denominatorTextMissing, .multiplierNotPositive,
        .laterVersionWithoutStart,
      ]
    )
    #expect(
      Self.definition(.count, from: "2024-02-01", to: "2024-01-01").problems
        == [.endsBeforeItStarts]
    )
  }
}
