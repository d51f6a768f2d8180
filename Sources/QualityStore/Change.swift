public import QualityModel

/// What a change was.
public enum ChangeKind: String, CaseIterable, Hashable, Sendable {
  /// Units, measures, definitions, targets, phases or annotations.
  case definitions
  /// Observations from a file.
  case load
}

/// How many items of a plan are what.
public struct ChangeCounts: Hashable, Sendable {
  /// Not known before; written by the commit.
  public var new: Int
  /// Known with other contents; a revision is written by the commit.
  public var changed: Int
  /// Known exactly so; nothing to write.
  public var same: Int
  /// Wrong; not written.
  public var rejected: Int
  /// Left out by the load's filters.
  public var filtered: Int

  /// Makes counts.
  public init(
    new: Int = 0,
    changed: Int = 0,
    same: Int = 0,
    rejected: Int = 0,
    filtered: Int = 0
  ) {
    self.new = new
    self.changed = changed
    self.same = same
    self.rejected = rejected
    self.filtered = filtered
  }

  /// Whether a commit would write nothing.
  public var isNothingNew: Bool { new == 0 && changed == 0 }
}

/// One entry of the change log: one transaction that people decided on.
public struct Change: Hashable, Sendable {
  /// The number of the change, 1, 2, 3 … without gaps.
  public var id: Int
  /// When it was recorded; never before the change before it.
  public var recordedAt: UTCTimestamp
  /// Who made it.
  public var actor: String
  /// Why.
  public var reason: String
  /// What it was.
  public var kind: ChangeKind
  /// What the plan counted.
  public var counts: ChangeCounts
  /// The name of the file, without its folder, for a load.
  public var sourceName: String?
  /// The SHA-256 of the file in lower-case hexadecimal, for a load.
  public var sourceSHA256: String?
  /// The SHA-256 over the rows this change wrote.
  public var contentSHA256: String
  /// The hash of the entry before, 64 zeros for the first.
  public var previousHash: String
  /// The SHA-256 of this entry and the hash before it.
  public var entryHash: String

  /// Makes an entry.
  public init(
    id: Int,
    recordedAt: UTCTimestamp,
    actor: String,
    reason: String,
    kind: ChangeKind,
    counts: ChangeCounts,
    sourceName: String? = nil,
    sourceSHA256: String? = nil,
    contentSHA256: String,
    previousHash: String,
    entryHash: String
  ) {
    self.id = id
    self.recordedAt = recordedAt
    self.actor = actor
    self.reason = reason
    self.kind = kind
    self.counts = counts
    self.sourceName = sourceName
    self.sourceSHA256 = sourceSHA256
    self.contentSHA256 = contentSHA256
    self.previousHash = previousHash
    self.entryHash = entryHash
  }
}

/// What a commit did.
public enum CommitOutcome: Hashable, Sendable {
  /// There was nothing to write, and nothing was written, not even to the change log.
  case nothingNew
  /// Everything landed in one transaction under this entry.
  case recorded(Change)

  /// The entry, `nil` when nothing was written.
  public var change: Change? {
    if case .recorded(let change) = self { change } else { nil }
  }
}

/// What checking the change log found.
public enum ChangeLogVerification: Hashable, Sendable {
  /// Every entry and every row recorded by one is as it was written. `head` is the newest hash.
  case intact(entries: Int, head: String)
  /// The first change that is not as it was written, and in what.
  case altered(change: Int, ChangeLogAlteration)
  /// A row claims a change that is not in the log.
  case stray(StrayRow)
  /// A table, view, index or trigger is not as Tidemark made it, so what is read through it may be
  /// something else than what was recorded.
  case schema(name: String)
}

/// In what a change is not as it was written.
public enum ChangeLogAlteration: String, Hashable, Sendable {
  /// The entry itself is missing.
  case missing
  /// The entry's own fields differ from its hash.
  case entry
  /// The entry does not continue the entry before it.
  case chain
  /// The rows recorded by the change differ from those it wrote.
  case contents
}
