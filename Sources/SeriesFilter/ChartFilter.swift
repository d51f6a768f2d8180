package import DelimitedText
internal import SPCCore

/// Charts series by series: delimited text in, a row per point or per phase out.
///
/// A series is written when the whole of it has been read and nothing is wrong with it; a series
/// with a fault is left out as a whole, and the others are charted all the same. Memory holds one
/// series, the output not yet written, and, of an input that nobody looked through before, the
/// register of the series seen so far (16 bytes for each).
package struct ChartFilter: ~Copyable {
  private let settings: FilterSettings
  private var stream: SeriesStream
  private let usesTargetColumn: Bool
  /// The settings' specification with what the series just read brings along.
  private var specification: ChartSpecification
  private var workspace: ChartWorkspace
  private var output: OutputBuffer
  private var points: PointRows
  private var phases: PhaseRows
  private var latest: LatestRows
  private var study: (any StudyRows)?
  private let suggestions: SuggestionRows
  private let candidates: CandidateRows
  private let explanations: RowShape

  /// Makes a filter and checks that its settings and the header of the input make sense.
  ///
  /// - Parameters:
  ///   - reader: A reader on the first row of the input.
  ///   - settings: What to read, compute and write.
  ///   - comingBack: What ``SeriesOrder`` found in the same input, where it can be read twice; these
  ///     series are left out from their first row on. Nil where nobody looked.
  ///   - output: Where the rows go.
  /// - Throws: ``SeriesInputError``; nothing has been written then.
  package init(
    reader: DelimitedReader,
    settings: FilterSettings,
    comingBack: Set<[UInt8]>? = nil,
    output: consuming OutputBuffer
  ) throws(SeriesInputError) {
    try Self.check(settings)
    let stream = try SeriesStream(reader: reader, settings: settings, comingBack: comingBack)
    if let column = stream.targetColumn, settings.specification.target != .none {
      throw .targetGivenTwice(column: column)
    }
    usesTargetColumn = stream.targetColumn != nil
    specification = settings.specification
    specification.phaseStarts = []  // Each series has its own.
    self.settings = settings
    self.stream = stream
    self.output = output
    workspace = ChartWorkspace()
    points = PointRows(format: settings.format, ruleSet: settings.specification.ruleSet)
    phases = PhaseRows(format: settings.format, ruleSet: settings.specification.ruleSet)
    latest = LatestRows(format: settings.format, ruleSet: settings.specification.ruleSet)
    study = settings.study?.rows(settings)
    suggestions = SuggestionRows(format: settings.format)
    explanations = RowShape(format: settings.format, columns: ["series", "explanation"])
    candidates = CandidateRows(format: settings.format, ruleSet: settings.specification.ruleSet)
  }

  /// Lets the core itself judge the settings, on a series that nothing is wrong with.
  private static func check(_ settings: FilterSettings) throws(SeriesInputError) {
    if let study = settings.study {
      do throws(StudyError) {
        try study.check(multiplier: settings.multiplier)
      } catch {
        throw .study(error)
      }
      return
    }
    var workspace = ChartWorkspace()
    var specification = settings.specification
    specification.phaseStarts = []  // Each series has its own.
    let data: ChartData =
      switch settings.shape(hasDenominators: false) {
      case .parts: .parts(numerators: [1], denominators: [1], multiplier: settings.multiplier)
      case .subgroups, .subgroupSummaries: .subgroups([[1, 1]])
      case .values: .values([1])
      }
    do throws(SPCError) {
      try workspace.compute(data, specification: specification)
    } catch {
      throw .settings(error)
    }
  }

  /// Charts all there is.
  ///
  /// - Parameters:
  ///   - writesHeader: Whether the names of the columns come first.
  ///   - report: Is told each fault, up to the limit of the settings, once what belongs before it has
  ///     been written.
  /// - Returns: What was written and what was left out.
  /// - Throws: ``OutputFailure`` when nothing can be written any more.
  package mutating func run(
    writesHeader: Bool = true,
    report: (SeriesFault) -> Void
  ) throws(OutputFailure) -> FilterTally {
    var tally = FilterTally()
    switch settings.rows {
    case _ where !writesHeader: break
    case _ where study != nil: study?.shape.writeHeader(to: &output)
    case .points: points.writeHeader(to: &output)
    case .phases: phases.writeHeader(to: &output)
    case .latest: latest.writeHeader(to: &output)
    case .suggestions: suggestions.writeHeader(to: &output)
    case .candidates: candidates.writeHeader(to: &output)
    case .explanations: break
    }
    while true {
      let hasSeries = stream.next()
      if hasSeries, stream.block.isSound { try chart() }
      try tell(report)
      guard hasSeries else { break }
      if stream.block.isSound {
        tally.seriesWritten += 1
        tally.points += stream.block.times.count
      } else if !stream.block.isReturn {
        tally.leaveOut(stream.block.name)
        study?.leaveOut(stream.block.name)
      }
    }
    try finishStudy(&tally, report)
    try output.flush()
    tally.seriesReturned = stream.returnedCount
    tally.faults = stream.faultCount
    return tally
  }

  /// Takes what was written to memory; empty for an output that goes to a file.
  package mutating func takeOutput() -> [UInt8] { output.take() }

  /// Writes what a study could not say before all series were read.
  private mutating func finishStudy(
    _ tally: inout FilterTally,
    _ report: (SeriesFault) -> Void
  ) throws(OutputFailure) {
    guard let study else { return }
    if let census = study.census {
      tally.seriesWritten = census.taken
      tally.seriesLeftOut = census.leftOut.count
      tally.namesLeftOut = Array(census.leftOut.prefix(FilterTally.namesKept))
    }
    do throws(StudyError) {
      try study.finish(to: &output)
    } catch {
      stream.note(.notCompared(error))
      tally.seriesWritten = 0
      tally.seriesNotCompared = true
      try tell(report)
    }
  }

  private mutating func tell(_ report: (SeriesFault) -> Void) throws(OutputFailure) {
    let faults = stream.takeFaults()
    guard !faults.isEmpty else { return }
    try output.flush()
    for fault in faults { report(fault) }
  }

  /// Computes and writes the series just read.
  private mutating func chart() throws(OutputFailure) {
    if study != nil { return try takeIntoStudy() }
    if settings.rows == .suggestions { return try suggest() }
    takeSpecification()
    if isRefused() { return }
    if settings.rows == .candidates { return try lookForPhases() }
    if settings.rows == .explanations { return try explain() }
    guard compute() else { return }
    switch settings.rows {
    case .points: try points.write(stream.block, workspace, to: &output)
    case .phases: try phases.write(stream.block, workspace, to: &output)
    case .latest: try latest.write(stream.block, workspace, specification, to: &output)
    case .suggestions, .candidates, .explanations: break
    }
  }

  /// Takes what the series just read says of its chart.
  private mutating func takeSpecification() {
    if !stream.block.phaseStarts.isEmpty || !specification.phaseStarts.isEmpty {
      specification.phaseStarts = stream.block.phaseStarts
    }
    if !stream.block.excluded.isEmpty || !specification.excluded.isEmpty {
      specification.excluded = stream.block.excluded
    }
    if usesTargetColumn { specification.target = .perPoint(Array(stream.block.targets.buffer)) }
  }

  /// Whether the chart would mislead about the series, and nobody insists; says so then.
  private mutating func isRefused() -> Bool {
    guard let quantity = settings.quantity, !settings.isForced,
      let refusal = ChartSuggestion.refusal(
        chart: specification.chart,
        quantity: quantity,
        data: data
      )
    else { return false }
    stream.note(
      .notSuitable(refusal, series: stream.block.name, line: stream.block.lines[0])
    )
    return true
  }

  /// The series just read, as the core takes it.
  private var data: ChartData {
    stream.block.data(stream.shape, multiplier: settings.multiplier)
  }

  private mutating func takeIntoStudy() throws(OutputFailure) {
    let data = data
    do throws(StudyError) {
      try study?.take(stream.block, data, to: &output)
    } catch {
      let line = stream.block.lines[error.index]
      stream.note(.notStudied(error, series: stream.block.name, line: line))
      return
    }
    try output.flushIfLarge()
  }

  private mutating func suggest() throws(OutputFailure) {
    let suggestion: ChartSuggestion
    do throws(SPCError) {
      suggestion = try ChartSuggestion(for: data, quantity: settings.quantity ?? .mean)
    } catch {
      return note(error)
    }
    try suggestions.write(stream.block, suggestion, to: &output)
  }

  private mutating func lookForPhases() throws(OutputFailure) {
    let scan: CandidatePhaseScan
    do throws(SPCError) {
      scan = try SPCResult(data, specification: specification).candidatePhases()
    } catch {
      return note(error)
    }
    try candidates.write(stream.block, scan, to: &output)
  }

  private mutating func explain() throws(OutputFailure) {
    let series = ExplainedSeries(
      name: stream.block.name,
      times: (0..<stream.block.times.count).map { stream.block.times.text($0) },
      data: data,
      specification: specification
    )
    let text: String
    do throws(SPCError) {
      text = try settings.explain?(series) ?? ""
    } catch {
      return note(error)
    }
    switch settings.format {
    case .csv: output.append(Array((text + "\n\n").utf8))
    case .json:
      explanations.text(0, stream.block.seriesText, to: &output)
      Array(text.utf8).withUnsafeBytes { explanations.text(1, $0, to: &output) }
      explanations.endRow(in: &output)
    }
    try output.flushIfLarge()
  }

  private mutating func note(_ error: SPCError) {
    let line = stream.block.lines[error.pointIndex]
    stream.note(.notComputable(error, series: stream.block.name, line: line))
  }

  /// Computes the chart of the series just read; false where it cannot be, which is then noted.
  private mutating func compute() -> Bool {
    do throws(SPCError) {
      switch stream.shape {
      case .values:
        try workspace.compute(stream.block.values.buffer, specification: specification)
      case .parts:
        try workspace.compute(
          numerators: stream.block.values.buffer,
          denominators: stream.block.denominators.buffer,
          multiplier: settings.multiplier,
          specification: specification
        )
      case .subgroups, .subgroupSummaries:
        try workspace.compute(.subgroups(stream.block.subgroups), specification: specification)
      }
    } catch {
      note(error)
      return false
    }
    return true
  }
}
