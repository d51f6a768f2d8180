internal import QualityAnalysis
internal import QualityModel

/// Two projects side by side, a row for each thing that a register says of a project.
struct ProjectComparison {
  let words: DuplicateWords
  private var portfolio: PortfolioRecords { words.portfolio }

  init(_ words: DuplicateWords) { self.words = words }

  func table(_ left: Int, _ right: Int) -> TableObject {
    let (mine, other) = (portfolio.projects[left], portfolio.projects[right])
    let table = TableObject(
      headings: ["What", mine.code, other.code, "Same"],
      footnotes: ["As on \(portfolio.day)."]
    )
    table.narrowing = Narrowing(
      whole: ["What", "Same"],
      kept: ["What", mine.code, other.code],
      common: [],
      repeating: [],
      leaving: ["Same"]
    )
    for (heading, read) in rows {
      let (first, second) = (read(mine), read(other))
      guard !first.isEmpty || !second.isEmpty else { continue }
      table.rows.append([
        .text(heading), .text(first), .text(second), .text(first == second ? "yes" : ""),
      ])
    }
    return table
  }

  private typealias Row = (heading: String, read: (PortfolioProject) -> String)

  private var rows: [Row] {
    [
      ("title", { $0.title }), ("state", { ThreadWords.spaced($0.state.rawValue) }),
      ("since", { $0.stateSince.description }),
      ("units", { list($0.places.map { words.name(unit: $0.unit) }) }),
      ("directorates", { list($0.directorates.map { words.name(unit: $0) }) }),
      ("aim measure", { $0.aim.measure.map { words.name(measure: $0) } ?? "" }),
      ("outcomes", { list($0.measures(.outcome).map { words.name(measure: $0) }) }),
      ("process measures", { list($0.measures(.process).map { words.name(measure: $0) }) }),
      ("balancing measures", { list($0.measures(.balancing).map { words.name(measure: $0) }) }),
      ("aim", { $0.aim.sentence ?? "" }), ("goal", { goal($0.aim) }),
      ("by", { day($0.aim.by) }), ("for", { $0.aim.people ?? "" }),
      ("method", { portfolio.methods[$0.method]?.name ?? $0.method }),
      ("programme", { $0.programme.map { portfolio.programmes[$0].code } ?? "" }),
      ("objectives", { list($0.objectives.map(\.code)) }), ("follows", { $0.follows ?? "" }),
      ("lead", { person($0.lead) }), ("sponsor", { person($0.sponsor) }),
      ("coach", { person($0.coach) }), ("registered", { $0.registered.description }),
      ("started", { day($0.started) }), ("in place from", { day($0.implemented) }),
      ("closed", { day($0.closed) }), ("rests until", { day($0.pause?.until) }),
      ("tests begun", { NumberText.grouped($0.news.cycles) }),
      ("tests decided", { NumberText.grouped($0.news.completeCycles) }),
      ("last test", { day($0.news.lastCycle) }),
      ("score", { $0.news.score ?? "" }),
      ("last score", { day($0.news.lastScore) }), ("last figure", { day($0.news.lastFigure) }),
      ("story", { $0.narrative ?? "" }),
    ]
  }

  private func list(_ items: [String]) -> String { items.joined(separator: ", ") }
  private func day(_ day: CalendarDate?) -> String { day?.description ?? "" }
  private func person(_ code: String?) -> String { code.map { words.name(person: $0) } ?? "" }

  private func goal(_ aim: PortfolioProject.Aim) -> String {
    let from = aim.baseline.map { NumberText.plain($0, places: 4) }
    let to = aim.goal.map { NumberText.plain($0, places: 4) }
    switch (from, to) {
    case (let from?, let to?): return "from \(from) to \(to)"
    case (let from?, nil): return "from \(from)"
    case (nil, let to?): return "to \(to)"
    case (nil, nil): return ""
    }
  }
}
