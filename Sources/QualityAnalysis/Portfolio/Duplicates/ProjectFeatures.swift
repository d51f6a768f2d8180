import QualityModel

/// What pairs of projects are compared by, worked out once for each project.
struct ProjectFeatures: Sendable {
  /// The units, in their order.
  let units: [Int]
  /// The units and all that stand above them.
  let span: Set<Int>
  /// The measures that it wants to move: the outcomes of its family and the measure of its aim.
  let outcomes: [Int]
  /// The measure that it is about: that of its aim, or its only outcome.
  let measure: Int?
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
  /// The first project in the line of phases that it belongs to, by its code.
  let firstPhase: String
  /// The source of the spread that it takes part in, by its code, as source or as the project of a
  /// unit that took over.
  var spreadSource: String?
  /// The units that have been offered what it found, or have taken it over.
  var spreadUnits: Set<Int> = []

  init(_ project: PortfolioProject, _ portfolio: PortfolioRecords, firstPhase: String) {
    units = Array(Set(project.places.map(\.unit))).sorted()
    span = Set(units + units.flatMap { portfolio.units[$0].above })
    let outcomes = project.measures(.outcome)
    self.outcomes = Array(Set(outcomes + [project.aim.measure].compactMap(\.self))).sorted()
    measure = project.aim.measure ?? (Set(outcomes).count == 1 ? outcomes.first : nil)
    from = project.started ?? project.registered
    to = project.closed ?? portfolio.day
    isOpen = project.state.isOpen && project.closed == nil
    isPaused = project.pause?.decidedBy != nil
    isHeld = project.state == .sustained
    programme = project.programme
    lead = project.lead
    story = project.narrative.flatMap(WordForms.mark)
    self.firstPhase = firstPhase
  }

  /// The features of all projects of a portfolio, in their order.
  static func all(of portfolio: PortfolioRecords) -> [ProjectFeatures] {
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
    return portfolio.projects.map { project in
      var features = ProjectFeatures(
        project,
        portfolio,
        firstPhase: firstPhase(of: project.code)
      )
      if sources[project.code] != nil || isSource.contains(project.code) {
        features.spreadSource = source(of: project.code)
      }
      features.spreadUnits = Set((units[project.code] ?? []).map(\.unit))
      return features
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
