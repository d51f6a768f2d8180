public import QualityModel

/// The golden thread as it stands on one day: the objectives from the national plan to one person's,
/// the priorities, programmes, projects, audits and measures that serve them, and the links between
/// them.
///
/// It is read once and asked as often as wanted. Whether something serves an objective is asked of the
/// day: what has ended by then, or not begun, breaks the thread that runs through it.
///
/// ```swift
/// let thread = try GoldenThread(ThreadRecords(store), on: today)
/// let trace = thread.up(from: .project, "P-014")
/// ```
///
/// - Complexity: Made in time that grows with the records; each question with its answer.
public struct GoldenThread: Sendable {
  /// The day on which everything is judged.
  public let day: CalendarDate
  /// Everything the thread runs through: the objectives, priorities, programmes, projects, items of
  /// audit plans and measures, each in the order of their codes.
  public let nodes: [ThreadNode]
  /// Every link, those of one lower end together.
  let links: [ThreadLink]
  /// Where the links upward of each node begin in ``links``; one more than there are nodes.
  let upward: [Int]
  /// The links downward of each node, as places in ``links``.
  let downwardLinks: [Int]
  /// Where those of each node begin; one more than there are nodes.
  let downward: [Int]
  /// Whether each node holds on the day.
  let holds: [Bool]
  /// Whether a chain leads from each node to the national plan in which everything holds, itself
  /// included.
  let reaches: [Bool]
  /// Whether some way up from each node ends short of the national plan, or leads through something
  /// that does not hold.
  let breaks: [Bool]
  /// The directorates of units, projects and people's work.
  let places: ThreadPlaces
  /// The years that have an audit plan.
  let auditYears: [FinancialYear]
  private let index: [ThreadNode.Kind: [String: Int]]

  /// Makes the thread of some records.
  ///
  /// - Parameters:
  ///   - records: What it is made of. A link to something that is not among them is left out.
  ///   - day: The day on which it is judged.
  public init(_ records: ThreadRecords, on day: CalendarDate) {
    var assembly = ThreadAssembly(records)
    assembly.addLinks(records)
    self.init(assembly, records, on: day)
  }

  private init(_ assembly: ThreadAssembly, _ records: ThreadRecords, on day: CalendarDate) {
    self.day = day
    let all = assembly.nodes
    nodes = all
    index = assembly.index
    // Sorted by their lower end, those of one end in the order in which they were found.
    let order = ThreadOrder.byEnd(assembly.links.map(\.lower), count: nodes.count)
    let sorted = order.places.map { assembly.links[$0] }
    links = sorted
    upward = order.starts
    let down = ThreadOrder.byEnd(sorted.map(\.upper), count: all.count)
    downwardLinks = down.places
    downward = down.starts
    places = ThreadPlaces(records, on: day)
    auditYears = records.of(.auditPlan).compactMap { plan in
      plan.text("financial_year").flatMap { FinancialYear($0) }
    }
    let holding = all.map { $0.standing(on: day) == .holds }
    holds = holding
    let lower: (Int) -> [Int] = { node in
      down.places[down.starts[node]..<down.starts[node + 1]].map { sorted[$0].lower }
    }
    reaches = ThreadOrder.reached(
      from: all.indices.filter { all[$0].isNational && holding[$0] },
      count: all.count,
      next: { node in lower(node).filter { holding[$0] } }
    )
    let starts = order.starts
    let looping = ThreadOrder.notOrdered(
      degrees: all.indices.map { starts[$0 + 1] - starts[$0] },
      next: lower
    )
    breaks = ThreadOrder.reached(
      from: all.indices.filter { node in
        !holding[node] || looping[node]
          || (starts[node] == starts[node + 1] && !all[node].isNational)
      },
      count: all.count,
      next: lower
    )
  }

  /// Whether an audit plan is known for the year that the day lies in.
  public var hasAuditPlan: Bool { auditYears.contains { $0.first <= day && day <= $0.last } }

  /// The place of something among the nodes; `nil` where there is no such thing.
  func place(_ kind: ThreadNode.Kind, _ code: String) -> Int? { index[kind]?[code] }

  /// Something by its kind and code; `nil` where there is no such thing.
  public func node(_ kind: ThreadNode.Kind, _ code: String) -> ThreadNode? {
    place(kind, code).map { nodes[$0] }
  }

  /// The links upward of a node.
  func up(_ node: Int) -> ArraySlice<ThreadLink> { links[upward[node]..<upward[node + 1]] }

  /// The links downward of a node.
  func down(_ node: Int) -> [ThreadLink] {
    downwardLinks[downward[node]..<downward[node + 1]].map { links[$0] }
  }

  /// The places of all nodes of a kind.
  func all(_ kind: ThreadNode.Kind) -> [Int] { nodes.indices.filter { nodes[$0].kind == kind } }
}
