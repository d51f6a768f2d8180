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
