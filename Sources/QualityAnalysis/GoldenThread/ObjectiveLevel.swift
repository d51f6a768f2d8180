import QualityModel

/// How high an objective stands, as a place in the declared order of levels.
public struct ObjectiveLevel: Hashable, Comparable, Sendable {
  /// How many levels stand above it: 0 for the national plan.
  public let rank: Int

  private init(rank: Int) { self.rank = rank }

  /// The level of a word of ``QualityModel/Vocabulary/objectiveLevel``; `nil` for another word.
  public init?(_ word: String) {
    guard let rank = Vocabulary.objectiveLevel.texts.firstIndex(of: word) else { return nil }
    self.init(rank: rank)
  }

  /// The levels, from the national plan down.
  public static let all = Vocabulary.objectiveLevel.texts.indices.map(ObjectiveLevel.init(rank:))

  /// The level of the national plan.
  public static let national = ObjectiveLevel(rank: 0)

  /// The level of one member of staff, whose objectives are staff records.
  public static let individual = ObjectiveLevel(rank: all.count - 1)

  /// The word of it in files and scripts: "quality_priority".
  public var word: String { Vocabulary.objectiveLevel.texts[rank] }

  /// The higher level comes first.
  public static func < (left: ObjectiveLevel, right: ObjectiveLevel) -> Bool {
    left.rank < right.rank
  }

  /// The levels that lie between this one and a higher one, from the lower to the higher.
  public func levels(below upper: ObjectiveLevel) -> [ObjectiveLevel] {
    guard upper.rank + 1 < rank else { return [] }
    return (upper.rank + 1..<rank).reversed().map(ObjectiveLevel.init(rank:))
  }
}
