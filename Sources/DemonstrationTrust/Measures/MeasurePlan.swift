import QualityModel
import SPCCore

/// How the figures of one measure are made: what is counted, by whom, at what level, and how it moves.
struct MeasurePlan: Sendable {
  /// Whether each period is another set of cases, or the same people looked at again.
  enum Sampling: Sendable {
    /// Other cases each time: as much chance as a count or a share of so many cases has.
    case events
    /// A register or a caseload: a figure stays near the one before.
    case register
  }

  /// What a figure is divided by; for a count, what it is in proportion to.
  enum Size: Sendable {
    /// The occupied bed days of the unit.
    case bedDays
    /// The bed days that its beds could give.
    case availableBedDays
    /// The contacts of the unit.
    case contacts
    /// So many cases in a period for a unit of usual size, other ones each time.
    case cases(Double)
    /// So many people on a list for a unit of usual size, nearly the same from one period to the next.
    case list(Double)
    /// What another measure of the same unit counts in the period.
    case figures(of: String)
  }

  let code: String
  let name: String
  let kind: MeasureKind
  let better: BetterDirection
  let frequency: Frequency
  let numeratorText: String
  let denominatorText: String?
  let multiplier: Double
  let unitOfMeasure: String
  let reporters: Reporters
  let size: Size
  let sampling: Sampling
  /// The level of a usual unit: a share of 1, events for each of the denominator, a mean, or a count.
  let level: Double
  /// The standard deviation of one case, for a mean.
  let caseDeviation: Double
  let behaviour: Behaviour
  /// What the latest figure of the whole trust shows by the rules of Making Data Count.
  let latest: PointCategory
  /// A second version of the definition: from when, and what it counts.
  var redefinition: Redefinition?
  /// What it is held against, in its unit, and where that comes from.
  var target: (value: Double, source: String)?

  /// Another version of a definition.
  struct Redefinition: Sendable {
    let from: CalendarDate
    let numeratorText: String
    let denominatorText: String?
  }

  /// The measure.
  var measure: Measure { Measure(code: code, name: name) }

  /// Its definitions, oldest first.
  var definitions: [MeasureDefinition] {
    var first = MeasureDefinition(
      measureCode: code,
      kind: kind,
      numeratorText: numeratorText,
      denominatorText: denominatorText,
      multiplier: multiplier,
      unitOfMeasure: unitOfMeasure,
      better: better,
      frequency: frequency
    )
    guard let redefinition else { return [first] }
    var second = first
    first.effectiveTo = redefinition.from.adding(days: -1)
    second.version = 2
    second.effectiveFrom = redefinition.from
    second.numeratorText = redefinition.numeratorText
    second.denominatorText = redefinition.denominatorText
    return [first, second]
  }

  /// Which way it improves, in the words of the charts.
  var direction: ImprovementDirection {
    switch better {
    case .higher: .increase
    case .lower: .decrease
    case .neutral: .neutral
    }
  }
}

/// How a measure moves through time, beside the chance of its cases.
///
/// Of a share, everything is in points (0.03 is three percentage points); of all else, in parts of the
/// level (0.03 is three per cent of it).
struct Behaviour: Sendable {
  /// A change of level.
  struct Change: Sendable {
    /// The first month with some of it; 0 is April 2020.
    let from: Int
    /// The first month with all of it; the same as `from` for a step.
    let full: Int
    /// The first month after it is over, where it ends.
    var until = Int.max
    /// How much.
    let by: Double

    /// The part of it that a month has.
    func effect(in month: Int) -> Double {
      guard month >= from, month < until else { return 0 }
      guard month < full else { return by }
      return by * Double(month - from + 1) / Double(full - from + 1)
    }
  }

  /// How different units are.
  var spread = 0.0
  /// How much a unit moves by itself from period to period.
  var unitNoise = 0.0
  /// How much all units move together.
  var commonNoise = 0.0
  /// How much of a movement is still there a period later.
  var carry = 0.0
  /// How far winter is above, or below, the year.
  var winter = 0.0
  /// How April 2020 differed; half as much each month later.
  var pandemic = 0.0
  /// The changes of the whole trust.
  var changes: [Change] = []
  /// The level of services beside the usual, by the start of their codes.
  var factors: [String: Double] = [:]

  /// How a month differs for every unit, without chance.
  func course(in month: Int, calendarMonth: Int) -> Double {
    var sum = winter * Self.cosine[calendarMonth - 1]
    if month < 8 { sum += pandemic / Double(1 << max(0, month)) }
    for change in changes { sum += change.effect(in: month) }
    return sum
  }

  /// The factor of a service: the longest start of its code that has one.
  func factor(of service: String) -> Double {
    factors.filter { service.hasPrefix($0.key) }.max { $0.key.count < $1.key.count }?.value ?? 1
  }

  /// The cosine of the year, January first.
  private static let cosine = [
    1, 0.866, 0.5, 0, -0.5, -0.866, -1, -0.866, -0.5, 0, 0.5, 0.866,
  ]
}
