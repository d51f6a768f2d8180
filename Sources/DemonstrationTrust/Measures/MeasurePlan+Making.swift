import QualityModel
import SPCCore

/// Short ways to write down the plans of the usual kinds of measure.
extension MeasurePlan {
  /// What events are counted for each 1,000 of.
  enum Exposure {
    case bedDays
    case contacts

    fileprivate var size: Size {
      switch self {
      case .bedDays: .bedDays
      case .contacts: .contacts
      }
    }

    fileprivate var denominatorText: String {
      switch self {
      case .bedDays: "occupied bed days"
      case .contacts: "contacts with people served"
      }
    }

    fileprivate var unitOfMeasure: String {
      switch self {
      case .bedDays: "per 1,000 bed days"
      case .contacts: "per 1,000 contacts"
      }
    }
  }

  /// Events for each 1,000 occupied bed days or contacts.
  static func rate(
    _ code: String,
    _ name: String,
    counting events: String,
    per exposure: Exposure,
    _ level: Double,
    _ better: BetterDirection = .lower,
    by reporters: Reporters = .wards,
    every frequency: Frequency = .monthly,
    _ behaviour: Behaviour,
    latest: PointCategory = .commonCause
  ) -> MeasurePlan {
    MeasurePlan(
      code: code,
      name: name,
      kind: .rate,
      better: better,
      frequency: frequency,
      numeratorText: events,
      denominatorText: exposure.denominatorText,
      multiplier: 1000,
      unitOfMeasure: exposure.unitOfMeasure,
      reporters: reporters,
      size: exposure.size,
      sampling: .events,
      level: level / 1000,
      caseDeviation: 0,
      behaviour: behaviour,
      latest: latest
    )
  }

  /// A share of cases, in per cent.
  static func share(
    _ code: String,
    _ name: String,
    _ numeratorText: String,
    of denominatorText: String,
    _ size: Size,
    _ level: Double,
    _ better: BetterDirection = .higher,
    by reporters: Reporters,
    every frequency: Frequency = .monthly,
    _ behaviour: Behaviour,
    latest: PointCategory = .commonCause,
    target: (Double, String)? = nil
  ) -> MeasurePlan {
    var sampling = Sampling.events
    switch size {
    case .list, .availableBedDays, .bedDays: sampling = .register
    case .cases, .contacts, .figures: break
    }
    return MeasurePlan(
      code: code,
      name: name,
      kind: .proportion,
      better: better,
      frequency: frequency,
      numeratorText: numeratorText,
      denominatorText: denominatorText,
      multiplier: 100,
      unitOfMeasure: "%",
      reporters: reporters,
      size: size,
      sampling: sampling,
      level: level,
      caseDeviation: 0,
      behaviour: behaviour,
      latest: latest,
      target: target.map { (value: $0.0, source: $0.1) }
    )
  }

  /// A mean over cases.
  static func mean(
    _ code: String,
    _ name: String,
    _ numeratorText: String,
    of denominatorText: String,
    unit: String,
    _ size: Size,
    _ level: Double,
    deviation: Double,
    _ better: BetterDirection,
    by reporters: Reporters,
    _ behaviour: Behaviour,
    latest: PointCategory = .commonCause
  ) -> MeasurePlan {
    MeasurePlan(
      code: code,
      name: name,
      kind: .mean,
      better: better,
      frequency: .monthly,
      numeratorText: numeratorText,
      denominatorText: denominatorText,
      multiplier: 1,
      unitOfMeasure: unit,
      reporters: reporters,
      size: size,
      sampling: .events,
      level: level,
      caseDeviation: deviation,
      behaviour: behaviour,
      latest: latest
    )
  }

  /// A count.
  static func count(
    _ code: String,
    _ name: String,
    _ numeratorText: String,
    unit: String,
    _ level: Double,
    _ better: BetterDirection,
    by reporters: Reporters,
    size: Size = .cases(1),
    sampled sampling: Sampling = .events,
    _ behaviour: Behaviour,
    latest: PointCategory = .commonCause
  ) -> MeasurePlan {
    MeasurePlan(
      code: code,
      name: name,
      kind: .count,
      better: better,
      frequency: .monthly,
      numeratorText: numeratorText,
      denominatorText: nil,
      multiplier: 1,
      unitOfMeasure: unit,
      reporters: reporters,
      size: size,
      sampling: sampling,
      level: level,
      caseDeviation: 0,
      behaviour: behaviour,
      latest: latest
    )
  }

  /// Days between rare events, of the whole trust and of the directorates where they happen.
  ///
  /// `days` are the usual days between two events in each directorate.
  static func daysBetween(
    _ code: String,
    _ name: String,
    _ events: String,
    _ days: [String: Double]
  ) -> MeasurePlan {
    MeasurePlan(
      code: code,
      name: name,
      kind: .timeBetween,
      better: .higher,
      frequency: .daily,
      numeratorText: "days since the one before, at the day of each of the \(events)",
      denominatorText: nil,
      multiplier: 1,
      unitOfMeasure: "days",
      reporters: .directorates,
      size: .cases(1),
      sampling: .events,
      level: 1,
      caseDeviation: 0,
      behaviour: Behaviour(factors: days),
      latest: .commonCause
    )
  }
}
