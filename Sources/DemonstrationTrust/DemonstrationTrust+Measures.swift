public import QualityModel

extension DemonstrationTrust {
  private var plans: [MeasurePlan] {
    (figures.measures.map(\.plan) + figures.rare.map(\.plan)).sorted { $0.code < $1.code }
  }

  /// The measures with the versions of their definitions, by code: the 68 of the trust, the monthly
  /// count of violence SAF-01M, and three copies of it that wards keep in spreadsheets.
  public var measures: [(measure: Measure, definitions: [MeasureDefinition])] {
    plans.map { ($0.measure, $0.definitions) }
  }

  /// What measures are held against.
  public var targets: [Target] {
    plans.compactMap { plan in
      plan.target.map {
        Target(
          measureCode: plan.code,
          value: $0.value,
          from: Organisation.firstDay,
          source: $0.source
        )
      }
    }
  }

  /// The phases that people decided on.
  public var phases: [ProcessPhase] { DecidedPhases.all(organisation.places) }

  /// What people noted at a day of a measure.
  public var annotations: [Annotation] { TrustAnnotations.all(organisation.places) }

  /// Every figure as it was known first, by measure, unit and period; made at each call.
  public var observations: [MeasureRows] {
    let drawn = figures.measures.map { MeasureRows(measureCode: $0.plan.code, rows: $0.rows) }
    let rare = figures.rare.map { MeasureRows(measureCode: $0.plan.code, rows: $0.events.rows) }
    return (drawn + rare).sorted { $0.measureCode < $1.measureCode }
  }

  /// Figures that were corrected, by the day on which that became known.
  ///
  /// A provisional figure is settled on the last day of the second month after its own; the last two
  /// months still wait for that.
  public var revisions: [RevisedRows] {
    var revisions: [RevisedRows] = []
    for measure in figures.measures {
      for (index, start) in measure.timeline.starts.enumerated() {
        let rows = measure.series.compactMap { series -> ObservationRow? in
          guard let figure = series.figures[index], figure.provisional != nil else { return nil }
          return ObservationRow(
            unitCode: series.reporter.code,
            observation: Observation(
              period: start,
              numerator: figure.numerator.map(Double.init),
              denominator: figure.denominator.map(Double.init)
            )
          )
        }
        let knownOn = start.calendarMonth.adding(months: 2).lastDay
        guard !rows.isEmpty, knownOn <= Organisation.lastDay else { continue }
        revisions.append(
          RevisedRows(knownOn: knownOn, measureCode: measure.plan.code, rows: rows)
        )
      }
    }
    return revisions
  }
}
