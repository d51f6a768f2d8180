import ChartRendering
import SPCCore
import TestInputSupport

extension SeededGenerator {
  /// About normal: the sum of twelve uniform numbers less six.
  mutating func normal() -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &self) }
  }
}

/// The charts that the goldens and the properties are made from.
struct ExampleCharts {
  /// Violent incidents on Crofton Ward by month from April 2020: fixture F1 of the domain study.
  static let croftonValues: [Double] = [
    9, 15, 11, 14, 9, 9, 7, 8, 14, 19, 11, 11, 12, 11, 12, 12, 15, 11, 7, 8, 7, 15, 9, 12,
    14, 9, 11, 5, 5, 9, 5, 9, 3, 10, 5, 7, 8, 8, 3, 7, 9, 4, 9, 6, 5, 4, 2, 8, 3, 3, 6, 2, 5, 5,
  ]

  /// "Apr 2020" and so on.
  static func months(_ count: Int, from year: Int = 2020, month: Int = 4) -> [String] {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return (0..<count).map { offset in
      let whole = month - 1 + offset
      return "\(names[whole % 12]) \(year + whole / 12)"
    }
  }

  /// "Week 1, 2020" and so on.
  static func weeks(_ count: Int) -> [String] {
    (0..<count).map { "W\($0 % 52 + 1) \(2020 + $0 / 52)" }
  }

  static func chart(
    _ title: String,
    _ values: [Double],
    _ specification: ChartSpecification,
    axis: String = "Incidents per month",
    format: ValueFormat = ValueFormat(),
    labels: [String]? = nil,
    subtitle: String? = nil,
    annotations: [ChartDescription.Annotation] = [],
    phaseNames: [ChartDescription.PhaseName] = [],
    note: String? = nil
  ) throws -> ChartDescription {
    try ChartDescription(
      title: title,
      subtitle: subtitle,
      valueAxisLabel: axis,
      valueFormat: format,
      xLabels: labels ?? months(values.count),
      result: SPCResult(values: values, specification: specification),
      annotations: annotations,
      phaseNames: phaseNames,
      source: "Source: Crofton Ward fixture F1",
      asOf: "As of 1 October 2024",
      note: note
    )
  }

  /// Two phases, annotations: the worked example of the project.
  static func crofton() throws -> ChartDescription {
    try chart(
      "Violence on Crofton Ward",
      croftonValues,
      ChartSpecification(ruleSet: .nhse2023, direction: .decrease, phaseStarts: [27]),
      subtitle: "Physical violence incidents, April 2020 to September 2024",
      annotations: [
        .init(index: 24, text: "Safety huddles begin on the ward"),
        .init(index: 32, text: "Huddles at every shift change"),
      ],
      phaseNames: [
        .init(start: 0, text: "Before"), .init(start: 27, text: "New phase: safety huddles"),
      ]
    )
  }

  /// The same, with the limits of the first 24 points carried on.
  static func croftonBaseline() throws -> ChartDescription {
    try chart(
      "Violence on Crofton Ward",
      croftonValues,
      ChartSpecification(ruleSet: .nhse2023, direction: .decrease, baselineCount: 24),
      subtitle: "Physical violence incidents, April 2020 to September 2024",
      annotations: [.init(index: 24, text: "Safety huddles begin on the ward")],
      phaseNames: [.init(start: 0, text: "Limits from the baseline")]
    )
  }

  /// A proportion close to its ceiling, with a target it meets by chance.
  static func nearHundred() throws -> ChartDescription {
    var random = SeededGenerator(seed: 7)
    let values = (0..<36).map { _ in min(0.968 + random.normal() * 0.012, 1) }
    return try chart(
      "Risk assessment within 24 hours of admission",
      values,
      ChartSpecification(
        ruleSet: .nhse2023,
        direction: .increase,
        target: .constant(0.95)
      ),
      axis: "Admissions assessed in time",
      format: .percentage()
    )
  }

  /// A target amid the limits that moves once, higher better, with a bad end.
  static func hitAndMiss() throws -> ChartDescription {
    var random = SeededGenerator(seed: 21)
    let values = (0..<30).map { 68 + random.normal() * 3 - ($0 > 22 ? 9 : 0) }
    let targets = (0..<30).map { $0 < 12 ? 65.0 : 70.0 }
    return try chart(
      "Referral to assessment within 28 days",
      values,
      ChartSpecification(
        ruleSet: .ptd022,
        direction: .increase,
        target: .perPoint(targets)
      ),
      axis: "Seen within 28 days",
      format: ValueFormat(decimals: 1, suffix: "%"),
      annotations: [.init(index: 12, text: "Target raised from 65% to 70%")]
    )
  }

  /// 235 weeks of a neutral measure.
  static func weekly(_ count: Int = 235) throws -> ChartDescription {
    var random = SeededGenerator(seed: 3)
    let values = (0..<count).map { (1_180 + random.normal() * 95 + Double($0) * 0.3).rounded() }
    return try chart(
      "Incidents reported by week",
      values,
      ChartSpecification(ruleSet: .nhse2023, direction: .neutral),
      axis: "Reports per week",
      labels: weeks(count)
    )
  }

  static func short(_ values: [Double]) throws -> ChartDescription {
    try chart(
      "Falls on Beech Ward",
      values,
      ChartSpecification(ruleSet: .nhse2023, direction: .decrease)
    )
  }

  /// Months without data, at the start, in the middle and at the end.
  static func gaps() throws -> ChartDescription {
    var values = Array(croftonValues.prefix(26))
    for index in [0, 7, 8, 9, 18, 25] { values[index] = .nan }
    return try chart(
      "Restraint on Linden Ward",
      values,
      ChartSpecification(ruleSet: .ptd022, direction: .decrease),
      note: "The last month is not in yet."
    )
  }

  static func runChart() throws -> ChartDescription {
    try chart(
      "Violence on Crofton Ward",
      croftonValues,
      ChartSpecification(
        chart: .run,
        ruleSet: .anhoej,
        direction: .decrease,
        target: .constant(6)
      )
    )
  }

  /// 24 months that cross their median four times in runs of no unusual length.
  static func fewCrossings() throws -> ChartDescription {
    let runs: [(length: Int, level: Double)] = [(5, 30), (6, 20), (5, 30), (6, 20), (2, 30)]
    let values = runs.flatMap { run in (0..<run.length).map { run.level + Double($0 % 3) } }
    return try chart(
      "Falls on Beech Ward",
      values,
      ChartSpecification(chart: .run, ruleSet: .anhoej, direction: .decrease)
    )
  }

  /// The values of F1, counted by another definition from January 2023 on.
  static func newDefinition(isComparable: Bool = false) throws -> ChartDescription {
    try chart(
      "Violence on Crofton Ward",
      croftonValues.enumerated().map { $0.offset < 33 ? $0.element : $0.element * 3 },
      ChartSpecification(ruleSet: .nhse2023, direction: .decrease, phaseStarts: [33]),
      annotations: [.init(index: 35, text: "Recording guide sent out", date: "15 Mar 2023")],
      phaseNames: [.init(start: 33, text: "New definition", isComparable: isComparable)]
    )
  }

  /// Limits from the first twelve months, three of which have no data; the phase has no name.
  static func gapsInBaseline() throws -> ChartDescription {
    var values = Array(croftonValues.prefix(26))
    for index in [0, 7, 8, 18] { values[index] = .nan }
    return try chart(
      "Restraint on Linden Ward",
      values,
      ChartSpecification(ruleSet: .nhse2023, direction: .decrease, baselineCount: 12),
      annotations: [.init(index: 14, text: "Safety huddles start", date: "17 Jun 2021")]
    )
  }

  static func constant() throws -> ChartDescription {
    try chart(
      "Never events",
      Array(repeating: 4, count: 20),
      ChartSpecification(ruleSet: .nhse2023, direction: .decrease)
    )
  }

  static func negative() throws -> ChartDescription {
    var random = SeededGenerator(seed: 99)
    let values = (0..<24).map { _ in -3 + random.normal() * 6 }
    return try chart(
      "Difference from plan",
      values,
      ChartSpecification(
        ruleSet: .nhse2023,
        direction: .neutral,
        target: .constant(0)
      ),
      axis: "Thousand pounds",
      format: ValueFormat(decimals: 1)
    )
  }

  static func huge() throws -> ChartDescription {
    var random = SeededGenerator(seed: 5)
    let values = (0..<18).map { _ in (2.5 + random.normal() * 0.2) * 1e12 }
    return try chart(
      "Huge",
      values,
      ChartSpecification(ruleSet: .nhse2023, direction: .increase),
      axis: "Pounds"
    )
  }

  /// Many short phases, many remarks, long words: what a busy ward makes.
  static func crowded() throws -> ChartDescription {
    let values = (0..<40).map { Double(($0 * 37) % 23) + ($0 > 20 ? -6 : 0) }
    return try chart(
      "A very long title that tells at length which measure of which service at which site is "
        + "shown here, so that it has to go on to a second line & more <still>",
      values,
      ChartSpecification(
        ruleSet: .nhse2023,
        direction: .decrease,
        phaseStarts: [2, 4, 9, 14, 30],
        target: .constant(8)
      ),
      subtitle: "Pneumonoultramicroscopicsilicovolcanoconiosis per 1,000 occupied bed days",
      annotations: (0..<12).map {
        .init(index: 10 + $0, text: "Remark \($0 + 1) about what happened in this month")
      },
      phaseNames: [.init(start: 14, text: "Ward moved to the new building in Queen Street")]
    )
  }

  /// All examples by name.
  static func all() throws -> [(name: String, chart: ChartDescription)] {
    [
      ("crofton", try crofton()), ("crofton-baseline", try croftonBaseline()),
      ("near-hundred", try nearHundred()), ("hit-and-miss", try hitAndMiss()),
      ("weekly", try weekly()), ("three-points", try short([4, 6, 3])),
      ("one-point", try short([4])), ("two-points", try short([4, 6])),
      ("gaps", try gaps()), ("run-chart", try runChart()), ("constant", try constant()),
      ("negative", try negative()), ("huge", try huge()), ("crowded", try crowded()),
      ("few-crossings", try fewCrossings()), ("new-definition", try newDefinition()),
      ("gaps-in-baseline", try gapsInBaseline()),
    ]
  }
}
