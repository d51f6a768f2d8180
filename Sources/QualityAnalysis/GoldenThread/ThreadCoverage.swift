/// How well the work of one directorate hangs together with the national plan.
public struct ThreadCoverage: Hashable, Sendable {
  /// The directorate's code; `nil` for what belongs to none.
  public let code: String?
  /// Its name.
  public let name: String
  /// Its objectives and those of its units that hold on the day, those of members of staff left out.
  public let objectives: Int
  /// Of these, those that a way leads up from to the national plan.
  public let reaching: Int
  /// Of these, those that a project or a programme works towards.
  public let worked: Int
  /// The projects under way in which one of its units takes part.
  public let projects: Int
  /// Of these, those that serve an objective that holds.
  public let aligned: Int
  /// Of these, those that are linked to the national plan.
  public let linked: Int
  /// The quality priorities of the year that its projects work towards.
  public let priorities: [String]
}

extension GoldenThread {
  /// What the work of each directorate covers, and at the end that of none; a project of units in two
  /// directorates counts in both.
  ///
  /// - Complexity: Grows with the nodes and links.
  public func coverage() -> [ThreadCoverage] {
    let hasWork = isServed { holds[$0] }
    var tallies: [String?: Tally] = [:]
    for place in nodes.indices {
      let own = places.directorates(of: nodes[place])
      let codes: [String?] = own.isEmpty ? [nil] : own
      for code in codes { tallies[code, default: Tally()].count(place, self, hasWork) }
    }
    let priorities = workedTowards()
    let rows = places.directorates.map { (code: Optional($0.code), name: $0.name) }
    return (rows + [(nil, "")]).compactMap { code, name in
      let tally = tallies[code] ?? Tally()
      // The national plan belongs to no directorate, and no row is made for that alone.
      guard code != nil || tally.objectives + tally.projects > 0 else { return nil }
      return ThreadCoverage(
        code: code,
        name: name,
        objectives: tally.objectives,
        reaching: tally.reaching,
        worked: tally.worked,
        projects: tally.projects,
        aligned: tally.aligned,
        linked: tally.linked,
        priorities: (priorities[code] ?? []).sorted().map { nodes[$0].code }
      )
    }
  }

  /// The quality priorities that hold on the day, by code.
  public var priorities: [String] {
    all(.priority).filter { holds[$0] }.map { nodes[$0].code }
  }

  /// The priorities that the projects of each directorate work towards: from each priority down.
  private func workedTowards() -> [String?: Set<Int>] {
    var found: [String?: Set<Int>] = [:]
    for priority in all(.priority) where holds[priority] {
      let objectives = up(priority).map(\.upper).filter { holds[$0] }
      let below = ThreadOrder.reached(
        from: objectives,
        count: nodes.count,
        next: { node in down(node).map(\.lower).filter { holds[$0] } }
      )
      for project in all(.project) where below[project] && isUnderWay(project) {
        let own = places.directorates(of: nodes[project])
        let codes: [String?] = own.isEmpty ? [nil] : own
        for code in codes { found[code, default: []].insert(priority) }
      }
    }
    return found
  }

  /// What has been counted for one directorate.
  private struct Tally {
    var objectives = 0
    var reaching = 0
    var worked = 0
    var projects = 0
    var aligned = 0
    var linked = 0

    mutating func count(_ place: Int, _ thread: GoldenThread, _ hasWork: [Bool]) {
      let node = thread.nodes[place]
      if node.kind == .objective, thread.holds[place], node.unit != nil, node.level != .individual {
        objectives += 1
        if thread.reaches[place] { reaching += 1 }
        if hasWork[place] { worked += 1 }
      }
      guard thread.isUnderWay(place) else { return }
      projects += 1
      if thread.isAligned(place) { aligned += 1 }
      if thread.reaches[place] { linked += 1 }
    }
  }
}
