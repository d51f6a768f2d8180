internal import Notebook
internal import Workbench

/// Which cells of a notebook a resumed run will have to run, which it evaluates again for what they leave
/// behind, and which it can leave alone; as far as that can be foreseen.
struct ResumptionPlan {
  /// To be run: changed, failed, or reached by one that is.
  private(set) var run: Set<Int> = []
  /// As they were, but what they left is needed: evaluated again, their outputs kept.
  private(set) var replayed: Set<Int> = []

  /// - Parameters:
  ///   - notebook: The notebook.
  ///   - places: Its cells that run, in order.
  ///   - pairs: What an earlier run knows of them.
  ///   - beginning: What lies outside the notebook.
  ///   - forced: Cells to be run whatever is known of them.
  ///   - missing: Names that an attempt found to be needed that nobody foresaw.
  ///   - needsAll: Whether every cell that leaves something behind is evaluated again.
  init(
    _ notebook: Notebook,
    places: [Int],
    pairs: [Int: EarlierRun.Cell],
    beginning: [String: TraceMark],
    forced: Set<Int>,
    missing: Set<String>,
    needsAll: Bool
  ) {
    var state = beginning
    var changing: Set<String> = []
    var names: [Int: Set<String>] = [:]
    // `_` is the name of every value that a loop does not want; where it is the last value shown, the notes
    // of a run tell.
    for place in places {
      names[place] = CellTrace.names(in: notebook.cells[place].source).subtracting(["_"])
    }
    for place in places {
      guard let pair = pairs[place], !forced.contains(place),
        Self.isValid(pair, at: place, in: notebook, state),
        changing.isDisjoint(with: pair.trace.read.keys),
        changing.isEmpty || !pair.trace.looksAtAll
      else {
        run.insert(place)
        changing.formUnion(names[place] ?? [])
        changing.formUnion(pairs[place]?.trace.wrote.keys.map { $0 } ?? [])
        continue
      }
      state.merge(pair.trace.wrote) { $1 }
      changing.subtract(pair.trace.wrote.keys.filter { pair.trace.read[$0] == nil })
    }
    guard !run.isEmpty else { return }
    var needed = missing.union(["(random)", "(library)", "(decisions)", "(as of)"])
    var isAllNeeded = needsAll
    func need(_ place: Int) {
      let used = names[place] ?? []
      needed.formUnion(used)
      needed.formUnion(pairs[place]?.trace.read.keys.map { $0 } ?? [])
      if !used.isDisjoint(with: ["_G", "_ENV", "load"]) { isAllNeeded = true }
    }
    for place in run { need(place) }
    // Who makes what is needed needs what it read itself.
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for place in places where !run.contains(place) && !replayed.contains(place) {
        guard let wrote = pairs[place]?.trace.wrote.keys else { continue }
        let leaves = wrote.filter { !Self.staysByItself($0) }
        guard
          leaves.contains(where: {
            needed.contains($0) || $0 != "_" && (isAllNeeded || $0.hasPrefix("(module "))
          })
        else { continue }
        replayed.insert(place)
        need(place)
        isGrowing = true
      }
    }
    // After the last cell that runs nobody needs anything any more.
    if let last = run.max() { replayed = replayed.filter { $0 < last } }
  }

  /// What outlives the process that wrote it.
  private static func staysByItself(_ name: String) -> Bool {
    name == CellTrace.Name.store || name.hasPrefix("(file ")
  }

  /// Whether a cell would come to what it came to, told what it would find.
  static func isValid(
    _ pair: EarlierRun.Cell,
    at place: Int,
    in notebook: Notebook,
    _ state: [String: TraceMark]
  ) -> Bool {
    guard !pair.trace.isPassing, pair.trace.changedInput(in: state) == nil else { return false }
    if pair.trace.namesPlaces {
      return pair.places == EarlierRun.mark(ofPlace: place, in: notebook)
    }
    return true
  }
}
