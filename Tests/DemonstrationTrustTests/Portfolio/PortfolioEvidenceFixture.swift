import QualityAnalysis
import QualityModel
import QualityStore

@testable import DemonstrationTrust

extension PortfolioFixture {
  /// The evidence of the portfolio on a day, from its records and the figures in force: what a store that
  /// holds the trust would give.
  func evidence(on day: CalendarDate) throws -> ImprovementEvidence {
    let known = newestRecords + trust.organisationRecords
    var latest: [MeasuredPlace: CalendarDate] = [:]
    let figures = trustFigures
    for figures in figures {
      for figure in figures.figures where figure.period <= day && figure.numerator != nil {
        let place = MeasuredPlace(
          measure: figures.measure.code,
          unit: figures.unitCodes[figure.unit]
        )
        latest[place] = max(latest[place] ?? figure.period, figure.period)
      }
    }
    let portfolio = PortfolioRecords(
      on: day,
      known,
      units: trust.units,
      measures: trust.measures.map { ($0.measure.code, $0.measure.name) },
      newest: { asked in latest.filter { asked.contains($0.key) } }
    )
    return ImprovementEvidence(
      portfolio,
      records: known,
      figures: figures,
      structure: try OrganisationStructure(
        units: trust.units,
        placements: known.compactMap { record in
          guard record.entity === Entity.unitPlacement, let unit = record.text("unit"),
            let from = record.day("from_on"), let under = record.text("under")
          else { return nil }
          return .init(unit: unit, from: from, under: under)
        }
      )
    )
  }

  /// Each record once: what came later stands for what was known first.
  private var newestRecords: [EntityRecord] {
    var newest: [RecordKey: EntityRecord] = [:]
    for record in all { newest[record.key] = record }
    return all.filter { newest[$0.key] == $0 }
  }

  /// The figures of every measure, corrections in the place of what they correct.
  private var trustFigures: [MeasureFigures] {
    var rows: [String: [String: [CalendarDate: Observation]]] = [:]
    for measure in trust.observations {
      for row in measure.rows {
        rows[measure.measureCode, default: [:]][row.unitCode, default: [:]][
          row.observation.period
        ] =
          row.observation
      }
    }
    for revision in trust.revisions {
      for row in revision.rows {
        rows[revision.measureCode]?[row.unitCode]?[row.observation.period] = row.observation
      }
    }
    let codes = trust.units.map(\.code).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    return trust.measures.map { measure, definitions in
      let figures = (rows[measure.code] ?? [:]).flatMap { unit, byPeriod in
        byPeriod.compactMap { period, observation -> MeasureFigures.Figure? in
          guard let number = numbers[unit], observation.status != .withdrawn,
            let definition = definitions.firstIndex(where: { $0.isEffective(on: period) })
          else { return nil }
          return MeasureFigures.Figure(
            unit: number,
            period: period,
            definition: definition,
            numerator: observation.numerator,
            denominator: observation.denominator,
            missingReason: observation.missingReason,
            isProvisional: observation.status == .provisional,
            revision: observation.revision
          )
        }
      }
      return MeasureFigures(
        measure: measure,
        definitions: definitions,
        unitCodes: codes,
        figures: figures,
        phases: trust.phases.filter { $0.measureCode == measure.code },
        targets: trust.targets.filter { $0.measureCode == measure.code }
      )
    }
  }
}
