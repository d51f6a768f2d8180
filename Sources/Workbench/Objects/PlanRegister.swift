internal import QualityStore

/// A plan that writes nothing until it is committed.
protocol Committable: AnyObject {
  var counts: ChangeCounts { get }
  /// What it is about: a file, or "definitions".
  var subject: String { get }
  var isCommitted: Bool { get }
}

/// The plans of a session that somebody may still mean to commit.
///
/// A plan that no script holds any more is forgotten: it was looked at and let go.
struct PlanRegister {
  private struct Held {
    weak var plan: (any Committable)?
    /// The file of the store it was made on.
    let place: String?
  }

  private var held: [Held] = []

  mutating func note(_ plan: any Committable, on store: QualityStore) {
    held.removeAll { $0.plan == nil }
    held.append(Held(plan: plan, place: store.path))
  }

  /// The plans that would write something and have not been committed, oldest first.
  var open: [(plan: any Committable, place: String?)] {
    held.compactMap { held in held.plan.map { ($0, held.place) } }
      .filter { !$0.plan.isCommitted && !$0.plan.counts.isNothingNew }
  }
}
