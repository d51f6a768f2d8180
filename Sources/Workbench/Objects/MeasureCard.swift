internal import QualityModel
internal import QualityStore

/// A measure on one screen: what it counts, and how much of it the store holds.
struct MeasureCard {
  let object: MeasureObject
  let session: WorkbenchSession

  var text: String {
    get throws {
      var lines = ["\(object.measure.code) · \(object.measure.name)"]
      func row(_ name: String, _ text: String) { lines.append("  \(name.padded(to: 13))\(text)") }
      if let definition = object.definition {
        let way =
          definition.better == .neutral
          ? "neither way is better" : "better \(definition.better.rawValue)"
        row(
          "kind",
          "\(MeasureWords.kind(definition.kind)), \(definition.frequency.rawValue), \(way)"
        )
        row("counts", definition.numeratorText)
        if let denominator = definition.denominatorText { row("out of", denominator) }
        if !definition.unitOfMeasure.isEmpty { row("unit", definition.unitOfMeasure) }
        if definition.version > 1 { row("definition", "version \(definition.version)") }
      }
      let held = try object.store(in: session).counts(of: object.measure.code, asOf: object.asOf)
      if held.rows == 0 {
        row("holds", "no observations yet")
        if session.settings.offersNextSteps {
          lines.append(
            "next: qi.import { \"file.csv\", into = \"\(object.measure.code)\", columns = { … } }"
          )
        }
      } else {
        let first =
          held.firstPeriod.map { PeriodText.short($0, object.definition?.frequency) } ?? ""
        let last = held.lastPeriod.map { PeriodText.short($0, object.definition?.frequency) } ?? ""
        row(
          "holds",
          "\(NumberText.counted(held.rows, "observation")) of \(NumberText.counted(held.units, "unit")), "
            + "\(first) – \(last)"
        )
        // Figures under different definitions do not add up.
        if object.definition?.version == 1 {
          let sums = "numerator \(whole(held.numeratorSum))"
          let divides = object.definition?.kind.usesDenominator ?? false
          row("sums", divides ? sums + ", denominator \(whole(held.denominatorSum))" : sums)
        }
        if held.missing > 0 { row("missing", NumberText.counted(held.missing, "observation")) }
        try decisions.forEach { row($0.name, $0.text) }
        if session.settings.offersNextSteps {
          lines.append("next: measure:by_unit()   measure:series { unit = \"…\" }")
        }
      }
      return lines.joined(separator: "\n")
    }
  }

  /// The targets, phases and remarks of the measure, one line each.
  private var decisions: [(name: String, text: String)] {
    get throws {
      let code = object.measure.code
      let asOf = object.asOf
      let store = try object.store(in: session)
      var lines: [(name: String, text: String)] = []
      for target in try store.targets(of: code, asOf: asOf).suffix(4) {
        let until = target.to.map { " to \($0)" } ?? ""
        lines.append(
          (
            "target",
            "\(NumberText.plain(target.value))\(scope(target.unitCode)) from \(target.from)\(until)"
          )
        )
      }
      for phase in try store.phases(of: code, asOf: asOf).suffix(4) {
        lines.append(("phase", "from \(phase.from)\(scope(phase.unitCode)): \(phase.reason)"))
      }
      for remark in try store.annotations(of: code, asOf: asOf).suffix(4) {
        lines.append(("remark", "\(remark.date)\(scope(remark.unitCode)): \(remark.text)"))
      }
      return lines
    }
  }

  private func scope(_ unit: String?) -> String { unit.map { " at \($0)" } ?? "" }

  private func whole(_ value: Double) -> String {
    Int(exactly: value).map(NumberText.grouped) ?? NumberText.plain(value)
  }
}
