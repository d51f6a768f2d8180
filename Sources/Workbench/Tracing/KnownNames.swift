/// What the names of a session hold since the last cell, and which of them share something.
struct KnownNames {
  /// What a name holds.
  struct Held {
    var own: String
    /// Its mark with those it shares something with; nil for one that is alone.
    var joint: String?
    /// The tables, variables and objects that it reaches.
    var nodes: [UInt]
    var mark: TraceMark { TraceMark(own: own, joint: joint) }
  }

  private(set) var names: [String: Held] = [:]
  /// Which names shared something when they were joined last: each with the number of its group.
  private(set) var groups: [String: Int] = [:]

  subscript(name: String) -> Held? {
    get { names[name] }
    set { names[name] = newValue }
  }

  /// The names that reach something that one of these reaches.
  func sharing(with some: Set<String>) -> Set<String> {
    let reached = Set(some.lazy.flatMap { names[$0]?.nodes ?? [] })
    guard !reached.isEmpty else { return [] }
    return Set(
      names.lazy.filter { $0.value.nodes.contains(where: reached.contains) }.map(\.key)
    )
  }

  /// Gives each name that shares something its mark with the others: what each holds, and where they
  /// hold the same.
  mutating func join() {
    groups = grouped()
    for (name, held) in names where held.joint != nil && groups[name] == nil {
      names[name]?.joint = nil
    }
    for (_, members) in Dictionary(grouping: groups.keys, by: { groups[$0] ?? 0 }) {
      var digest = TraceDigest()
      var numbers: [UInt: Int] = [:]
      for name in members.sorted() {
        digest.add(name)
        digest.add(names[name]?.own ?? "")
        for node in names[name]?.nodes ?? [] {
          let number = numbers[node] ?? numbers.count
          numbers[node] = number
          digest.add(UInt64(number))
        }
      }
      for name in members { names[name]?.joint = digest.text }
    }
  }

  /// None that is alone; what a cell showed last goes by `_` as well, which is no sharing that anybody
  /// means.
  private func grouped() -> [String: Int] {
    var owners: [UInt: Int] = [:]
    var parents: [Int] = []
    func root(_ index: Int) -> Int {
      var index = index
      while parents[index] != index { index = parents[index] }
      return index
    }
    let holding = names.filter { $0.key != "_" && !$0.value.nodes.isEmpty }.sorted {
      $0.key < $1.key
    }
    for (index, (_, held)) in holding.enumerated() {
      parents.append(index)
      for node in held.nodes {
        if let owner = owners[node] {
          parents[root(owner)] = root(index)
        } else {
          owners[node] = index
        }
      }
    }
    var sizes: [Int: Int] = [:]
    for index in holding.indices { sizes[root(index), default: 0] += 1 }
    var found: [String: Int] = [:]
    for (index, (name, _)) in holding.enumerated() where sizes[root(index), default: 1] > 1 {
      found[name] = root(index)
    }
    return found
  }
}
