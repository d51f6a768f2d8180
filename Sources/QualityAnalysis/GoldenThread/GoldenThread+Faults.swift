extension GoldenThread {
  /// Everything that is wrong with the thread on the day: what serves nothing, what nothing serves, what
  /// is held together by something that has ended, and links that go another way than one level up.
  ///
  /// Objectives that have ended are not judged, nor projects and programmes that have, nor what was
  /// sustained. Nothing need serve an objective of one member of staff. A link is judged where both of
  /// its ends hold; a level that another way between the two leads through is not left out.
  ///
  /// - Returns: What is wrong, by sort, and within a sort from the top down and by code.
  /// - Complexity: Grows with the nodes and links, and for each objective that is served past a level
  ///   with the objectives below it.
  public func faults() -> [ThreadFault] {
    let found =
      projectFaults() + upwardFaults() + downwardFaults() + linkFaults() + priorityFaults()
    let order = Dictionary(
      uniqueKeysWithValues: ThreadFault.Kind.allCases.enumerated().map { ($1, $0) }
    )
    // Each sort was made in the order of the nodes; what stands higher comes first.
    return found.enumerated().sorted { left, right in
      func rank(_ item: (offset: Int, element: ThreadFault)) -> (Int, Int, Int) {
        (order[item.element.kind] ?? 0, item.element.node.level?.rank ?? 0, item.offset)
      }
      return rank(left) < rank(right)
    }
    .map(\.element)
  }

  /// Whether a project is judged: it goes on, and is not finished and kept.
  func isUnderWay(_ place: Int) -> Bool {
    nodes[place].kind == .project && holds[place] && nodes[place].status != "sustained"
  }

  /// The objectives that a project serves, directly or through its programme; through a programme that
  /// does not hold too, which is then not `sound`.
  func objectives(ofProject place: Int) -> [(objective: Int, isSound: Bool)] {
    up(place).flatMap { link -> [(objective: Int, isSound: Bool)] in
      guard nodes[link.upper].kind == .programme else { return [(link.upper, holds[link.upper])] }
      return up(link.upper).map { ($0.upper, holds[$0.upper] && holds[link.upper]) }
    }
  }

  /// Whether a project serves an objective that holds on the day (I-02).
  func isAligned(_ place: Int) -> Bool { objectives(ofProject: place).contains(where: \.isSound) }

  private func fault(
    _ kind: ThreadFault.Kind,
    _ place: Int,
    others: [Int] = [],
    skipped: [ObjectiveLevel] = []
  ) -> ThreadFault {
    var seen: Set<Int> = []
    return ThreadFault(
      kind: kind,
      node: nodes[place],
      others: others.filter { seen.insert($0).inserted }.map { nodes[$0] },
      skipped: skipped,
      directorates: places.directorates(of: nodes[place])
    )
  }

  private func projectFaults() -> [ThreadFault] {
    all(.project).filter(isUnderWay).compactMap { place in
      let served = objectives(ofProject: place)
      if served.isEmpty { return fault(.unaligned, place) }
      let sound = served.filter(\.isSound)
      if sound.isEmpty { return fault(.alignedToEnded, place, others: served.map(\.objective)) }
      guard !sound.contains(where: { reaches[$0.objective] }) else { return nil }
      return fault(.stopsShort, place, others: sound.map(\.objective))
    }
  }

  private func upwardFaults() -> [ThreadFault] {
    all(.objective).filter { holds[$0] && !nodes[$0].isNational }.compactMap { place in
      let above = up(place).map(\.upper)
      if above.isEmpty { return fault(.noParent, place) }
      guard !above.contains(where: { holds[$0] }) else { return nil }
      return fault(.parentEnded, place, others: above)
    }
  }

  private func downwardFaults() -> [ThreadFault] {
    let hasWork = isServed { holds[$0] }
    let hadWork = isServed { _ in true }
    return all(.objective).compactMap { place in
      let node = nodes[place]
      guard holds[place], !hasWork[place], node.level != .individual else { return nil }
      let below = down(place).map(\.lower).filter { nodes[$0].kind != .priority }
      if below.isEmpty { return fault(.unserved, place) }
      if hadWork[place] {
        return fault(.servedByEnded, place, others: below.filter { !holds[$0] })
      }
      return fault(.noWork, place)
    }
  }

  /// For each node, whether a project or a programme serves it by a way through nodes of a sort, the
  /// work itself among them.
  func isServed(_ isSound: (Int) -> Bool) -> [Bool] {
    ThreadOrder.reached(
      from: nodes.indices.filter { nodes[$0].isWork && isSound($0) },
      count: nodes.count,
      next: { node in isSound(node) ? up(node).map(\.upper) : [] }
    )
  }

  private func linkFaults() -> [ThreadFault] {
    var below: [Int: Set<Int>] = [:]
    return links.compactMap { link in
      guard link.kind == .serves, holds[link.lower], holds[link.upper] else { return nil }
      let step = step(link.upper, by: link)
      if step.isSideways { return fault(.sideways, link.lower, others: [link.upper]) }
      guard !step.skipped.isEmpty else { return nil }
      let under = below[link.upper] ?? serving(link.upper)
      below[link.upper] = under
      let passed = Set(served(by: link.lower).intersection(under).map { nodes[$0].level })
      let skipped = step.skipped.filter { !passed.contains($0) }
      guard !skipped.isEmpty else { return nil }
      return fault(.skipsLevel, link.lower, others: [link.upper], skipped: skipped)
    }
  }

  /// The objectives that an objective serves by ways on which everything holds.
  private func served(by objective: Int) -> Set<Int> {
    walked(from: objective) { node in
      up(node).filter { $0.kind == .serves }.map(\.upper).filter { holds[$0] }
    }
  }

  /// The objectives that serve an objective by ways on which everything holds.
  private func serving(_ objective: Int) -> Set<Int> {
    walked(from: objective) { node in
      down(node).filter { $0.kind == .serves }.map(\.lower).filter { holds[$0] }
    }
  }

  private func walked(from start: Int, next: (Int) -> [Int]) -> Set<Int> {
    var found: Set<Int> = []
    var waiting = [start]
    while let node = waiting.popLast() {
      for other in next(node) where found.insert(other).inserted { waiting.append(other) }
    }
    return found
  }

  /// Whether an audit plan is known for the year of a priority.
  ///
  /// Where none is, nothing is known of its audits, which is not that it has none.
  private func isAuditKnown(for priority: Int) -> Bool {
    auditYears.contains { $0.first == nodes[priority].from }
  }

  private func priorityFaults() -> [ThreadFault] {
    let hasWork = isServed { holds[$0] }
    return all(.priority).filter { holds[$0] }.flatMap { place -> [ThreadFault] in
      var found: [ThreadFault] = []
      if !down(place).contains(where: { $0.kind == .shows }) {
        found.append(fault(.noMeasure, place))
      }
      if !up(place).contains(where: { hasWork[$0.upper] }) {
        found.append(fault(.noProject, place, others: up(place).map(\.upper)))
      }
      if let lead = nodes[place].lead, !places.isInPost(lead) {
        found.append(fault(.noLead, place))
      }
      let audits = down(place).filter { $0.kind == .audits }.map(\.lower)
      if isAuditKnown(for: place), !audits.contains(where: { holds[$0] }) {
        found.append(fault(.noAudit, place, others: audits))
      }
      return found
    }
  }
}
