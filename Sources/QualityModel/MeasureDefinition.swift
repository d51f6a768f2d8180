/// How a measure's value is made from its parts.
public enum MeasureKind: String, CaseIterable, Hashable, Sendable {
  /// A number of events; the numerator, a whole number.
  case count
  /// Events for each so many of something: numerator ÷ denominator × multiplier.
  case rate
  /// A share of a whole: numerator ÷ denominator × multiplier, numerator at most denominator.
  case proportion
  /// A sum over a number of cases: numerator ÷ denominator × multiplier.
  case mean
  /// Time since the event before, reported at the date of each event; the numerator.
  case timeBetween

  /// Whether the value is a numerator over a denominator.
  public var usesDenominator: Bool {
    switch self {
    case .rate, .proportion, .mean: true
    case .count, .timeBetween: false
    }
  }
}

/// The direction in which a measure gets better.
public enum BetterDirection: String, CaseIterable, Hashable, Sendable {
  /// Higher values are better.
  case higher
  /// Lower values are better.
  case lower
  /// Neither; such a measure never shows improvement or concern.
  case neutral
}

/// One version of a measure's operational definition.
///
/// A definition holds from `effectiveFrom` to `effectiveTo`, both included. In a store the
/// versions of a measure follow one another: a version ends at the latest on the day before the
/// next one starts. Figures under two versions are never joined in one phase.
public struct MeasureDefinition: Hashable, Sendable {
  /// The code of the measure that is defined.
  public var measureCode: String
  /// The version, counted from 1.
  public var version: Int
  /// How the value is made from the parts.
  public var kind: MeasureKind
  /// What the numerator counts, in words.
  public var numeratorText: String
  /// What the denominator counts, in words; `nil` for a count and a time between events.
  public var denominatorText: String?
  /// What the value is multiplied by: 100 for per cent, 1,000 for a rate per thousand.
  public var multiplier: Double
  /// The unit of the value, "%" or "per 1,000 bed days".
  public var unitOfMeasure: String
  /// The direction in which it gets better.
  public var better: BetterDirection
  /// How often it is reported.
  public var frequency: Frequency
  /// The first day it holds; `nil` is from the beginning, which only version 1 may be.
  public var effectiveFrom: CalendarDate?
  /// The last day it holds; `nil` is until further notice.
  public var effectiveTo: CalendarDate?

  /// Makes a definition.
  public init(
    measureCode: String,
    version: Int = 1,
    kind: MeasureKind,
    numeratorText: String,
    denominatorText: String? = nil,
    multiplier: Double = 1,
    unitOfMeasure: String,
    better: BetterDirection,
    frequency: Frequency,
    effectiveFrom: CalendarDate? = nil,
    effectiveTo: CalendarDate? = nil
  ) {
    self.measureCode = measureCode
    self.version = version
    self.kind = kind
    self.numeratorText = numeratorText
    self.denominatorText = denominatorText
    self.multiplier = multiplier
    self.unitOfMeasure = unitOfMeasure
    self.better = better
    self.frequency = frequency
    self.effectiveFrom = effectiveFrom
    self.effectiveTo = effectiveTo
  }

  /// Whether a period that starts on this day falls under this definition.
  public func isEffective(on day: CalendarDate) -> Bool {
    if let effectiveFrom, day < effectiveFrom { return false }
    if let effectiveTo, day > effectiveTo { return false }
    return true
  }

  /// The value of a pair of parts, or why there is none.
  ///
  /// - A count or a time between events: numerator × multiplier.
  /// - A rate, a proportion or a mean: numerator × multiplier ÷ denominator, multiplied first, so
  ///   that whole numbers are rounded once.
  ///
  /// The parts of several units are added first and then given here; values are never averaged.
  public func value(numerator: Double, denominator: Double?) -> Result<Double, NoValue> {
    guard kind.usesDenominator else { return .success(numerator * multiplier) }
    guard let denominator else { return .failure(.noDenominator) }
    guard denominator != 0 else { return .failure(.zeroDenominator) }
    return .success(numerator * multiplier / denominator)
  }

  /// What contradicts itself in the definition, in the order of the fields; empty when sound.
  public var problems: [DefinitionProblem] {
    var problems: [DefinitionProblem] = []
    if version < 1 { problems.append(.versionBelowOne) }
    if numeratorText.isEmpty { problems.append(.numeratorTextMissing) }
    if kind.usesDenominator, denominatorText?.isEmpty ?? true {
      problems.append(.denominatorTextMissing)
    }
    if !kind.usesDenominator, denominatorText != nil { problems.append(.denominatorNotUsed) }
    if !(multiplier.isFinite && multiplier > 0) { problems.append(.multiplierNotPositive) }
    if version > 1, effectiveFrom == nil { problems.append(.laterVersionWithoutStart) }
    if let effectiveFrom, let effectiveTo, effectiveTo < effectiveFrom {
      problems.append(.endsBeforeItStarts)
    }
    return problems
  }
}

/// Why a point has no value.
public enum NoValue: Error, Hashable, Sendable {
  /// The source says the figure is missing, and why.
  case missing(reason: String)
  /// The denominator is zero: nothing could have happened, which is not a value of zero.
  case zeroDenominator
  /// The kind needs a denominator and there is none.
  case noDenominator
  /// The figure is a sum, and some of the units it is of have none.
  case partsMissing(PartCount)
}

/// A contradiction inside one ``MeasureDefinition``.
public enum DefinitionProblem: String, Hashable, Sendable {
  /// Versions count from 1.
  case versionBelowOne
  /// It does not say what is counted.
  case numeratorTextMissing
  /// A rate, proportion or mean does not say what it is divided by.
  case denominatorTextMissing
  /// A count or a time between events says what it is divided by.
  case denominatorNotUsed
  /// The multiplier is zero, negative or not a number.
  case multiplierNotPositive
  /// A version after the first does not say when it starts.
  case laterVersionWithoutStart
  /// The last day is before the first.
  case endsBeforeItStarts
}
