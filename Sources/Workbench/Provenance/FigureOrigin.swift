internal import QualityModel
internal import QualityStore

/// Where the figures of a measure at a unit came from: what was reported, when, by whom, in which file.
struct FigureOrigin {
  let measure: String
  let unit: String
  let session: WorkbenchSession
  let asOf: AsOf

  /// Lines for a card; where the unit reports nothing itself, that its figures are summed up.
  ///
  /// - Parameter place: The period they are about; nil for all of them.
  /// - Returns: One line or more.
  /// - Throws: What reading throws.
  func lines(at place: String?) throws -> [String] {
    guard let series = try reported else {
      return [
        "\(unit) reports none itself; what is shown of it is summed up from the units below:  "
          + "qi.measure(\"\(measure)\"):series { unit = \"\(unit)\", roll_up = true }:drill()"
      ]
    }
    guard let place, let index = index(place, in: series) else { return summary(of: series) }
    return try lines(of: series, at: index)
  }

  /// What was said of the figure of one period, oldest first.
  func lines(of series: SeriesObject, at index: Int) throws -> [String] {
    guard let period = series.slots[index].period else { return [] }
    let revisions = try session.store.figureRevisions(
      of: measure,
      unit: unit,
      period: period,
      asOf: asOf
    )
    guard !revisions.isEmpty else {
      return ["\(series.spokenLabel(at: index)): nothing was reported"]
    }
    return revisions.enumerated().map { number, revision in
      let verb = number == 0 ? "reported" : "then"
      return "\(series.spokenLabel(at: index)): \(verb) \(Self.parts(revision.observation)), "
        + ChangeWords.line(revision.change)
    }
  }

  /// Which changes recorded how many of the figures that a series shows.
  func summary(of series: SeriesObject) -> [String] {
    let changes = session.changes
    let counts = series.series.points.reduce(into: [Int: Int]()) { $0[$1.batch, default: 0] += 1 }
    let known = counts.keys.sorted().compactMap { changes[$0] }
    let shown = known.suffix(Self.changesShown)
    var lines = shown.map { change in
      "\(NumberText.counted(counts[change.id] ?? 0, "figure")) \(ChangeWords.line(change))"
    }
    if known.count > shown.count {
      lines.append("and \(NumberText.counted(known.count - shown.count, "earlier change"))")
    }
    return lines.isEmpty ? ["no figure is recorded"] : lines
  }

  private static let changesShown = 4

  /// The series as the unit reported it; nil where it reported nothing.
  private var reported: SeriesObject? {
    get throws {
      let series = try session.knowing(asOf) {
        try session.store.series(measure: measure, unit: unit, asOf: asOf)
      }
      return series.points.isEmpty ? nil : try session.seriesObject(series)
    }
  }

  private func index(_ place: String, in series: SeriesObject) -> Int? {
    let day = CalendarDate(iso: place) ?? CalendarMonth(iso: place)?.firstDay
    if let day, let index = series.index(of: .day(day, text: place)) { return index }
    return series.labels.firstIndex(of: place)
  }

  private static func parts(_ observation: Observation) -> String {
    if observation.status == .withdrawn { return "withdrawn" }
    guard let numerator = observation.numerator else {
      return "missing (\(observation.missingReason ?? "no reason"))"
    }
    let status = observation.status == .provisional ? ", provisional" : ""
    guard let denominator = observation.denominator else {
      return NumberText.plain(numerator, places: 4) + status
    }
    return NumberText.plain(numerator, places: 4) + " of "
      + NumberText.plain(denominator, places: 4) + status
  }
}
