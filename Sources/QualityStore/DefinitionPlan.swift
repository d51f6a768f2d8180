import QualityModel

/// What recording some proposals would do.
///
/// Nothing is written before ``commit(reason:actor:requireClean:)``.
public final class DefinitionPlan {
  /// One proposal and what the plan says of it.
  public struct Item: Hashable, Sendable {
    /// What was proposed.
    public var proposal: Proposal
    /// What would happen to it.
    public var outcome: PlannedOutcome
    /// For a definition: how many figures of other versions it takes out of view, because their
    /// periods now fall under this version.
    ///
    /// They stay in the store and in earlier as-of readings.
    public var observationsHidden: Int
    /// The line of the file that it came from, where it came from one.
    public var line: Int?
  }

  /// The files that the proposals came from.
  struct Source: Sendable {
    var name: String
    var sha256: String
  }

  /// The proposals in the order they were given.
  public let items: [Item]

  /// How many are what.
  public let counts: ChangeCounts

  /// The newest change the plan was made against, 0 for none.
  public let plannedAt: Int

  private let store: QualityStore
  private var isSpent = false

  let source: Source?

  init(items: [Item], source: Source? = nil, plannedAt: Int, store: QualityStore) {
    self.items = items
    self.source = source
    self.plannedAt = plannedAt
    self.store = store
    var counts = ChangeCounts()
    for item in items {
      switch item.outcome {
      case .new: counts.new += 1
      case .changed: counts.changed += 1
      case .same: counts.same += 1
      case .rejected: counts.rejected += 1
      }
    }
    self.counts = counts
  }

  /// Records what is new or changed in one transaction, under one entry of the change log.
  ///
  /// - Parameters:
  ///   - reason: Why, for the change log; not empty.
  ///   - actor: Who, for the change log; not empty.
  ///   - requireClean: Whether a rejected item stops everything. Without it the others are recorded.
  /// - Returns: The entry, or that there was nothing to write.
  /// - Throws: ``StoreError/storeChanged(plannedAt:changedBy:)`` when anything was recorded since:
  ///   plan again. ``StoreError/notClean(rejected:)``. After any error the store is as it was.
  public func commit(
    reason: String,
    actor: String,
    requireClean: Bool = true
  ) throws(StoreError) -> CommitOutcome {
    guard !isSpent else { throw .planSpent }
    if requireClean, counts.rejected > 0 { throw .notClean(rejected: counts.rejected) }
    let outcome = try store.commit(self, reason: reason, actor: actor)
    isSpent = true
    return outcome
  }
}
