internal import QualityModel
internal import QualityStore
internal import SPCCore

/// What a chart or a reading came to grief on in the data, as facts; who else has what it wants is
/// looked up when the words are made.
enum SeriesError: Error {
  /// There are no figures to chart.
  case empty(measure: Measure, unit: OrganisationUnit)
  /// The chart divides, and the measure has nothing to divide by; `reason` says what the chart is for.
  case lacksDenominator(chart: ChartKind, measure: String, reason: String)
  /// The store learnt of a measure only after the day it is read as of.
  case notKnownYet(measure: String, day: CalendarDate, since: CalendarDate?)
}

extension Diagnostic {
  /// The words without a look at the store.
  init(_ error: SeriesError) {
    switch error {
    case .empty(let measure, let unit):
      self.init(
        kind: "spc",
        "There are no figures of \"\(measure.code)\" at \(unit.name) in this series.",
        hint: "Look at what is loaded:  qi.measure(\"\(measure.code)\"):by_unit()"
      )
    case .lacksDenominator(let chart, let measure, let reason):
      self.init(
        kind: "argument",
        reason,
        hint:
          "\(chart.named) divides, and \"\(measure)\" has no denominator. Define a measure that "
          + "has one (?qi.define), and load it with  denominator = \"…\"  in columns."
      )
    case .notKnownYet(let measure, let day, let since):
      self.init(
        kind: "not_found",
        "At the end of \(day) the store did not know the measure \"\(measure)\" yet.",
        hint: since.map { "It was first recorded on \($0):  as_of = \"\($0)\"  or later." }
      )
    }
  }
}

extension WorkbenchSession {
  /// The words for an error of ours, with what the store can say of it.
  func described(_ error: any Error) -> Diagnostic {
    var diagnostic = Diagnostic(of: error)
    guard let error = error as? SeriesError else { return diagnostic }
    switch error {
    case .empty(let measure, let unit):
      let all = (try? store.allSeries(measure: measure.code, asOf: settings.asOf)) ?? []
      let filled = all.filter { !$0.points.isEmpty }
      if let own = filled.first(where: { $0.unit.code == unit.code }),
        let first = own.points.first, let last = own.points.last
      {
        let frequency = own.definition?.frequency
        diagnostic.message = "No figures lie in the part of the series that is asked for."
        diagnostic.hint =
          "\(unit.name) has figures from \(PeriodText.short(first.period, frequency)) to "
          + "\(PeriodText.short(last.period, frequency))."
      } else if filled.isEmpty {
        diagnostic.message = "Nothing is loaded for the measure \"\(measure.code)\" yet."
        diagnostic.hint =
          "Load a file:  qi.import { \"file.csv\", into = \"\(measure.code)\", columns = { … } }"
      } else {
        let codes = filled.prefix(6).map { "\"\($0.unit.code)\"" }
        let more = filled.count - codes.count
        diagnostic.message = "\(unit.name) has no figures of \"\(measure.code)\"."
        diagnostic.hint =
          "Units that have some: \(codes.joined(separator: ", "))"
          + (more > 0 ? " and \(more) more." : ".")
      }
    case .lacksDenominator(let chart, let measure, _):
      let others = measureList().compactMap { other -> String? in
        guard other.code != measure,
          let definition = try? store.definitions(of: other.code, asOf: settings.asOf).last,
          definition.kind.usesDenominator, let text = definition.denominatorText
        else { return nil }
        return "\"\(other.code)\" (per \(text))"
      }
      guard !others.isEmpty else { return diagnostic }
      diagnostic.hint =
        "\(chart.named) divides, and \"\(measure)\" has no denominator. Measures that have one: "
        + others.prefix(3).joined(separator: ", ") + (others.count > 3 ? ", …" : "")
        + ". To give this one its own:  ?qi.define"
    case .notKnownYet: break
    }
    return diagnostic
  }

  /// Reads with the knowledge of a day; where a measure was recorded only later, says so.
  func knowing<Result>(_ asOf: AsOf, _ read: () throws -> Result) throws -> Result {
    do {
      return try read()
    } catch let error as StoreError {
      guard case .date(let day) = asOf, case .unknownMeasure(let code, _) = error,
        (try? store.measure(code)) != nil
      else { throw error }
      let since = try store.changes().map(\.recordedAt.day).first {
        (try? store.measure(code, asOf: .date($0))) != nil
      }
      throw SeriesError.notKnownYet(measure: code, day: day, since: since)
    }
  }
}
