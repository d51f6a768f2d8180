import ChartRendering
import SPCCore
import TestInputSupport

/// Charts of all kinds, whose limits vary and whose points may be excluded.
enum VaryingCharts {
  static func chart(
    _ title: String,
    _ data: ChartData,
    _ specification: ChartSpecification,
    axis: String = "Value",
    labels: [String]? = nil,
    format: ValueFormat = ValueFormat(),
    annotations: [ChartDescription.Annotation] = []
  ) throws -> ChartDescription {
    let result = try SPCResult(data, specification: specification)
    return try ChartDescription(
      title: title,
      valueAxisLabel: axis,
      valueFormat: format,
      xLabels: labels ?? ExampleCharts.months(result.points.count),
      result: result,
      annotations: annotations,
      source: "Source: synthetic",
      asOf: "As of 1 October 2024"
    )
  }

  /// Two years of a chart of a kind, nothing special in them.
  static func chart(
    _ kind: ChartKind,
    _ change: (inout ChartSpecification) -> Void = { _ in }
  ) throws -> ChartDescription {
    var specification = ChartSpecification(
      chart: kind,
      ruleSet: kind == .run ? .anhoej : .nhse2023,
      direction: .decrease
    )
    change(&specification)
    return try chart("\(kind.rawValue)", data(for: kind), specification)
  }

  private static func data(for kind: ChartKind) -> ChartData {
    var random = SeededGenerator(seed: 17)
    switch kind {
    case .run, .xmr, .mr, .ewma, .c, .g, .t:
      return .values((0..<24).map { _ in Double.random(in: 2...10, using: &random).rounded() })
    case .xbar, .r, .s: return subgroups()
    case .p, .pPrime, .np, .u, .uPrime, .iPrime:
      let (cases, patients) = readmissions(24)
      return .parts(numerators: cases, denominators: patients, multiplier: 1)
    }
  }

  /// Subgroups of three to seven members, in turn.
  static func subgroups(_ count: Int = 24) -> ChartData {
    var random = SeededGenerator(seed: 23)
    return .subgroups(
      (0..<count).map { index in (0..<(index % 5 + 3)).map { _ in 12 + random.normal() * 2 } }
    )
  }

  /// Months of very different numbers of patients, one in seven of whom comes back.
  static func readmissions(_ count: Int = 48) -> (cases: [Double], patients: [Double]) {
    var random = SeededGenerator(seed: 2)
    let patients = (0..<count).map { _ in Double.random(in: 40...260, using: &random).rounded() }
    let cases = patients.map { patients in
      max(0, (patients * 0.14 + random.normal() * (patients * 0.12).squareRoot()).rounded())
    }
    return (cases, patients)
  }

  /// A p chart of four years: every limit its own, four points excluded, two months without data.
  static func proportions(excluded: [Int] = [5, 12, 13, 40]) throws -> ChartDescription {
    var (cases, patients) = readmissions()
    cases[12] = patients[12] / 2
    for index in [20, 47] { (cases[index], patients[index]) = (.nan, .nan) }
    return try chart(
      "Readmissions within 30 days",
      .parts(numerators: cases, denominators: patients, multiplier: 1),
      ChartSpecification(
        chart: .p,
        ruleSet: .nhse2023,
        direction: .decrease,
        excluded: excluded
      ),
      axis: "Discharges readmitted",
      format: .percentage(),
      annotations: [.init(index: 12, text: "Wrong codes; excluded")]
    )
  }

  /// A p chart of wards: categories, not times.
  static func wards() throws -> ChartDescription {
    var (cases, patients) = readmissions(16)
    cases[12] = patients[12] / 2
    return try chart(
      "Readmissions by ward",
      .parts(numerators: cases, denominators: patients, multiplier: 1),
      ChartSpecification(
        chart: .p,
        ruleSet: .nhse2023,
        direction: .decrease,
        isOrdered: false
      ),
      axis: "Discharges readmitted",
      labels: (1...16).map { "Ward \($0)" },
      format: .percentage()
    )
  }

  /// Means of subgroups over their standard deviations.
  static func meansOverDeviations() throws -> ChartPair {
    func part(_ kind: ChartKind, _ axis: String) throws -> ChartDescription {
      try chart(
        "Turnaround of samples",
        subgroups(),
        ChartSpecification(chart: kind, ruleSet: .nhse2023, direction: .decrease),
        axis: axis
      )
    }
    return try ChartPair(
      upper: part(.xbar, "Mean, minutes"),
      lower: part(.s, "Standard deviation, minutes")
    )
  }

  /// F1 over its moving ranges.
  static func valuesOverRanges() throws -> ChartPair {
    func part(_ kind: ChartKind, _ axis: String) throws -> ChartDescription {
      try chart(
        "Violence on Crofton Ward",
        .values(ExampleCharts.croftonValues),
        ChartSpecification(
          chart: kind,
          ruleSet: .nhse2023,
          direction: .decrease,
          baselineCount: 24
        ),
        axis: axis
      )
    }
    return try ChartPair(
      upper: part(.xmr, "Incidents per month"),
      lower: part(.mr, "Moving range")
    )
  }

  static func all() throws -> [(name: String, chart: ChartDescription)] {
    [
      ("proportions", try proportions()), ("wards", try wards()),
      ("means", try meansOverDeviations().upper),
    ]
  }
}
