internal import QualityAnalysis
internal import QualityModel

/// The words for the golden thread.
enum ThreadWords {
  /// What a thing is: "team objective", "project".
  static func sort(_ node: ThreadNode) -> String {
    node.level.map { "\(spaced($0.word)) objective" } ?? spaced(node.kind.rawValue)
  }

  /// What a thing is at the side of a ladder: the level of an objective, and for a priority, which
  /// stands under an objective of that level, its own short word.
  static func label(_ node: ThreadNode) -> String {
    if let level = node.level { return spaced(level.word) }
    return node.kind == .priority ? "priority" : spaced(node.kind.rawValue)
  }

  /// A thing by what it is and its code: "project P-014".
  static func name(_ node: ThreadNode) -> String { "\(sort(node)) \(node.code)" }

  /// A thing by its code and what it is called.
  static func title(_ node: ThreadNode) -> String {
    DisplayWidth.oneLine("\(node.code) · \(node.title)")
  }

  /// What a layer holds, for so many of them: "4 team objectives".
  static func counted(_ layer: ThreadReach.Layer) -> String {
    let noun: String
    let plural: String
    switch layer.sort {
    case .level(let level):
      noun = "\(spaced(level.word)) objective"
      plural = noun + "s"
    case .kind(let kind):
      noun = spaced(kind.rawValue)
      plural = kind == .priority ? "quality priorities" : noun + "s"
    }
    return NumberText.counted(layer.served.count, noun, plural: plural)
  }

  /// How a thing stands where it does not hold: "ended 2022-03-31".
  static func standing(_ standing: ThreadStanding) -> String? {
    switch standing {
    case .holds: nil
    case .ended(let day): "ended \(day)"
    case .notBegun(let day): "begins only \(day)"
    }
  }

  /// What a reader should know of a step.
  static func remarks(_ step: ThreadStep) -> [String] {
    var words = [standing(step.standing)].compactMap(\.self)
    if !step.skipped.isEmpty {
      words.append("no \(step.skipped.map { spaced($0.word) }.joined(separator: ", ")) between")
    }
    if step.isSideways { words.append("the link does not lead up") }
    return words
  }

  /// Why a way ends below the national plan, said at its last step.
  static func ending(_ gap: ThreadGap) -> String {
    switch gap {
    case .noObjective: "serves no objective"
    case .nothingAbove: "serves nothing above it"
    case .noPriority: "serves no quality priority"
    case .showsNothing: "shows the progress of no priority, programme or project"
    case .loop: "leads back to what it came through"
    }
  }

  /// What is first missing or wrong on a way that does not hold.
  static func fault(_ path: ThreadPath) -> String {
    if let step = path.firstNotHolding, let how = standing(step.standing) {
      return "\(name(step.node)) \(how)"
    }
    guard let last = path.steps.last, let gap = path.gap else { return "" }
    // A project may serve one through a programme as well.
    if gap == .noObjective, last.node.kind == .project {
      return "\(name(last.node)) serves no objective and is part of no programme"
    }
    return "\(name(last.node)) \(ending(gap))"
  }

  /// Whether the thread holds, in a sentence.
  static func verdict(_ trace: ThreadTrace) -> String {
    if trace.start.node.isNational { return "part of the national plan" }
    guard let nearest = trace.nearest else {
      let ways = trace.paths.count { $0.holds }
      return "linked to the national plan on \(trace.day), by "
        + (ways == 1
          ? "1 way" : "\(trace.isCut ? "more than " : "")\(NumberText.grouped(ways)) ways")
    }
    return "not linked to the national plan on \(trace.day): \(fault(nearest))"
  }

  /// What is said where the objectives of single members of staff are left out.
  static func staffNote(_ reach: ThreadReach) -> [String] {
    let count = reach.served(.level(.individual)).count
    guard count > 0 else { return [] }
    return [
      "\(NumberText.counted(count, "objective")) of single members of staff "
        + "\(count == 1 ? "is" : "are") left out; individuals = true names them."
    ]
  }

  static func spaced(_ word: String) -> String { word.replacing("_", with: " ") }
}
