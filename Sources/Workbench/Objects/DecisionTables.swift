internal import QualityModel
internal import QualityStore

/// What people decided about a measure, as tables: definitions, targets, phases, remarks.
struct DecisionTables {
  private let code: String
  private let asOf: AsOf
  private let measure: MeasureObject
  private let session: WorkbenchSession

  init(_ measure: MeasureObject, _ session: WorkbenchSession) {
    code = measure.measure.code
    asOf = measure.asOf
    self.measure = measure
    self.session = session
  }

  var definitions: TableObject {
    get throws {
      table(
        ["Version", "From", "To", "Kind", "Counts", "Out of", "Multiplier", "Better"],
        try measure.store(in: session).definitions(of: code, asOf: asOf).map { definition in
          [
            TableObject.Cell(Double(definition.version)), cell(definition.effectiveFrom),
            cell(definition.effectiveTo), cell(MeasureWords.kind(definition.kind)),
            cell(definition.numeratorText), cell(definition.denominatorText),
            TableObject.Cell(definition.multiplier), cell(definition.better.rawValue),
          ]
        }
      )
    }
  }

  var targets: TableObject {
    get throws {
      table(
        ["Unit", "Target", "From", "To", "Source"],
        try measure.store(in: session).targets(of: code, asOf: asOf).map { target in
          [
            cell(target.unitCode ?? "every unit"), TableObject.Cell(target.value),
            cell(target.from), cell(target.to), cell(target.source),
          ]
        }
      )
    }
  }

  var phases: TableObject {
    get throws {
      table(
        ["Unit", "From", "Baseline", "Reason", "Decided by"],
        try measure.store(in: session).phases(of: code, asOf: asOf).map { phase in
          [
            cell(phase.unitCode ?? "every unit"), cell(phase.from),
            TableObject.Cell(phase.baselinePoints.map(Double.init)), cell(phase.reason),
            cell(phase.decidedBy),
          ]
        }
      )
    }
  }

  var annotations: TableObject {
    get throws {
      table(
        ["Unit", "Date", "Remark"],
        try measure.store(in: session).annotations(of: code, asOf: asOf).map { annotation in
          [
            cell(annotation.unitCode ?? "every unit"), cell(annotation.date), cell(annotation.text),
          ]
        }
      )
    }
  }

  private func table(_ headings: [String], _ rows: [[TableObject.Cell]]) -> TableObject {
    TableObject(headings: headings, rows: rows)
  }

  private func cell(_ text: String?) -> TableObject.Cell {
    TableObject.Cell(text: text ?? "", isNumber: false)
  }

  private func cell(_ date: CalendarDate?) -> TableObject.Cell {
    cell(date.map { "\($0)" })
  }
}
