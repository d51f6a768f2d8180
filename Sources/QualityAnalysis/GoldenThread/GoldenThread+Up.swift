import QualityModel

extension GoldenThread {
  /// Every way up from something to the national plan, or as far as they lead.
  ///
  /// - Parameters:
  ///   - kind: What sort of thing it is.
  ///   - code: Its code.
  ///   - limit: The most ways to give. Those that hold are looked for first.
  /// - Returns: The ways; `nil` where there is no such thing.
  /// - Complexity: Grows with the steps of the ways that are given.
  public func up(
    from kind: ThreadNode.Kind,
    _ code: String,
    limit: Int = 200
  ) -> ThreadTrace? {
    guard let start = place(kind, code) else { return nil }
    var walk = UpwardWalk(thread: self, limit: limit)
    walk.take(from: start, only: .holding)
    walk.take(from: start, only: .breaking)
    return ThreadTrace(
      start: step(start, by: nil),
      paths: walk.paths.sorted(by: Self.isNearer),
      isCut: walk.isCut,
      day: day
    )
  }

  /// A node as a step by the link that leads there.
  func step(_ node: Int, by link: ThreadLink?) -> ThreadStep {
    let lower = link.flatMap { nodes[$0.lower].level }
    let upper = nodes[node].level
    var skipped: [ObjectiveLevel] = []
    var isSideways = false
    if let lower, let upper {
      skipped = lower.levels(below: upper)
      isSideways = lower <= upper
    }
    return ThreadStep(
      node: nodes[node],
      standing: nodes[node].standing(on: day),
      link: link?.kind,
      reason: link?.reason,
      skipped: skipped,
      isSideways: isSideways
    )
  }

  /// Ways that hold come first, then those that lead all the way, then those that come highest; of
  /// two alike the shorter, then by codes.
  private static func isNearer(_ left: ThreadPath, _ right: ThreadPath) -> Bool {
    func rank(_ path: ThreadPath) -> [Int] {
      [
        path.holds ? 0 : 1, path.gap == nil ? 0 : 1,
        path.top?.rank ?? ObjectiveLevel.all.count,
        path.firstNotHolding == nil ? 0 : 1, path.steps.count,
      ]
    }
    let (first, second) = (rank(left), rank(right))
    if first != second { return first.lexicographicallyPrecedes(second) }
    return left.steps.map(\.node.code).lexicographicallyPrecedes(right.steps.map(\.node.code))
  }
}

/// A walk from one node upward that notes the ways it finds.
///
/// It goes only where a way of the wanted sort lies ahead, so that it takes no longer than the ways
/// that it notes; a web of links may hold more ways than anybody could read, and the limit ends it.
private struct UpwardWalk {
  enum Sort {
    /// Ways that lead to the national plan through what holds.
    case holding
    /// All others.
    case breaking
  }

  let thread: GoldenThread
  let limit: Int
  private(set) var paths: [ThreadPath] = []
  private(set) var isCut = false

  /// One node of the way that is being walked: the link by which it was come to, which of its links
  /// is next, and whether the way is broken already.
  private struct Place {
    let node: Int
    let link: ThreadLink?
    var next: Int
    let isBroken: Bool
  }

  init(thread: GoldenThread, limit: Int) {
    self.thread = thread
    self.limit = limit
  }

  mutating func take(from start: Int, only sort: Sort) {
    var way: [Place] = []
    var isOnWay: Set<Int> = []
    func enter(_ node: Int, _ link: ThreadLink?, _ isBroken: Bool) {
      // The start may have ended itself; what is asked is whether what is above it holds.
      let breaks = isBroken || (link != nil && !thread.holds[node])
      way.append(Place(node: node, link: link, next: thread.upward[node], isBroken: breaks))
      isOnWay.insert(node)
    }
    enter(start, nil, false)
    while let place = way.last {
      let isEnd =
        thread.nodes[place.node].isNational
        || thread.upward[place.node] == thread.upward[place.node + 1]
      guard !isEnd, place.next < thread.upward[place.node + 1] else {
        if isEnd, !note(way.map { ($0.node, $0.link) }, place, sort, loop: false) { return }
        isOnWay.remove(place.node)
        way.removeLast()
        continue
      }
      way[way.count - 1].next += 1
      let link = thread.links[place.next]
      if isOnWay.contains(link.upper) {
        if sort == .breaking, !note(way.map { ($0.node, $0.link) }, place, sort, loop: true) {
          return
        }
        continue
      }
      let leadsOn =
        switch sort {
        case .holding: thread.reaches[link.upper]
        case .breaking: place.isBroken || thread.breaks[link.upper]
        }
      if leadsOn { enter(link.upper, link, place.isBroken) }
    }
  }

  /// Notes the way that was walked, if it is of the sort; false once there are enough.
  private mutating func note(
    _ way: [(node: Int, link: ThreadLink?)],
    _ end: Place,
    _ sort: Sort,
    loop: Bool
  ) -> Bool {
    let gap = loop ? ThreadGap.loop : Self.gap(thread.nodes[end.node])
    let isHolding = gap == nil && !end.isBroken
    guard isHolding == (sort == .holding) else { return true }
    guard paths.count < limit else {
      isCut = true
      return false
    }
    paths.append(ThreadPath(steps: way.map { thread.step($0.node, by: $0.link) }, gap: gap))
    return true
  }

  /// Why a way ends at a node.
  private static func gap(_ node: ThreadNode) -> ThreadGap? {
    switch node.kind {
    case .objective: node.isNational ? nil : .nothingAbove
    case .priority, .programme, .project: .noObjective
    case .planItem: .noPriority
    case .measure: .showsNothing
    }
  }
}
