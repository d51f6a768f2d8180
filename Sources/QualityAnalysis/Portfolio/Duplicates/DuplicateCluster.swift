/// A project that is one too many, and what it is too many of.
public struct DuplicateFinding: Hashable, Sendable {
  /// The place of the project in ``PortfolioRecords/projects``.
  public var project: Int
  /// The place of the project that it is most like; `nil` where it lies within a programme.
  public var related: Int?
  /// The place in ``PortfolioRecords/programmes`` of the programme that it lies within.
  public var programme: Int?
  /// How it is one too many.
  public var kind: DuplicateKind
  /// How sure that is.
  public var tier: FindingTier
}

/// Projects that are one work, and which of them should carry it on.
public struct DuplicateCluster: Hashable, Sendable {
  /// The project that is proposed to carry it on; `nil` for a programme without an open project.
  public var lead: Int?
  /// The programme that covers them.
  public var programme: Int?
  /// The others, the surest and most important findings first.
  public var members: [DuplicateFinding]
}

/// What was found in a portfolio.
public struct DuplicateFindings: Sendable {
  /// The clusters of definite and probable findings, in the order of the leads' codes.
  public var clusters: [DuplicateCluster] = []
  /// What somebody should look at: possible findings between projects of different clusters or of none,
  /// each with the project that would carry it on.
  public var possible: [DuplicateFinding] = []
}
