internal import DelimitedText
internal import SPCCore
internal import SeriesFilter
internal import Workbench

/// The words for what cannot be computed or read: those of scripts, with options where scripts have
/// arguments.
extension FilterSentences {
  func notStudied(_ error: StudyError, _ series: String?, _ line: Int) -> Diagnostic {
    var diagnostic = studying(error)
    diagnostic.location = place(series, line)
    return diagnostic
  }

  func notCompared(_ error: StudyError) -> Diagnostic {
    var diagnostic = studying(error)
    diagnostic.location = input
    return diagnostic
  }

  /// The words for what cannot be studied, with options where scripts have arguments.
  func studying(_ error: StudyError) -> Diagnostic {
    var diagnostic = Diagnostic(of: error.fact)
    switch error {
    case .bernoulliCumulativeSum(.notBinary):
      diagnostic.hint =
        "Write 1 where the event happened, 0 where not, nothing where that is not known."
    case .funnel(.numeratorOutOfRange(_, let value)):
      diagnostic.message = "A numerator of \(NumberText.plain(value)) is below zero."
      diagnostic.hint = "Mend the figure."
    case .pareto(.weightOutOfRange(_, let value)):
      diagnostic.message = "A weight of \(NumberText.plain(value)) is below zero."
      diagnostic.hint = "Give counts, days or costs: 0 or more."
    default: diagnostic.hint = diagnostic.hint.map(OptionForm.of)
    }
    return diagnostic
  }

  func notSuitable(_ refusal: ChartRefusal, _ series: String?, _ line: Int) -> Diagnostic {
    var diagnostic = Diagnostic(of: refusal)
    diagnostic.location = place(series, line)
    switch refusal {
    case .meanCountLow(_, _, _, let instead):
      diagnostic.hint =
        "Chart the time from one event to the next (--chart \(instead.rawValue)), add up longer "
        + "periods, or look at\na run chart (--rules anhoej); more says  --suggest\n"
        + "To draw it all the same:  --force"
    }
    return diagnostic
  }

  func place(_ series: String?, _ line: Int) -> String {
    "\(input), line \(line)" + (series.map { ", series \"\($0)\"" } ?? "")
  }

  func notComputable(_ error: SPCError, _ series: String?, _ line: Int) -> Diagnostic {
    var diagnostic = computing(error)
    diagnostic.location = place(series, line)
    return diagnostic
  }

  /// The words for what cannot be computed; the room that makes them speaks to scripts, and here
  /// options have another form.
  func computing(_ error: SPCError) -> Diagnostic {
    var diagnostic = Diagnostic(of: error)
    switch error {
    case .knownSigmaNotForChart:
      diagnostic.hint = "Leave --sigma out; the centre can be given:  --centre NUMBER"
    case .timeNotPositive:
      diagnostic.hint =
        "Two events at one time: give the time in a finer unit, or draw  --chart g  or  --chart run"
    case .sigmaEstimatorNotForChart(_, let chart):
      let fitting = chart.sigmaEstimators.map(\.rawValue)
      diagnostic.hint =
        fitting.isEmpty
        ? "Leave --sigma-estimator out." : "Use \(fitting.joined(separator: ", "))."
    case .dataNotForChart(_, let chart, _):
      diagnostic.hint = "Leave --subgroups out; a \(chart.rawValue) chart reads one row for each t."
    case .chartNeedsOrder:
      diagnostic.hint =
        "Leave --categories out; without an order, draw  --chart p, np, c, u, xbar, r, s or g"
    default: break
    }
    return diagnostic
  }

  func reading(_ error: DelimitedError) -> Diagnostic {
    var diagnostic = Diagnostic(error, path: input)
    // The room that makes these words speaks to scripts; here the option has another form.
    if case .invalidUTF8(_, _, _, _, _, let character) = error {
      diagnostic.hint = character.map {
        "It may be Windows-1252, where the byte is \"\($0)\":  --encoding windows-1252"
      }
    }
    return diagnostic
  }
}
