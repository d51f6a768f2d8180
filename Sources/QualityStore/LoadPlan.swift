public import QualityModel

/// What loading a file would do.
///
/// Nothing is written before ``commit(reason:actor:requireClean:observer:)``.
///
/// The checked rows wait in a nameless file on disk, which goes when the plan does, however the
/// process ends. Memory does not grow with the file.
public final class LoadPlan {
  /// A figure that the load would correct.
  public struct SampleChange: Hashable, Sendable {
    /// The measure.
    public var measureCode: String
    /// The unit.
    public var unitCode: String
    /// What is known now.
    public var old: Observation
    /// What the file says.
    public var new: Observation
  }

  /// What the file holds and what would happen to it.
  public struct Summary: Hashable, Sendable {
    /// The records of the file, without the header.
    public var rows = 0
    /// How many are what.
    ///
    /// `rows` is the sum of all five and of ``repeats``.
    public var counts = ChangeCounts()
    /// The rows that say exactly what an earlier row of the file says of the same measure, unit and
    /// period; they are read once and stop nothing.
    public var repeats = 0
    /// The sum of the numerators of the rows that are new, changed or same and not withdrawn.
    public var numeratorSum = 0.0
    /// The sum of the denominators of those rows.
    public var denominatorSum = 0.0
    /// How many of those rows say that the figure is missing.
    public var missing = 0
    /// How many of those rows have no value because nothing stands over a denominator of zero.
    public var zeroDenominators = 0
    /// How many rows that are new, changed or same take a figure back.
    public var withdrawn = 0
    /// How many units those rows, withdrawn ones with them, are of.
    public var units = 0
    /// The measures those rows are of, in the order of the alphabet.
    public var measures: [String] = []
    /// The earliest period of those rows.
    public var firstPeriod: CalendarDate?
    /// The latest period of those rows.
    public var lastPeriod: CalendarDate?

    /// Makes the summary of an empty file.
    public init() {}
  }

  /// How many rejected rows are kept in detail, and how many sample changes.
  public static let detailLimit = 1000

  /// What was planned.
  public let specification: LoadSpecification
  /// What the file holds and what would happen to it.
  public let summary: Summary
  /// The first ``detailLimit`` rejected rows in the order of their lines.
  public let rejected: [RejectedRow]
  /// All rejected rows by reason.
  public let rejectedCounts: [RejectionCode: Int]
  /// The first 20 corrections, in the order of measure, unit and period.
  public let sampleChanges: [SampleChange]
  /// The units the commit would make, in the order they were met.
  public let newUnits: [OrganisationUnit]
  /// The SHA-256 of the file in lower-case hexadecimal.
  public let sourceSHA256: String
  /// The newest change the plan was made against, 0 for none.
  public let plannedAt: Int

  /// How many are what.
  public var counts: ChangeCounts { summary.counts }

  let contents: LoadContents
  private let store: QualityStore
  private var isSpent = false

  init(
    specification: LoadSpecification,
    summary: Summary,
    rejected: [RejectedRow],
    rejectedCounts: [RejectionCode: Int],
    sampleChanges: [SampleChange],
    newUnits: [OrganisationUnit],
    sourceSHA256: String,
    plannedAt: Int,
    contents: LoadContents,
    store: QualityStore
  ) {
    self.specification = specification
    self.summary = summary
    self.rejected = rejected
    self.rejectedCounts = rejectedCounts
    self.sampleChanges = sampleChanges
    self.newUnits = newUnits
    self.sourceSHA256 = sourceSHA256
    self.plannedAt = plannedAt
    self.contents = contents
    self.store = store
  }

  /// Writes what is new or changed in one transaction, under one entry of the change log.
  ///
  /// When it returns, the figures are on disk. After any error the store is as it was, and the plan
  /// may be committed again unless the error says otherwise.
  ///
  /// - Parameters:
  ///   - reason: Why, for the change log; not empty.
  ///   - actor: Who, for the change log; not empty.
  ///   - requireClean: Whether a rejected row stops everything. Without it the others are written.
  ///   - observer: Watches, and may cancel.
  /// - Returns: The entry, or that there was nothing to write.
  /// - Throws: ``StoreError/storeChanged(plannedAt:changedBy:)`` when definitions, or figures of one
  ///   of the load's measures, were recorded since; ``StoreError/sourceChanged(path:planned:found:)``
  ///   when the file is another; ``StoreError/notClean(rejected:)``.
  public func commit(
    reason: String,
    actor: String,
    requireClean: Bool = true,
    observer: LoadObserver = { _ in .proceed }
  ) throws(StoreError) -> CommitOutcome {
    guard !isSpent else { throw .planSpent }
    if requireClean, counts.rejected > 0 { throw .notClean(rejected: counts.rejected) }
    let outcome = try store.commit(self, reason: reason, actor: actor, observer: observer)
    discard()
    return outcome
  }

  /// Gives the staging file's room back at once; the plan can't be committed any more.
  public func discard() {
    isSpent = true
    contents.close()
  }
}
