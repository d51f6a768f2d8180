import ChartRendering
import SPCCore
import TestInputSupport

/// The funnels, Pareto charts and cumulative sums that the goldens and the properties are made from.
enum ExamplePictures {
  static let caption = PictureCaption(
    title: "Falls with harm by ward",
    subtitle: "Inpatient wards, April 2023 to March 2024",
    source: "Source: synthetic",
    asOf: "As of 1 October 2024"
  )

  // MARK: Funnels

  /// Units of many sizes around one proportion, a few of them far off.
  static func funnel(
    count: Int = 90,
    seed: UInt64 = 11,
    sizes: ClosedRange<Double> = 40...4_000,
    outliers: Int = 6,
    proportion: Double = 0.12,
    name: (Int) -> String = { "Ward \($0 + 1)" },
    caption: PictureCaption = caption,
    format: ValueFormat = .percentage(),
    direction: ImprovementDirection = .decrease
  ) throws -> FunnelDescription {
    var random = SeededGenerator(seed: seed)
    func halfWidth(_ size: Double, _ z: Double) -> Double {
      z * (proportion * (1 - proportion) / size).squareRoot()
    }
    let step24 = root24(of: sizes.upperBound / sizes.lowerBound)
    let points = (0..<count).map { index -> FunnelDescription.Point in
      // Sizes multiply evenly from the least to the greatest.
      let share = Double.random(in: 0...1, using: &random)
      var size = sizes.lowerBound
      for step in 0..<24 {
        let part = min(max(share * 24 - Double(step), 0), 1)
        size *= 1 + part * (step24 - 1)
      }
      size = max(size.rounded(), 1)
      let shift = index < outliers ? (index.isMultiple(of: 2) ? 4.5 : -4) : 0
      let z = random.normal() + shift
      let value = min(max(proportion + halfWidth(size, z), 0), 1)
      let side: SignalSide = value > proportion ? .high : .low
      let distance = (value - proportion).magnitude
      let standing: FunnelDescription.Standing =
        if distance > halfWidth(size, 3.090232) {
          .beyondOuter(side)
        } else if distance > halfWidth(size, 1.959964) {
          .beyondInner(side)
        } else {
          .within
        }
      return .init(name: name(index), denominator: size, value: value, standing: standing)
    }
    let samples = DenominatorAxis(label: "", denominators: points.map(\.denominator))
      .samples(count: 120)
    func curves(_ z: Double) throws -> FunnelDescription.Curves {
      try FunnelDescription.Curves(
        denominators: samples,
        lower: samples.map { max(proportion - halfWidth($0, z), 0) },
        upper: samples.map { min(proportion + halfWidth($0, z), 1) }
      )
    }
    return FunnelDescription(
      caption: caption,
      valueAxisLabel: "Patients who fell",
      denominatorAxisLabel: "Admissions",
      valueFormat: format,
      points: points,
      target: proportion,
      inner: try curves(1.959964),
      outer: try curves(3.090232),
      methodLine: "Limits: normal approximation, not adjusted for overdispersion",
      direction: direction
    )
  }

  /// The 24th root, by bisection.
  private static func root24(of value: Double) -> Double {
    var (low, high) = (1.0, max(value, 1))
    for _ in 0..<80 {
      let middle = (low + high) / 2
      let power = (0..<24).reduce(1.0) { product, _ in product * middle }
      if power > value { high = middle } else { low = middle }
    }
    return low
  }

  // MARK: Pareto charts

  static func pareto(
    _ amounts: [(name: String, amount: Double)],
    caption: PictureCaption = PictureCaption(
      title: "Medication incidents by type",
      subtitle: "All wards, 2023",
      source: "Source: synthetic",
      asOf: "As of 1 October 2024"
    ),
    format: ValueFormat = ValueFormat()
  ) throws -> ParetoDescription {
    let total = amounts.reduce(0) { $0 + $1.amount }
    var sum = 0.0
    let categories = amounts.map { name, amount -> ParetoDescription.Category in
      sum += amount
      return .init(
        name: name,
        amount: amount,
        share: amount / total,
        cumulativeShare: sum / total
      )
    }
    let leading = categories.firstIndex { $0.cumulativeShare >= 0.8 }.map { $0 + 1 } ?? 0
    return try ParetoDescription(
      caption: caption,
      amountLabel: "Incidents",
      categoryLabel: "Type of incident",
      valueFormat: format,
      categories: categories,
      leadingCount: leading
    )
  }

  static let medication: [(name: String, amount: Double)] = [
    ("Dose omitted or late", 412), ("Wrong dose", 233), ("Wrong medicine", 118),
    ("Allergy not checked before the medicine was given", 74), ("Wrong patient", 41),
    ("Wrong route", 22), ("Storage", 17), ("Other", 9), ("Expired", 3),
  ]

  // MARK: Cumulative sums

  /// A tabular CUSUM of standardised values, k half a standard deviation, h five.
  static func cumulativeSum(
    _ deviations: [Double],
    direction: ImprovementDirection = .decrease,
    restarts: Bool = false,
    labels: [String]? = nil,
    limit: Double = 5
  ) throws -> CumulativeSumDescription {
    var (upper, lower): ([Double], [Double]) = ([], [])
    var signals: [CumulativeSumDescription.Signal] = []
    var (up, down, upStart, downStart) = (0.0, 0.0, 0, 0)
    for (index, deviation) in deviations.enumerated() {
      guard deviation.isFinite else {
        upper.append(.nan)
        lower.append(.nan)
        continue
      }
      if up == 0 { upStart = index }
      if down == 0 { downStart = index }
      up = max(0, up + deviation - 0.5)
      down = min(0, down + deviation + 0.5)
      upper.append(up)
      lower.append(down)
      if up > limit { signals.append(.init(index: index, side: .high, start: upStart)) }
      if down < -limit { signals.append(.init(index: index, side: .low, start: downStart)) }
      if restarts, up > limit { up = 0 }
      if restarts, down < -limit { down = 0 }
    }
    return try CumulativeSumDescription(
      caption: PictureCaption(
        title: "Theatre start delay, Elm Suite",
        subtitle: "Monthly means",
        source: "Source: synthetic",
        asOf: "As of 1 October 2024"
      ),
      valueAxisLabel: "Sum of deviations from 12.4 minutes, in standard deviations",
      xLabels: labels ?? ExampleCharts.months(deviations.count),
      upperSums: upper,
      lowerSums: lower,
      upperLimit: limit,
      lowerLimit: -limit,
      signals: signals,
      restartsAfterSignals: restarts,
      direction: direction,
      settingsLine: "CUSUM: target 12.4, σ 3.1, shift to find 1 σ, decision limit 5 σ"
    )
  }

  /// Deviations around zero that rise by one and a half standard deviations from an index on.
  static func deviations(_ count: Int, shiftAt: Int, by shift: Double = 1.5, seed: UInt64 = 4)
    -> [Double]
  {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { random.normal() + ($0 >= shiftAt ? shift : 0) }
  }
}
