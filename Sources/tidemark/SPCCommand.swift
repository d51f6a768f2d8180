internal import ArgumentParser
internal import DelimitedText
internal import Foundation
internal import SPCCore
internal import SeriesFilter
internal import Workbench

/// The SPC core as a filter for other tools.
struct SPCCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spc",
    abstract: "Chart the series of a CSV file: a row in, a row with limits and signals out.",
    discussion: """
      INPUT is CSV with a header row and these columns; others are read past.
        series   tells series apart (optional); the rows of one stand together
        t        when it was: any text; rows are taken in the order given
        y        the value, or the numerator; empty where it is missing
        n        the denominator (optional): the value is y * multiplier / n,
                 and missing where y and n are both zero
        phase    a new phase starts where it changes (optional); empty means
                 as above
        target   the target at the point (optional); the last one decides
                 assurance
        excluded 1 or yes leaves the point out of centre, limits and patterns
                 (optional)
      p, p_prime, np, u, u_prime and i_prime charts need n; on xbar, r and s
      charts, rows with one t are the members of a subgroup.
      Numbers have a decimal point and may have an exponent.

      OUTPUT is a row per point:
        series,t,phase,y,centre,lower,upper,rules,label,category
      y is the value as charted, rules are all rules the point meets, each with
      its side (shift:low), label is the one that names the point, category
      what it means: common_cause, improvement, concern, neutral_high or
      neutral_low. With --summary it is a row per phase: values, limits, mean
      moving range, variation, assurance, provisional (fewer than 13 values),
      rule set. An earlier phase shows the variation it ended with and no
      assurance. With --latest it is a row per series: how it stands at its last
      value, for a table of many measures and units. Numbers read back as the
      same number. What is not there (a missing value, the limits of a run
      chart) is empty in CSV and null in JSON. JSON is one object per line;
      rules are an array in it.

      With --suggest and --candidates a row says which chart suits a series, and
      where a new phase might begin; --explain says in words how each chart came
      about. --chart cusum, bernoulli_cusum, capability, funnel and pareto are
      studies with columns of their own; a funnel takes each series as a unit, a
      Pareto chart as a category. docs/spc-command.md has all columns.

      A series with anything wrong is left out as a whole, with line and column
      on standard error; the others are charted all the same. Memory holds one
      series at a time. A file is read twice, so that a series whose rows do not
      stand together is known before any of it is written; from a pipe, what was
      written of it before it came back is not the whole, and the status says so.

      STATUS is 0 when all series were charted, 2 when something is wrong with
      the input or the command line, 1 when the output cannot be written.

      EXAMPLES
        Violence on a ward, limits fixed on the first 24 months:
          tidemark spc data/crofton_ward_violence.csv \\
            --series-column "Ward code" --t-column Month --y-column Incidents \\
            --baseline 24 --better lower

        Falls per 1,000 bed days, where each ward stands now:
          tidemark spc falls.csv --chart u --multiplier 1000 \\
            --better lower --latest

        Wards against one another, each with limits for its own size:
          tidemark spc falls.csv --chart funnel --kind rate --multiplier 1000

        Falls per 1,000 bed days from a database, the signals for jq:
          sqlite3 -csv -header falls.db "SELECT ward AS series, month AS t, \\
              falls AS y, bed_days AS n FROM falls ORDER BY ward, month" |
            tidemark spc --multiplier 1000 --better lower --format json |
            jq -c 'select(.label) | [.series, .t, .y, .rules]'
      """
  )

  @Argument(help: ArgumentHelp("The CSV file; - for standard input.", valueName: "input"))
  var input: String = "-"

  @OptionGroup(title: "Chart") var chart: SPCChartOptions
  @OptionGroup(title: "Rules") var rules: SPCRuleOptions
  @OptionGroup(title: "Limits") var limits: SPCLimitOptions
  @OptionGroup(title: "Studies") var study: SPCStudyOptions
  @OptionGroup(title: "Input") var reading: SPCReadingOptions
  @OptionGroup(title: "Output") var writing: SPCWritingOptions

  func run() throws {
    do throws(Diagnostic) {
      try filter()
    } catch {
      Failure.exit(error, status: 2)
    }
  }

  private func filter() throws(Diagnostic) {
    // A reader that has had enough is then seen as an error of writing, and not the end of us.
    signal(SIGPIPE, SIG_IGN)
    let settings = try settings()
    if input == "-", isatty(STDIN_FILENO) == 1 {
      StandardError.write(["Reading CSV from the terminal; Ctrl-D ends it."])
    }
    let words = FilterSentences(input: input == "-" ? "standard input" : input)
    let format = try reading.delimitedFormat()
    var filter: ChartFilter
    var segmented: SegmentedFilter?
    do throws(SeriesInputError) {
      var comingBack: Set<[UInt8]>?
      if let start = inputStart {
        // Settings and header are judged before any work on them begins.
        _ = try chartFilter(settings, format, comingBack: nil)
        segmented = segmentedFilter(start, settings, format)
        let findings = try look(from: start, format, settings.columns, segmented)
        comingBack = findings.comingBack
        if !findings.isAscending {
          segmented?.cancel()
          segmented = nil
        }
      }
      filter = try chartFilter(settings, format, comingBack: comingBack)
    } catch {
      throw words.diagnostic(error)
    }
    var wasToldOfFaults = false
    let report = { (fault: SeriesFault) in
      wasToldOfFaults = true
      show(words.diagnostic(fault))
    }
    do throws(OutputFailure) {
      let tally: FilterTally
      if let segmented {
        var output = OutputBuffer(descriptor: STDOUT_FILENO)
        tally = try segmented.finish(output: &output, report: report)
      } else {
        tally = try filter.run(report: report)
      }
      if tally.faults > 0 {
        if !tally.seriesNotCompared {
          show(words.diagnostic(tally, faultsTold: min(tally.faults, settings.faultLimit)))
        }
        Foundation.exit(2)
      }
    } catch {
      switch error {
      case .closed: Foundation.exit(wasToldOfFaults ? 2 : 0)
      case .failed(let code):
        Failure.exit(
          Diagnostic(
            kind: "output",
            "The output cannot be written: \(String(cString: strerror(code)))."
          ),
          status: 1
        )
      }
    }
  }

  private func chartFilter(
    _ settings: FilterSettings,
    _ format: DelimitedFormat,
    comingBack: Set<[UInt8]>?
  ) throws(SeriesInputError) -> ChartFilter {
    try ChartFilter(
      reader: reader(format),
      settings: settings,
      comingBack: comingBack,
      output: OutputBuffer(descriptor: STDOUT_FILENO)
    )
  }

  private func settings() throws(Diagnostic) -> FilterSettings {
    let rows = try writing.rows()
    let given = SPCGivenOptions(chart, rules, limits, study, reading, writing)
    var settings = FilterSettings(
      specification: ChartSpecification(
        ruleSet: .nhse2023,
        direction: try chart.direction()
      ),
      columns: try reading.columns(),
      multiplier: try reading.multiplier(),
      phaseStarts: try chart.phaseStarts(),
      excludedTimes: try chart.excludedTimes(),
      formsSubgroups: chart.subgroups,
      allowsRepeatedTimes: reading.allowRepeatedT,
      rows: rows,
      format: try writing.outputFormat()
    )
    if let name = chart.study {
      try given.check(name)
      settings.study =
        try SPCStudyChoice(chart: chart, limits: limits, study: study).study(name)
      settings.columns.needsTime = !(name == .funnel || name == .pareto)
      return settings
    }
    settings.quantity = try chart.quantity()
    guard rows != .suggestions else {
      try given.checkSuggestions()
      guard settings.quantity != nil || chart.subgroups else {
        throw .usage(
          "--suggest needs to know what is measured.",
          "Say it:  --kind \(choices(MeasuredQuantity.allCases.map(\.rawValue)))"
        )
      }
      return settings
    }
    try given.checkChart()
    settings.specification = try chart.specification(rules, limits)
    settings.isForced = chart.force
    if rows == .explanations { settings.explain = explanation(settings.quantity) }
    if let reason = settings.quantity?.unsuitability(of: settings.specification.chart),
      !chart.force
    {
      throw .usage(reason, "To draw it all the same:  --force")
    }
    return settings
  }

  /// The words of scripts for a chart.
  private func explanation(
    _ quantity: MeasuredQuantity?
  ) -> @Sendable (ExplainedSeries) throws(SPCError) -> String {
    let atLatest = writing.latest
    let width = Terminal.standardOutput.size?.columns ?? 100
    return { (series) throws(SPCError) in
      try ChartExplanation.text(
        of: series.data,
        name: series.name ?? "Series",
        labels: series.times,
        specification: series.specification,
        quantity: quantity,
        atLatest: atLatest,
        width: width
      )
    }
  }

  /// The filter for all processors; nil where the file cannot be opened once more.
  private func segmentedFilter(
    _ start: Int,
    _ settings: FilterSettings,
    _ format: DelimitedFormat
  ) -> SegmentedFilter? {
    guard settings.study?.needsAllSeries != true else { return nil }
    // It stays open until the program ends.
    let file = input == "-" ? STDIN_FILENO : open(input, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    return SegmentedFilter(
      fileDescriptor: file,
      start: start,
      format: format,
      settings: settings
    )
  }

  /// Where in its file the input starts, as long as nothing has been read; nil where it cannot be read
  /// twice.
  private var inputStart: Int? {
    var status = stat()
    let isKnown = input == "-" ? fstat(STDIN_FILENO, &status) == 0 : stat(input, &status) == 0
    guard isKnown, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let start = input == "-" ? Int(lseek(STDIN_FILENO, 0, SEEK_CUR)) : 0
    return start < 0 ? nil : start
  }

  /// Looks through the input for series that come back and for places to cut it.
  private func look(
    from start: Int,
    _ format: DelimitedFormat,
    _ columns: SeriesColumns,
    _ segmented: SegmentedFilter?
  ) throws(SeriesInputError) -> SeriesOrder.Findings {
    defer { if input == "-" { lseek(STDIN_FILENO, off_t(start), SEEK_SET) } }
    let onSegment = { (segment: InputSegment, header: [String]) in
      segmented?.add(segment, header: header) ?? ()
    }
    return try SeriesOrder.look(columns: columns, onSegment: onSegment) {
      () throws(SeriesInputError) in
      if input == "-" { lseek(STDIN_FILENO, off_t(start), SEEK_SET) }
      return try reader(format)
    }
  }

  private func reader(_ format: DelimitedFormat) throws(SeriesInputError) -> DelimitedReader {
    do throws(DelimitedError) {
      return input == "-"
        ? try DelimitedReader(fileDescriptor: STDIN_FILENO, format: format)
        : try DelimitedReader(path: input, format: format)
    } catch {
      throw .input(error)
    }
  }

  private func show(_ diagnostic: Diagnostic) {
    StandardError.write(Failure.lines(diagnostic))
  }
}
