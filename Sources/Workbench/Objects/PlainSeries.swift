internal import QualityModel
internal import SPCCore

/// What a series from plain numbers has beside its points.
struct PlainSeries {
  /// What is measured, where the script said so.
  var quantity: MeasuredQuantity?
  /// How the numbers came.
  var shape: ChartData.Shape
  /// The labels that were given, by the place they belong to; empty where none were.
  var labels: [CalendarDate: String] = [:]
  /// The members of the subgroups, by place.
  var members: [CalendarDate: [Double]] = [:]

  /// The day that stands for a position, counted from 0.
  ///
  /// The model of a series orders its points by days. These are the first there are, long before any
  /// that a measure has; no script sees them.
  static func place(at position: Int) -> CalendarDate? {
    CalendarDate(dayNumber: Int(CalendarDate.earliest.dayNumber) + position)
  }
}

/// A series made of plain numbers, before it is one.
struct PlainNumbers {
  /// The numbers in the shape they came in.
  enum Contents {
    case values([Double])
    case parts(numerators: [Double], denominators: [Double])
    case subgroups([[Double]])
  }

  var contents: Contents
  var name: String
  var labels: [String]
  var quantity: MeasuredQuantity?
  var better: BetterDirection
  var multiplier: Double
  var unitOfMeasure: String

  var count: Int {
    switch contents {
    case .values(let values): values.count
    case .parts(let numerators, _): numerators.count
    case .subgroups(let subgroups): subgroups.count
    }
  }

  /// Makes the series; nil where there are more points than days to stand for them (3.6 million).
  ///
  /// - Throws: ``SPCError/interrupted``.
  func series(checkpoint: Checkpoint = .none) throws(SPCError) -> SeriesObject? {
    let places = (0..<count).compactMap(PlainSeries.place)
    guard places.count == count else { return nil }
    let definition = MeasureDefinition(
      measureCode: "",
      kind: kind,
      numeratorText: "",
      multiplier: multiplier,
      unitOfMeasure: unitOfMeasure,
      better: better,
      frequency: .daily
    )
    var plain = PlainSeries(quantity: quantity, shape: shape)
    for (place, label) in zip(places, labels) { plain.labels[place] = label }
    if case .subgroups(let subgroups) = contents {
      for (place, members) in zip(places, subgroups) { plain.members[place] = members }
    }
    let points = try zip(places, 0...).map { place, index throws(SPCError) in
      if index % 4_096 == 0 { try checkpoint(index, of: count) }
      return MeasureSeries.Point(observation(at: index, on: place), definition: definition)
    }
    return SeriesObject(
      MeasureSeries(
        measure: Measure(code: "", name: name),
        definitions: [definition],
        unit: OrganisationUnit(code: "", name: "", kind: .other),
        points: points
      ),
      source: nil,
      plain: plain
    )
  }

  private var shape: ChartData.Shape {
    switch contents {
    case .values: .values
    case .parts: .parts
    case .subgroups: .subgroups
    }
  }

  /// The kind by which the parts make the value.
  ///
  /// Values that say nothing of themselves stand alone, as a time between events does.
  private var kind: MeasureKind {
    switch contents {
    case .values: quantity == .count ? .count : .timeBetween
    case .parts: quantity == .proportion ? .proportion : quantity == .mean ? .mean : .rate
    case .subgroups: .mean
    }
  }

  private func observation(at index: Int, on place: CalendarDate) -> Observation {
    func missing(_ value: Double) -> Double? { value.isNaN ? nil : value }
    let numerator: Double?
    var denominator: Double?
    switch contents {
    case .values(let values):
      numerator = missing(values[index])
    case .parts(let numerators, let denominators):
      denominator = missing(denominators[index])
      // Half a ratio is none, and is told as missing.
      numerator = denominator == nil ? nil : missing(numerators[index])
    case .subgroups(let subgroups):
      let summary = SubgroupSummary(subgroups[index])
      numerator = summary.count == 0 ? nil : summary.mean
      denominator = 1
    }
    return Observation(
      period: place,
      numerator: numerator,
      denominator: denominator,
      missingReason: numerator == nil ? "" : nil
    )
  }
}
