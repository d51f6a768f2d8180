/// Everything that serves an objective, or something above one, by whatever way.
public struct ThreadReach: Hashable, Sendable {
  /// What was asked about.
  public let start: ThreadStep
  /// What serves it, layer by layer from the top; only layers in which there is something.
  public let layers: [Layer]

  /// The things of one sort that serve it: the objectives of a level, the programmes, the projects.
  public struct Layer: Hashable, Sendable {
    /// What they are.
    public let sort: Sort
    /// The things, in the order of their codes.
    public let served: [Served]

    /// How many of them serve it through nothing but what holds.
    public var holding: Int { served.count(where: \.holds) }
  }

  /// What the things of a layer are.
  public enum Sort: Hashable, Sendable {
    /// Objectives of a level.
    case level(ObjectiveLevel)
    /// Priorities, programmes, projects, items of audit plans or measures.
    case kind(ThreadNode.Kind)
  }

  /// One thing that serves it.
  public struct Served: Hashable, Sendable {
    /// The thing, with the link by which it serves what stands next above it on the shortest way.
    public let step: ThreadStep
    /// What stands next above it on that way.
    public let via: ThreadNode
    /// How many links that way has.
    public let distance: Int
    /// Whether there is a way on which everything holds, the thing itself included.
    public let holds: Bool
  }

  /// The things of a sort; none where there are none.
  public func served(_ sort: Sort) -> [Served] { layers.first { $0.sort == sort }?.served ?? [] }

  /// Whether a project or a programme that holds serves it by a way that holds.
  public var hasWork: Bool {
    layers.contains { layer in layer.served.contains { $0.holds && $0.step.node.isWork } }
  }
}

extension GoldenThread {
  /// Everything that serves something, by whatever way, layer by layer.
  ///
  /// - Parameters:
  ///   - kind: What sort of thing it is: an objective, or what stands below one.
  ///   - code: Its code.
  /// - Returns: What serves it; `nil` where there is no such thing.
  /// - Complexity: Grows with what serves it.
  public func down(from kind: ThreadNode.Kind, _ code: String) -> ThreadReach? {
    guard let start = place(kind, code) else { return nil }
    // First along ways on which everything holds, so that the way shown is one of these.
    var found: [Int: Found] = [:]
    spread(from: [(start, 0)], into: &found, start: start) { holds[$0] }
    let holding = found.map { (node: $0.key, distance: $0.value.distance) }
      .sorted { ($0.distance, $0.node) < ($1.distance, $1.node) }
    let sound = Set(found.keys)
    spread(from: [(start, 0)] + holding, into: &found, start: start) { _ in true }
    return ThreadReach(
      start: step(start, by: nil),
      layers: layers(of: found, sound: sound)
    )
  }

  /// How something was come to on the way down.
  private struct Found {
    let link: ThreadLink
    let distance: Int
  }

  private func spread(
    from starts: [(node: Int, distance: Int)],
    into found: inout [Int: Found],
    start: Int,
    where isWanted: (Int) -> Bool
  ) {
    var waiting = starts
    var next = 0
    while next < waiting.count {
      let (node, distance) = waiting[next]
      next += 1
      for link in down(node)
      where link.lower != start && found[link.lower] == nil && isWanted(link.lower) {
        found[link.lower] = Found(link: link, distance: distance + 1)
        waiting.append((link.lower, distance + 1))
      }
    }
  }

  private func layers(of found: [Int: Found], sound: Set<Int>) -> [ThreadReach.Layer] {
    let served = Dictionary(grouping: found.keys.sorted()) { sort(of: nodes[$0]) }
    let order =
      ObjectiveLevel.all.map(ThreadReach.Sort.level)
      + [.priority, .programme, .project, .planItem, .measure].map(ThreadReach.Sort.kind)
    return order.compactMap { sort in
      guard let places = served[sort] else { return nil }
      return ThreadReach.Layer(
        sort: sort,
        served: places.compactMap { place in
          guard let way = found[place] else { return nil }
          return ThreadReach.Served(
            step: downward(place, by: way.link),
            via: nodes[way.link.upper],
            distance: way.distance,
            holds: sound.contains(place)
          )
        }
      )
    }
  }

  /// A lower end with what the link says: the levels it leaves out stand above it.
  private func downward(_ place: Int, by link: ThreadLink) -> ThreadStep {
    let upper = step(link.upper, by: link)
    return ThreadStep(
      node: nodes[place],
      standing: nodes[place].standing(on: day),
      link: link.kind,
      reason: link.reason,
      skipped: upper.skipped,
      isSideways: upper.isSideways
    )
  }

  private func sort(of node: ThreadNode) -> ThreadReach.Sort {
    node.level.map(ThreadReach.Sort.level) ?? .kind(node.kind)
  }
}
