/// Why limits start anew at a point.
public enum PhaseCause: Hashable, Sendable {
  /// The first point of the series.
  case start
  /// People decided so.
  case decided(ProcessPhase)
  /// The definition changed; two versions are never joined in one phase.
  case definition(from: Int, to: Int)
}

/// The first point of a phase of a series.
public struct PhaseStart: Hashable, Sendable {
  /// The index of the point in ``MeasureSeries/points``.
  public var pointIndex: Int
  /// The period of the point.
  public var period: CalendarDate
  /// Why the phase starts: the definition's change before a decision on the same point.
  public var cause: PhaseCause
  /// After how many points the limits are fixed, where that was decided.
  public var baselinePoints: Int?

  /// What people decided for this point, also where the definition changed with it.
  public var decision: ProcessPhase?

  /// The day people decided on, `nil` when nothing was decided for this point.
  ///
  /// It may lie before ``period``, among periods without points; a divider stands at the first
  /// period on or after this day.
  public var decidedFrom: CalendarDate? {
    decision?.from
  }

  /// Makes the start of a phase.
  public init(
    pointIndex: Int,
    period: CalendarDate,
    cause: PhaseCause,
    decision: ProcessPhase? = nil,
    baselinePoints: Int? = nil
  ) {
    self.pointIndex = pointIndex
    self.period = period
    self.cause = cause
    self.decision = decision
    self.baselinePoints = baselinePoints
  }
}

extension MeasureSeries {
  /// Where the phases of the series start, in the order of the points.
  ///
  /// - The first point starts the first phase. A decision that starts on or before it gives its
  ///   baseline.
  /// - A decided phase starts at the first point whose period starts on or after its day; decisions
  ///   after the last point start nothing. Of two decisions that meet at one point, the later day
  ///   counts, and on the same day the unit's own before the one for every unit.
  /// - A point under another version of the definition than the point before starts a phase.
  ///
  /// Postcondition: the point indices are strictly increasing, and the first is 0 unless the series
  /// is empty.
  public var phaseStarts: [PhaseStart] {
    guard !points.isEmpty else { return [] }
    var decided: [Int: ProcessPhase] = [:]
    for phase in phases.sorted(by: MeasureSeries.decisionOrder) {
      if let index = points.firstIndex(where: { $0.period >= phase.from }) {
        decided[index] = phase
      }
    }
    var starts: [PhaseStart] = []
    for index in points.indices {
      let phase = decided[index]
      let version = points[index].definitionVersion
      let cause: PhaseCause
      if index > 0, points[index - 1].definitionVersion != version {
        cause = .definition(from: points[index - 1].definitionVersion, to: version)
      } else if let phase {
        cause = .decided(phase)
      } else if index == 0 {
        cause = .start
      } else {
        continue
      }
      starts.append(
        PhaseStart(
          pointIndex: index,
          period: points[index].period,
          cause: cause,
          decision: phase,
          baselinePoints: phase?.baselinePoints
        )
      )
    }
    return starts
  }

  /// The periods between the first and the last point that have no point: nothing was reported, or
  /// what was reported was withdrawn.
  ///
  /// Worked out from the frequency of the definition of the point before. A time between events has
  /// no periods to miss.
  public var missingPeriods: [CalendarDate] {
    var missing: [CalendarDate] = []
    var version: Int?
    var frequency: Frequency?
    for (index, nextIndex) in zip(points.indices, points.indices.dropFirst()) {
      if version != points[index].definitionVersion {
        version = points[index].definitionVersion
        let definition = definition(ofVersion: points[index].definitionVersion)
        frequency = definition?.kind == .timeBetween ? nil : definition?.frequency
      }
      guard let frequency else { continue }
      let next = points[nextIndex].period
      var expected = frequency.nextPeriodStart(after: points[index].period)
      while expected < next {
        missing.append(expected)
        expected = frequency.nextPeriodStart(after: expected)
      }
    }
    return missing
  }

  private static func decisionOrder(_ left: ProcessPhase, _ right: ProcessPhase) -> Bool {
    if left.from != right.from { return left.from < right.from }
    return left.unitCode == nil && right.unitCode != nil
  }
}
