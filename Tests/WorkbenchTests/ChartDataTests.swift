import QualityModel
import SPCCore
import Testing

@testable import Workbench

@Suite("What a chart of a measure is made from")
struct ChartDataTests {
  /// A series of a measure, one point for each numerator, with a denominator of 50 where it has one.
  private func series(
    _ kind: MeasureKind,
    _ frequency: Frequency = .monthly,
    multipliers: [Double],
    numerators: [Double],
    target: Double? = nil
  ) throws -> SeriesObject {
    var period = try #require(CalendarDate(iso: "2024-01-01"))
    var definitions: [MeasureDefinition] = []
    var points: [MeasureSeries.Point] = []
    for (index, numerator) in numerators.enumerated() {
      let version = index * multipliers.count / numerators.count
      let definition = MeasureDefinition(
        measureCode: "m",
        version: version + 1,
        kind: kind,
        numeratorText: "late",
        denominatorText: kind.usesDenominator ? "all" : nil,
        multiplier: multipliers[version],
        unitOfMeasure: "",
        better: .lower,
        frequency: frequency
      )
      if definitions.last?.version != definition.version { definitions.append(definition) }
      points.append(
        MeasureSeries.Point(
          Observation(
            period: period,
            numerator: numerator,
            denominator: kind.usesDenominator ? 50 : nil
          ),
          definition: definition
        )
      )
      period = frequency.nextPeriodStart(after: period)
    }
    let start = try #require(CalendarDate(iso: "2024-01-01"))
    return SeriesObject(
      MeasureSeries(
        measure: Measure(code: "m", name: "Late"),
        definitions: definitions,
        unit: OrganisationUnit(code: "ASH", name: "Ash Ward", kind: .ward),
        points: points,
        targets: target.map {
          [Target(measureCode: "m", value: $0, from: start, source: "Board")]
        } ?? []
      ),
      source: nil
    )
  }

  private func request(_ chart: ChartKind) -> ChartRequest {
    var request = ChartRequest(ruleSet: .nhse2023)
    request.chart = chart
    return request
  }

  private func refusal(_ body: () throws -> AnalysisObject) -> String {
    do {
      _ = try body()
      return "no failure"
    } catch ArgumentError.unsuitable(_, let reason, _) {
      return reason
    } catch {
      return "\(error)"
    }
  }

  @Test("A month of a weekly series stands for all its weeks")
  func weeks() throws {
    let weekly = try series(
      .count,
      .weekly,
      multipliers: [1],
      numerators: Array(repeating: 5, count: 20)
    )
    let month = try #require(CalendarDate(iso: "2024-02-01"))
    let arguments = ChartArguments(
      Arguments(values: ["exclude": .list([.place(.day(month, text: "2024-02"))])])
    )
    // The weeks that begin on 5, 12, 19 and 26 February 2024.
    #expect(try arguments.analysis(of: weekly).request.excluded == [5, 6, 7, 8])
  }

  @Test("Definitions that multiply by different numbers do not make one chart of parts")
  func multipliers() throws {
    let mixed = try series(.rate, multipliers: [100, 1000], numerators: [4, 5, 6, 5])
    #expect(
      refusal { try AnalysisObject(mixed, request(.u)) }.contains(
        "multiply by different numbers (100, 1000)"
      )
    )
    // As single values they are two phases that are not compared.
    #expect(try AnalysisObject(mixed, request(.xmr)).result.phases.count == 2)
  }

  @Test("A multiple of a count has no Poisson limits")
  func multiples() throws {
    let scaled = try series(.count, multipliers: [12], numerators: [9, 9, 9])
    #expect(refusal { try AnalysisObject(scaled, request(.c)) }.contains("multiplies them by 12"))
  }

  @Test("A mean has no binomial and no Poisson limits, whatever its parts are")
  func means() throws {
    let mean = try series(.mean, multipliers: [1], numerators: [90, 95, 92])
    for chart in [ChartKind.p, .np, .u, .pPrime, .uPrime] {
      #expect(
        refusal { try AnalysisObject(mean, request(chart)) }.contains("this measures a mean: use ")
      )
    }
    #expect(try AnalysisObject(mean, request(.iPrime)).result.phases.count == 1)
  }

  @Test("The target of a measure is not drawn where the chart shows something else")
  func targets() throws {
    let share = try series(.proportion, multipliers: [100], numerators: [4, 5, 6], target: 10)
    let proportions = try AnalysisObject(share, request(.p))
    #expect(proportions.result.points.map(\.target) == [10, 10, 10])
    #expect(proportions.remarks.isEmpty)
    let cases = try AnalysisObject(share, request(.np))
    #expect(cases.result.points.allSatisfy { $0.target.isNaN })
    #expect(cases.result.assurance == nil)
    #expect(
      cases.remarks == ["the target is about the measure and not about what an np chart shows"]
    )
    // One that is given for the chart is in the chart's own unit.
    var given = request(.np)
    given.target = 5
    #expect(try AnalysisObject(share, given).result.assurance == .hitOrMiss)
  }

  @Test("Subgroups make charts of single values by their means")
  func subgroups() throws {
    let groups = PlainNumbers(
      contents: .subgroups([[1, 3], [4, 4, 4], [5, 7]]),
      name: "Waits",
      labels: [],
      quantity: nil,
      better: .neutral,
      multiplier: 1,
      unitOfMeasure: ""
    )
    let analysis = try AnalysisObject(try #require(try groups.series()), request(.xmr))
    #expect(analysis.result.points.map(\.value) == [2, 4, 6])
    #expect(analysis.result.phases[0].centre == 4)
    #expect(
      try SignalExplanation(signal: SignalObject(analysis: analysis, index: 0)).text(width: 100)
        .contains("12 ÷ 3 = 4")
    )
  }
}
