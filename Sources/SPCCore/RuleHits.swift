/// A set of rule kinds, one bit each.
public struct RuleHits: OptionSet, Sendable, Hashable {
  /// Bit *k* stands for the ``RuleKind`` of raw value *k*.
  public let rawValue: UInt16

  /// Makes a set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Makes the set of one kind.
  public init(_ kind: RuleKind) { rawValue = 1 << UInt16(kind.rawValue) }

  /// Returns whether the set holds a kind.
  public func contains(_ kind: RuleKind) -> Bool { contains(RuleHits(kind)) }

  /// The kinds in the order of their precedence in the field: by raw value.
  public var kinds: [RuleKind] { RuleKind.allCases.filter { contains($0) } }
}
