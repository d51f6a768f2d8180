internal import DelimitedText
internal import QualityModel
internal import SPCCore
internal import SeriesFilter
internal import Workbench

/// The words for what the filter cannot read or chart.
struct FilterSentences {
  /// What the input is called: its path, or "standard input".
  let input: String

  /// The words for an input or settings the filter cannot start with.
  func diagnostic(_ error: SeriesInputError) -> Diagnostic {
    switch error {
    case .input(let error): return reading(error)
    case .settings(let error): return computing(error)
    case .study(let error): return studying(error)
    case .columnMissingForStudy(let role, let study, let column, let header):
      return Diagnostic(
        kind: "load",
        "\(Self.words(study)) needs \(Self.words(role)), and there is no column \"\(column)\".",
        at: "\(input), line 1",
        hint: "The columns are \(listed(header)).\n"
          + "Say which one it is:  --\(role.rawValue)-column NAME"
      )
    case .columnNotForStudy(let role, let study, let column):
      return Diagnostic(
        kind: "load",
        "\(Self.words(study)) has no place for \(Self.words(role)), and there is a column "
          + "\"\(column)\".",
        at: "\(input), line 1",
        hint: "Read past it:  --ignore \(column)"
      )
    case .noColumn(let role, let name, let header):
      if header.count == 1, let separator = Self.separator(in: header[0]) {
        return Diagnostic(
          kind: "load",
          "The file has one column only, so none to read as \(role.rawValue).",
          at: "\(input), line 1",
          hint: "Its fields may be separated otherwise:  --separator \(separator.rawValue)"
        )
      }
      return Diagnostic(
        kind: "load",
        "There is no column \"\(name)\" to read as \(role.rawValue).",
        at: "\(input), line 1",
        hint: "The columns are \(listed(header)).\n"
          + "Say which one it is:  --\(role.rawValue)-column NAME",
        candidates: near(name, header)
      )
    case .repeatedColumn(let role, let name, let columns):
      return Diagnostic(
        kind: "load",
        "Columns \(columns.map(String.init).joined(separator: " and ")) could both be "
          + "\"\(name)\", read as \(role.rawValue).",
        at: "\(input), line 1",
        hint:
          "Rename one of them in the file, or say which to take:  --\(role.rawValue)-column NAME"
      )
    case .columnUsedTwice(let name, let roles):
      return Diagnostic(
        kind: "usage",
        "The column \"\(name)\" is given two meanings: "
          + "\(roles.map(\.rawValue).joined(separator: " and ")).",
        hint: "Give each column one."
      )
    case .noColumnToIgnore(let name, let header):
      return Diagnostic(
        kind: "load",
        "There is no column \"\(name)\" to ignore.",
        at: "\(input), line 1",
        hint: "The columns are \(listed(header)).",
        candidates: near(name, header)
      )
    case .phasesGivenTwice(let column):
      return twice("Phases are", "--phase", column)
    case .targetGivenTwice(let column):
      return twice("Targets are", "--target", column)
    case .excludedGivenTwice(let column):
      return twice("Excluded points are", "--exclude", column)
    case .denominatorMissing(let chart, let name, let header):
      return Diagnostic(
        kind: "load",
        "A \(chart.rawValue) chart needs denominators, and there is no column \"\(name)\".",
        at: "\(input), line 1",
        hint: "The columns are \(listed(header)).\n"
          + "Say which one it is:  --n-column NAME"
      )
    case .denominatorNotForChart(let chart, let column):
      let others = chart == .c ? "draw rates with  --chart u" : "draw rates with  --chart xmr"
      return Diagnostic(
        kind: "load",
        "A \(chart.rawValue) chart has no denominators, and there is a column \"\(column)\".",
        at: "\(input), line 1",
        hint: "Read past it with  --ignore \(column)  or \(others)"
      )
    case .denominatorNotForQuantity(let quantity, let column):
      return Diagnostic(
        kind: "load",
        "A series of kind \"\(quantity.rawValue)\" has no denominators, and there is a column "
          + "\"\(column)\".",
        at: "\(input), line 1",
        hint: "Read past it with  --ignore \(column)  or say  --kind rate, proportion  or  mean"
      )
    case .subgroupsNotForQuantity(let quantity):
      return Diagnostic(
        kind: "usage",
        "Subgroups are charted by their means, so their kind is \"mean\" and not "
          + "\"\(quantity.rawValue)\".",
        hint: "Leave --kind out, or --subgroups where each row is a point."
      )
    case .multiplierNotForQuantity(let quantity, let multiplier):
      return Diagnostic(
        kind: "usage",
        "A series of kind \"\(quantity.rawValue)\" is taken as it was counted, so nothing can "
          + "multiply it by \(NumberText.plain(multiplier)).",
        hint: "Leave --multiplier out; a rate has a column of denominators."
      )
    case .multiplierNotForChart(let chart, let multiplier):
      return Diagnostic(
        kind: "usage",
        "A \(chart.rawValue) chart shows numbers as they were counted, so nothing can multiply them "
          + "by \(NumberText.plain(multiplier)).",
        hint: chart == .np
          ? "Leave --multiplier out, or draw the share with  --chart p"
          : "Leave --multiplier out."
      )
    }
  }

  /// The separator that a header read as one field seems to have.
  private static func separator(in header: String) -> FieldSeparator? {
    FieldSeparator.allCases.first { header.utf8.contains($0.byte) }
  }

  private func twice(_ subject: String, _ option: String, _ column: String) -> Diagnostic {
    Diagnostic(
      kind: "usage",
      "\(subject) given by \(option) and by the column \"\(column)\".",
      at: "\(input), line 1",
      hint: "Leave out \(option), or read past the column:  --ignore \(column)"
    )
  }

  /// The words for what is wrong with a row or a series.
  func diagnostic(_ fault: SeriesFault) -> Diagnostic {
    switch fault {
    case .unreadable(let error): reading(error)
    case .ragged(let line, let fields, let expected):
      load(
        "The row has \(NumberText.counted(fields, "field")), and the header has \(expected).",
        "\(input), line \(line)",
        "A field with a comma in it stands in quotes. The series before and after are left out."
      )
    case .seriesEmpty(let cell):
      load(
        "The row does not say which series it belongs to.",
        place(cell),
        "Fill the cell. The series before and after are left out."
      )
    case .timeEmpty(let cell):
      load("The row does not say when it was.", place(cell), "Fill the cell.")
    case .notANumber(let cell, _, let text):
      load("\"\(text)\" is not a number.", place(cell), numberHint(text))
    case .tooLarge(let cell, _):
      load("The number is too large to compute with.", place(cell), "Use a larger unit.")
    case .denominatorEmpty(let cell):
      load(
        "There is a numerator and no denominator.",
        place(cell),
        "Fill it, or leave the numerator empty as well where the figure is missing."
      )
    case .denominatorNegative(let cell, let text):
      load("A denominator of \(text) is below zero.", place(cell), "Mend the figure.")
    case .denominatorZero(let cell, let numerator):
      load(
        "The denominator is zero and the numerator is \(NumberText.plain(numerator)).",
        place(cell),
        "Mend the figures; where there was nothing to count, both are zero or both are empty."
      )
    case .numeratorAboveDenominator(let cell, let numerator, let denominator):
      load(
        "\(NumberText.plain(numerator)) of \(NumberText.plain(denominator)) is no proportion.",
        place(cell),
        "Mend the figures; where one case can have several events, it is a rate:  --chart u"
      )
    case .timeRepeated(let cell, let text, let firstLine):
      load(
        "\"\(text)\" stands twice in one series, first on line \(firstLine).",
        place(cell),
        "Say which column tells the series apart (--series-column NAME),\n"
          + "or allow it with  --allow-repeated-t"
      )
    case .seriesReturns(let cell, let series, let firstLine, let lastLine, let mayBeWritten):
      load(
        "The series \"\(series)\" comes back: its rows were \(lines(firstLine...lastLine)).",
        place(cell),
        "Sort the rows by series, then by time, so that those of one stand together."
          + (mayBeWritten
            ? "\nWhat may have been written for it so far is not the whole series." : "")
      )
    case .phaseStartUnknown(let text, let series, let lines, let near):
      Diagnostic(
        kind: "not_found",
        (series.map { "The series \"\($0)\" has" } ?? "There is")
          + " no point with the t \"\(text)\""
          + ", where a phase should start.",
        at: "\(input), \(self.lines(lines))",
        hint:
          "Give --phase a t as it stands in the file. Where series differ, give the phases in a\n"
          + "column instead:  --phase-column NAME",
        candidates: near.map { "\"\($0)\"" }
      )
    case .excludedUnknown(let text, let series, let lines, let near):
      Diagnostic(
        kind: "not_found",
        (series.map { "The series \"\($0)\" has" } ?? "There is")
          + " no point with the t \"\(text)\", which should be excluded.",
        at: "\(input), \(self.lines(lines))",
        hint:
          "Give --exclude a t as it stands in the file. Where series differ, mark the points in a\n"
          + "column instead:  --excluded-column NAME",
        candidates: near.map { "\"\($0)\"" }
      )
    case .notATruth(let cell, let text):
      load(
        "\"\(text)\" does not say whether the point is excluded.",
        place(cell),
        "Write yes or no."
      )
    case .subgroupDiffers(let cell, let role):
      load(
        "The rows of one subgroup say different things about their \(role.rawValue).",
        place(cell),
        "Rows with one t are the members of one point: say it in all of them, or in the first."
      )
    case .notStudied(let error, let series, let line):
      notStudied(error, series, line)
    case .notCompared(let error): notCompared(error)
    case .notSuitable(let refusal, let series, let line):
      notSuitable(refusal, series, line)
    case .notComputable(let error, let series, let line):
      notComputable(error, series, line)
    }
  }

  /// The words for the end of a run that left something out.
  func diagnostic(_ tally: FilterTally, faultsTold: Int) -> Diagnostic {
    let all = tally.seriesWritten + tally.seriesLeftOut
    var message =
      all == 0
      ? "No series could be read"
      : "\(NumberText.grouped(tally.seriesLeftOut)) of "
        + "\(NumberText.counted(all, "series", plural: "series")) "
        + (tally.seriesLeftOut == 1 ? "was left out" : "were left out")
    if !tally.namesLeftOut.isEmpty {
      message += ": " + listed(tally.namesLeftOut)
      if tally.namesLeftOut.count < tally.seriesLeftOut { message += " …" }
    }
    if tally.seriesReturned > 0 {
      message +=
        "; \(NumberText.grouped(tally.seriesReturned)) came back after rows of others"
        + (tally.seriesReturned == 1 ? " and is not whole" : " and are not whole")
    }
    let unseen = tally.faults - faultsTold
    let more =
      unseen > 0
      ? "There are \(NumberText.grouped(unseen)) more faults than those shown; mend these first."
      : "Mend what is shown above, then run it again."
    return Diagnostic(kind: "load", message + ".", at: input, hint: more)
  }

  static func words(_ study: SeriesStudy.Name) -> String {
    switch study {
    case .cusum: "A CUSUM chart"
    case .bernoulliCusum: "A Bernoulli CUSUM chart"
    case .capability: "A study of capability"
    case .funnel: "A funnel plot"
    case .pareto: "A Pareto chart"
    }
  }

  private static func words(_ role: ColumnRole) -> String {
    switch role {
    case .series: "series"
    case .time: "times"
    case .value: "values"
    case .denominator: "denominators"
    case .phase: "phases"
    case .target: "targets of points"
    case .excluded: "excluded points"
    }
  }

  private func load(_ message: String, _ place: String, _ hint: String) -> Diagnostic {
    Diagnostic(kind: "load", message, at: place, hint: hint)
  }

  private func place(_ cell: InputCell) -> String {
    "\(input), line \(cell.line), column \"\(cell.name)\""
  }

  private func lines(_ range: ClosedRange<Int>) -> String {
    range.count == 1
      ? "line \(range.lowerBound)" : "lines \(range.lowerBound) to \(range.upperBound)"
  }

  private func numberHint(_ text: String) -> String {
    if text.contains(",") {
      return "Write the decimal point as a point, and thousands without a comma."
    }
    // The one number between signs such as £ and %.
    let signs = Set("£$€%* ")
    let number = String(
      text.drop { signs.contains($0) }.reversed().drop { signs.contains($0) }.reversed()
    )
    guard number != text, Double(number) != nil, number.allSatisfy({ "0123456789.-".contains($0) })
    else {
      return "Leave the cell empty where the figure is missing or was suppressed."
    }
    return "Write the number alone, \(number); the unit belongs in the heading."
  }

  private func listed(_ names: [String]) -> String {
    names.map { "\"\($0)\"" }.joined(separator: ", ")
  }

  private func near(_ name: String, _ header: [String]) -> [String] {
    NearMiss.candidates(for: name, among: header).map { "\"\($0)\"" }
  }
}
