/// What is left of a portfolio when decisions are taken, by directorate.
///
/// The reduction is the number of projects that are to be merged, stopped or registered anew, divided
/// by those that were open on the day (I-32). A project without a decision goes on.
public struct PortfolioReduction: Sendable {
  /// What becomes of the projects of one directorate, or of all.
  public struct Row: Sendable {
    /// Whose projects.
    public var place: Place
    /// How many were open on the day.
    public var before = 0
    /// How many of them each decision is about.
    public var decided: [PortfolioDecision: Int] = [:]

    /// How many remain.
    public var after: Int { before - removed }
    /// How many are to be merged, stopped or registered anew.
    public var removed: Int { decided.reduce(0) { $0 + ($1.key.reduces ? $1.value : 0) } }
    /// How many nothing was decided about.
    public var undecided: Int { before - decided.values.reduce(0, +) }
    /// The share that goes, `nil` where nothing was there.
    public var reduction: Double? { before == 0 ? nil : Double(removed) / Double(before) }
  }

  /// Where projects are counted; each is counted once.
  public enum Place: Hashable, Sendable {
    /// A directorate, by its place in ``PortfolioRecords/units``.
    case directorate(Int)
    /// Projects whose units lie in several directorates.
    case several
    /// Projects without a unit, and those whose units stand under no directorate.
    case none
    /// All of them.
    case all
  }

  /// The directorates with the most projects first; then `several` and `none`, where there are such.
  public let rows: [Row]
  /// All projects.
  public let total: Row
  /// The projects with a decision that were not open on the day: nothing is counted for them.
  public let notOpen: [DecidedProject]

  /// Counts what decisions would leave.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio on the day of the review.
  ///   - decisions: What is decided, at most once for each project; the last counts of several.
  public init(_ portfolio: PortfolioRecords, _ decisions: [DecidedProject]) {
    let byProject = Dictionary(decisions.map { ($0.project, $0.decision) }) { $1 }
    var found: [Place: Row] = [:]
    var total = Row(place: .all)
    var open: Set<String> = []
    for number in portfolio.open {
      let project = portfolio.projects[number]
      open.insert(project.code)
      let place: Place =
        switch project.directorates.count {
        case 0: .none
        case 1: .directorate(project.directorates[0])
        default: .several
        }
      let decision = byProject[project.code]
      found[place, default: Row(place: place)].count(decision)
      total.count(decision)
    }
    self.total = total
    notOpen = decisions.filter { !open.contains($0.project) }
    rows = found.values.sorted { first, second in
      (first.rank, -first.before, first.unit) < (second.rank, -second.before, second.unit)
    }
  }
}

extension PortfolioReduction.Row {
  fileprivate mutating func count(_ decision: PortfolioDecision?) {
    before += 1
    if let decision { decided[decision, default: 0] += 1 }
  }

  fileprivate var rank: Int {
    switch place {
    case .directorate: 0
    case .several: 1
    case .none: 2
    case .all: 3
    }
  }

  fileprivate var unit: Int { if case .directorate(let unit) = place { unit } else { 0 } }
}
