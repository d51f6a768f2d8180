import GRDB
import QualityModel

extension QualityStore {
  /// Works out what recording some proposals would do, and writes nothing.
  ///
  /// The proposals may name each other, a unit its parent or a target its measure, in any order.
  /// A proposal whose reference is rejected is rejected too; the others are not touched by it.
  public func plan(_ proposals: [Proposal]) throws(StoreError) -> DefinitionPlan {
    try plan(proposals, rejected: [:], lines: [], source: nil)
  }

  /// The same for proposals from a file, some of which are known to be wrong already.
  func plan(
    _ proposals: [Proposal],
    rejected: [Int: ProposalRejection],
    lines: [Int],
    source: DefinitionPlan.Source?
  ) throws(StoreError) -> DefinitionPlan {
    let hasRecords = proposals.contains(where: \.mayBreakRules) && !isReadOnly
    func plan(_ database: Database) throws -> DefinitionPlan {
      let planner = try DefinitionPlanner(
        proposals,
        stop: stopCondition,
        canTry: hasRecords,
        rejected: rejected,
        in: database
      )
      var items = try planner.items(in: database)
      for (index, line) in lines.enumerated() { items[index].line = line }
      return DefinitionPlan(
        items: items,
        source: source,
        plannedAt: planner.horizon.change,
        store: self
      )
    }
    return hasRecords ? try attempt(plan) : try read(plan)
  }

  /// Reads a file, checks every row, compares it with the store, and writes nothing.
  ///
  /// - Parameters:
  ///   - specification: How the file is read.
  ///   - observer: Watches, and may cancel.
  /// - Returns: What a commit would do, with every wrong row counted.
  /// - Throws: When the file can't be read to its end, names do not fit, or the load was cancelled;
  ///   never for what a row says.
  public func planLoad(
    _ specification: LoadSpecification,
    observer: LoadObserver = { _ in .proceed }
  ) throws(StoreError) -> LoadPlan {
    try LoadPlanner(specification, store: self).plan(observer: observer)
  }

  /// Reads a file that was opened for it, as ``planLoad(_:observer:)`` does.
  ///
  /// - Parameters:
  ///   - specification: How the file is read.
  ///   - open: Gives a descriptor of the file, which belongs to the store from then on.
  ///   - observer: Watches, and may cancel.
  /// - Returns: What a commit would do, with every wrong row counted.
  /// - Throws: As ``planLoad(_:observer:)``, and what opening throws.
  package func planLoad(
    _ specification: LoadSpecification,
    opening open: @escaping (String) throws(StoreError) -> Int32,
    observer: LoadObserver
  ) throws(StoreError) -> LoadPlan {
    try LoadPlanner(specification, store: self, open: open).plan(observer: observer)
  }

  /// Checks the change log and every row that its entries recorded, oldest first.
  ///
  /// It finds what was altered behind the store's back by someone who could not rewrite the whole
  /// log; keep the head's hash elsewhere, in every issued report, to find the rest. Rows that belong
  /// to no entry, altered views and triggers, and pages and indexes that do not fit are found as well.
  ///
  /// - Throws: ``StoreError/damaged(path:message:)`` when SQLite can't make sense of the file.
  /// - Complexity: Reads the whole store once.
  public func verifyChangeLog() throws(StoreError) -> ChangeLogVerification {
    do {
      return try read { try ChangeLog.verify(in: $0) }
    } catch .damaged(nil, let message) {
      throw .damaged(path: path, message: message)
    }
  }
}
