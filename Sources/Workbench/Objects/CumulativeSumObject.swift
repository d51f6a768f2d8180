internal import ChartRendering
internal import LuaRuntime
internal import QualityModel
internal import SPCCore

/// A CUSUM chart, tabular or Bernoulli, with what it is of.
final class CumulativeSumObject: ChargedObject {
  var charge: LuaCharge?
  /// The two kinds that the core computes.
  enum Chart {
    case tabular(CumulativeSumChart)
    case bernoulli(BernoulliCumulativeSumChart)
  }

  /// What both kinds have at a point.
  struct Point {
    /// NaN where there is no value.
    let value: Double
    let high: Double
    let low: Double
    /// The sides on which the sum is beyond its limit here, with where it began to grow.
    let signals: [(side: SignalSide, start: Int?)]
  }

  /// A stretch of points at which a sum is beyond its limit.
  struct Signal {
    let side: SignalSide
    /// The first point beyond.
    let index: Int
    /// The last point of the stretch.
    let last: Int
    /// Where the sum last began to grow: the estimated time of the change.
    let start: Int?
    /// The sum at the first point.
    let sum: Double
  }

  let chart: Chart
  let title: String
  /// A text for every point.
  let labels: [String]
  /// The points as sentences name them.
  let spokenLabels: [String]
  let direction: ImprovementDirection
  /// The series it is of; nil for outcomes from plain numbers.
  let series: SeriesObject?
  /// What a reader should know of how it was computed.
  let remarks: [String]
  let points: [Point]

  init(
    _ chart: Chart,
    title: String,
    labels: [String],
    spokenLabels: [String],
    direction: ImprovementDirection,
    series: SeriesObject? = nil,
    remarks: [String] = []
  ) {
    self.chart = chart
    self.title = title
    self.labels = labels
    self.spokenLabels = spokenLabels
    self.direction = direction
    self.series = series
    self.remarks = remarks
    switch chart {
    case .tabular(let chart):
      points = chart.points.map { point in
        Point(
          value: point.value,
          high: point.high,
          low: point.low,
          signals: (point.signalsHigh ? [(.high, point.highStart)] : [])
            + (point.signalsLow ? [(.low, point.lowStart)] : [])
        )
      }
    case .bernoulli(let chart):
      points = chart.points.map { point in
        Point(
          value: point.event.map { $0 ? 1 : 0 } ?? .nan,
          high: point.high,
          low: point.low,
          signals: (point.signalsHigh ? [(.high, point.highStart)] : [])
            + (point.signalsLow ? [(.low, point.lowStart)] : [])
        )
      }
    }
  }

  /// The sum that signals.
  var limit: Double {
    switch chart {
    case .tabular(let chart): chart.specification.decisionInterval
    case .bernoulli(let chart): chart.specification.limit
    }
  }

  /// Whether sums start again from 0 after a signal.
  var restarts: Bool {
    switch chart {
    case .tabular: false
    case .bernoulli: true
    }
  }

  /// The signals, oldest first: one for every stretch beyond the limit, and where sums start again
  /// one for every time the limit was reached.
  private(set) lazy var signals: [Signal] = {
    var found: [Signal] = []
    for (index, point) in points.enumerated() {
      for (side, start) in point.signals {
        let sum = side == .high ? point.high : point.low
        // A missing value in between passes the sum on, and does not end the stretch.
        let before = found.lastIndex { $0.side == side && $0.start == start }
        if let before, !restarts {
          let earlier = found[before]
          found[before] = Signal(
            side: side,
            index: earlier.index,
            last: index,
            start: start,
            sum: earlier.sum
          )
        } else {
          found.append(Signal(side: side, index: index, last: index, start: start, sum: sum))
        }
      }
    }
    return found
  }()

  func description(_ call: Invocation) throws -> CumulativeSumDescription {
    let caption = PictureObject.caption(
      call,
      title: title,
      source: series?.provenance,
      asOf: series?.isDated == true ? series?.series.asOf : nil,
      note: remarks.first
    )
    return switch chart {
    case .tabular(let chart):
      try CumulativeSumDescription(
        chart,
        caption: caption,
        xLabels: labels,
        valueFormat: ValueFormat(suffix: series?.isPercentage == true ? "%" : ""),
        direction: direction
      )
    case .bernoulli(let chart):
      try CumulativeSumDescription(
        chart,
        caption: caption,
        xLabels: labels,
        direction: direction
      )
    }
  }

  var table: TableObject {
    let table = TableObject(
      headings: ["Point", "Value", "High sum", "Low sum", "Since high", "Since low", "Signal"],
      rows: points.indices.map { index in
        let point = points[index]
        let (high, low) = starts(index)
        return [
          .text(labels[index]), .number(point.value), .number(point.high), .number(point.low),
          .text(high.map { labels[$0] }), .text(low.map { labels[$0] }),
          .text(point.signals.map(\.side.word).joined(separator: " ")),
        ]
      }
    )
    table.basis = basis
    return table
  }

  private func starts(_ index: Int) -> (high: Int?, low: Int?) {
    switch chart {
    case .tabular(let chart): (chart.points[index].highStart, chart.points[index].lowStart)
    case .bernoulli(let chart): (chart.points[index].highStart, chart.points[index].lowStart)
    }
  }
}

extension CumulativeSumObject {
  /// A point stands in the chart and here, with two labels.
  var heldBytes: Int { 512 + points.count * (2 * MemoryLayout<Point>.stride + 96) }
  var heldObjects: [AnyObject] { series.map { [$0] } ?? [] }
}

extension TypeEntry {
  static func cumulativeSum() -> TypeEntry {
    let example = #"qi.measure("violence"):series { unit = "CROFTON" }:cusum { baseline = 24 }"#
    var behaviour = Behaviour { object in
      guard let cusum = object as? CumulativeSumObject else { return "" }
      return "\(cusum.title) · \(NumberText.counted(cusum.signals.count, "signal"))"
    }
    behaviour.printsAsCard = true
    behaviour.count = { ($0 as? CumulativeSumObject)?.points.count ?? 0 }
    behaviour.card = { object, session in
      guard let cusum = object as? CumulativeSumObject else { return "" }
      return CumulativeSumCard(object: cusum, settings: session.settings).text
    }
    return TypeEntry(
      CumulativeSumObject.self,
      name: "cusum",
      purpose: "Two running sums, quick to find small lasting changes that no single point shows.",
      fields: [
        .field("name", "text", of: CumulativeSumObject.self, "what it is of") { object, _ in
          .text(object.title)
        },
        .field("centre", "number", of: CumulativeSumObject.self, "the level it is held against") {
          object,
          _ in
          switch object.chart {
          case .tabular(let chart): chart.centre.isNaN ? .nil : .number(chart.centre)
          case .bernoulli(let chart): .number(chart.probability)
          }
        },
        .field("sigma", "number", of: CumulativeSumObject.self, "σ of one value, nil without one") {
          object,
          _ in
          switch object.chart {
          case .tabular(let chart): chart.sigma.isNaN ? .nil : .number(chart.sigma)
          case .bernoulli: .nil
          }
        },
        .field("h", "number", of: CumulativeSumObject.self, "the sum that signals") { object, _ in
          .number(object.limit)
        },
        .field(
          "signals",
          "list of table",
          of: CumulativeSumObject.self,
          "each with label, side, sum, until, and since: where the change seems to have begun"
        ) { object, session in
          let rows = try object.signals.map { signal -> LuaValue in
            var fields: [String: LuaValue] = [
              "label": .text(object.labels[signal.index]),
              "position": .integer(signal.index + 1),
              "until": .text(object.labels[signal.last]),
              "side": .text(signal.side.word),
              "sum": .number(signal.sum),
            ]
            if let start = signal.start { fields["since"] = .text(object.labels[start]) }
            return .table(try session.lua.makeTable(fields: fields))
          }
          return .table(try session.lua.makeTable(array: rows))
        },
      ],
      methods: [
        .method(
          "cusum",
          "chart",
          of: CumulativeSumObject.self,
          purpose: "Draws the sums with their limits: print the drawing, or save it as a picture.",
          parameters: PictureObject.parameters(title: "its name"),
          returns: "picture",
          example: "print(\(example):chart())"
        ) { cusum, call in
          try call.session.value(
            PictureObject(
              .cumulativeSum(cusum.description(call)),
              smallestCount: cusum.smallestCount
            )
          )
        },
        .method(
          "cusum",
          "table",
          of: CumulativeSumObject.self,
          purpose: "Gives a row for each point: the sums, since when they grow, signals.",
          returns: "table",
          example: "print(\(example):table())"
        ) { cusum, call in try call.session.value(cusum.table) },
      ],
      behaviour: behaviour
    )
  }
}
