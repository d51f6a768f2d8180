/// Where the golden thread is broken, or goes another way than it should.
public struct ThreadFault: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: String, CaseIterable, Sendable {
    /// A project under way that serves no objective and is part of no programme that serves one.
    case unaligned
    /// A project under way whose objectives, its programme's among them, have all ended.
    case alignedToEnded = "aligned_to_ended"
    /// A project under way whose objectives hold, and none of them leads to the national plan.
    case stopsShort = "stops_short"
    /// An objective below the national plan that serves nothing above it.
    case noParent = "no_parent"
    /// An objective that serves only what has ended.
    case parentEnded = "parent_ended"
    /// An objective that nothing serves.
    case unserved
    /// An objective that others serve, with no project or programme under any of them.
    case noWork = "no_work"
    /// An objective that work serves only through what has ended, or that has ended itself.
    case servedByEnded = "served_by_ended"
    /// A link that leaves out a level, which no other way between its ends leads through.
    case skipsLevel = "skips_level"
    /// A link from an objective to one that stands no higher.
    case sideways
    /// A quality priority without a measure.
    case noMeasure = "no_measure"
    /// A quality priority that no project or programme works towards.
    case noProject = "no_project"
    /// A quality priority whose lead has no role on the day.
    case noLead = "no_lead"
    /// A quality priority that no item of its year's audit plan serves.
    case noAudit = "no_audit"
  }

  /// What is wrong.
  public let kind: Kind
  /// What it is wrong with.
  public let node: ThreadNode
  /// The things that it is wrong because of: the objectives that have ended, the end of the thread, the
  /// other end of a link.
  public let others: [ThreadNode]
  /// The levels that a link leaves out, and every other way between its ends too.
  public let skipped: [ObjectiveLevel]
  /// The directorates that it concerns, by code.
  public let directorates: [String]
}
