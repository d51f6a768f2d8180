import QualityModel

/// What pairs of projects are compared by, worked out once for each project.
///
/// A class, as a comparison is made of thousands of pairs and copies none of it.
final class ProjectFeatures: Sendable {
  /// The units, in their order: those recorded, or else those that the title names.
  let units: [Int]
  /// Whether its units are those that its title names, none being recorded.
  let isPlacedByTitle: Bool
  /// The units and all that stand above them.
  let span: Set<Int>
  /// The measures that it wants to move: the outcomes of its family and the measure of its aim; of
  /// those that carry one name the first.
  let outcomes: [Int]
  /// The measure that it is about: that of its aim, or its only outcome; of those that carry one name
  /// the first.
  let measure: Int?
  /// The same as it is recorded.
  let recordedMeasure: Int?
  /// From when it counts as going on: the start of work, or else the registration.
  let from: CalendarDate
  /// Until when: its last day, or else the day of the portfolio.
  let to: CalendarDate
  /// Whether it goes on, or what it reached is being held.
  let isOpen: Bool
  /// Whether it rests, and somebody has agreed to that.
  let isPaused: Bool
  /// Whether it has reached its aim and holds it.
  let isHeld: Bool
  /// The programme it belongs to.
  let programme: Int?
  /// Who leads it.
  let lead: String
  /// A number that stands for the story of what it is about.
  let story: UInt64?
  /// A number that stands for the sentence of its aim.
  let aim: UInt64?
  /// The day from which its work was done, where it is: its change was the usual way of working, and the
  /// day by which it wanted to be there had come.
  let settled: CalendarDate?
  /// Which of several works in a row its title says that it is.
  let edition: TitleEdition
  /// The first project in the line of phases that it belongs to, by its code.
  let firstPhase: String
  /// The source of the spread that it takes part in, by its code, as source or as the project of a
  /// unit that took over.
  let spreadSource: String?
  /// The units that have been offered what it found, or have taken it over.
  let spreadUnits: Set<Int>

  init(
    _ project: PortfolioProject,
    _ portfolio: PortfolioRecords,
    firstPhase: String,
    title: TitleWords,
    namesakes: [Int],
    spread: (source: String?, units: Set<Int>)
  ) {
    let named = title.places
    edition = title.edition
    (spreadSource, spreadUnits) = spread
    isPlacedByTitle = project.places.isEmpty && !named.isEmpty
    let units = project.places.isEmpty ? named : Set(project.places.map(\.unit)).sorted()
    self.units = units
    span = Set(units + units.flatMap { portfolio.units[$0].above })
    let outcomes = project.measures(.outcome)
    let all = Set((outcomes + [project.aim.measure].compactMap(\.self)).map { namesakes[$0] })
    self.outcomes = all.sorted()
    let isOne = Set(outcomes.map { namesakes[$0] }).count == 1
    recordedMeasure = project.aim.measure ?? (isOne ? outcomes.first : nil)
    measure = recordedMeasure.map { namesakes[$0] }
    from = project.started ?? project.registered
    to = project.closed ?? portfolio.day
    isOpen = project.state.isOpen && project.closed == nil
    isPaused = project.pause?.decidedBy != nil
    isHeld = project.state == .sustained
    programme = project.programme
    lead = project.lead
    story = project.narrative.flatMap(WordForms.mark)
    aim = project.aim.sentence.flatMap(WordForms.mark)
    settled = project.implemented.map { max($0, project.aim.by ?? $0) }
    self.firstPhase = firstPhase
  }

  /// The features of all projects of a portfolio, in their order.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio.
  ///   - reader: What the titles say.
  /// - Returns: Features, one for each project.
  static func all(of portfolio: PortfolioRecords, _ reader: TitleReader) -> [ProjectFeatures] {
    var earlier: [String: String] = [:]
    for project in portfolio.projects { earlier[project.code] = project.follows }
    func firstPhase(of code: String) -> String {
      var code = code
      // Phases in a circle, which a store refuses, have no first; each then counts by itself.
      var left = earlier.count
      while let before = earlier[code], left > 0 {
        code = before
        left -= 1
      }
      return code
    }
    // What somebody thought of and what a unit refused is no spread.
    let spreads = portfolio.spreads.filter { !["candidate", "declined"].contains($0.status) }
    // A change that was taken over is taken over again: all have one source.
    var sources: [String: String] = [:]
    for spread in spreads {
      if let target = spread.target, sources[target] == nil { sources[target] = spread.source }
    }
    func source(of code: String) -> String {
      var code = code
      var seen: Set<String> = [code]
      while let before = sources[code], seen.insert(before).inserted { code = before }
      return code
    }
    let isSource = Set(spreads.filter { $0.target != nil }.map(\.source))
    let units = Dictionary(grouping: spreads, by: \.source)
    return portfolio.projects.enumerated().map { number, project in
      let takesPart = sources[project.code] != nil || isSource.contains(project.code)
      return ProjectFeatures(
        project,
        portfolio,
        firstPhase: firstPhase(of: project.code),
        title: reader.titles[number],
        namesakes: reader.namesakes,
        spread: (
          takesPart ? source(of: project.code) : nil,
          Set((units[project.code] ?? []).map(\.unit))
        )
      )
    }
  }
}

extension [Int] {
  /// The numbers that two lists in the order of numbers have in common.
  func common(with other: [Int]) -> [Int] {
    var found: [Int] = []
    var (i, j) = (0, 0)
    while i < count, j < other.count {
      if self[i] == other[j] {
        found.append(self[i])
        i += 1
        j += 1
      } else if self[i] < other[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return found
  }
}
