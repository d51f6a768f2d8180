import GRDB
import QualityModel

extension QualityStore {
  func commit(
    _ plan: LoadPlan,
    reason: String,
    actor: String,
    observer: LoadObserver
  ) throws(StoreError) -> CommitOutcome {
    try requireWritable()
    guard !plan.counts.isNothingNew else { return .nothingNew }
    let path = plan.specification.path
    let found = try SourceFile.sha256(of: path, observer: observer)
    guard found == plan.sourceSHA256 else {
      throw .sourceChanged(path: path, planned: plan.sourceSHA256, found: found)
    }
    let change = try write { database in
      if let other = try changeThatMatters(to: plan, in: database) {
        throw StoreError.storeChanged(plannedAt: plan.plannedAt, changedBy: other)
      }
      let entry = try ChangeLog.next(
        actor: actor,
        reason: reason,
        kind: .load,
        counts: plan.counts,
        sourceName: SourceFile.name(of: path),
        sourceSHA256: plan.sourceSHA256,
        clock: clock,
        in: database
      )
      var units = try DefinitionWriter(change: entry.id, stop: stopCondition, in: database)
      try units.write(plan.newUnits, in: database)
      for measure in plan.contents.measures {
        try database.execute(
          sql: "INSERT INTO load_measure VALUES (?, ?)",
          arguments: [entry.id, measure]
        )
      }
      // The rows' hash was made while they were compared, so the entry can stand before them and
      // every row points at a change that exists.
      let contents = try ChangeContents.seal(
        entry.id,
        observations: plan.contents.observations,
        in: database
      )
      let change = try ChangeLog.append(entry, contentSHA256: contents, in: database)
      try insert(plan.contents, change: change.id, observer: observer, in: database)
      return change
    }
    return .recorded(change)
  }

  /// The first change since the plan that could make it say something else: one that touched units
  /// or definitions, or figures of the same measures.
  private func changeThatMatters(to plan: LoadPlan, in database: Database) throws -> Int? {
    let measures = plan.contents.measures.map(String.init).joined(separator: ",")
    return try Int.fetchOne(
      database,
      sql: """
        SELECT min(change_id) FROM change_log c WHERE change_id > ? AND (
          EXISTS (SELECT 1 FROM unit_revision x WHERE x.change_id = c.change_id)
          OR EXISTS (SELECT 1 FROM measure_definition_revision x WHERE x.change_id = c.change_id)
          OR EXISTS (SELECT 1 FROM load_measure x
            WHERE x.change_id = c.change_id AND x.measure_id IN (\(measures))))
        """,
      arguments: [plan.plannedAt]
    )
  }

  private func insert(
    _ contents: LoadContents,
    change: Int,
    observer: LoadObserver,
    in database: Database
  ) throws {
    let insert = try RawStatement(
      "INSERT INTO observation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      in: database
    )
    insert.bind(Int64(change), at: 9)
    let total = contents.file.count
    var cursor = StagingCursor(contents.file, 0..<total)
    var lastSeries: UInt64?
    var done = 0
    while let row = try cursor.row() {
      // Bindings stay from row to row, so only what differs is bound again.
      if row.series != lastSeries {
        lastSeries = row.series
        insert.bind(row.definition, at: 1)
        insert.bind(row.unit, at: 2)
      }
      insert.bind(Int64(row.period), at: 3)
      insert.bind(Int64(row.revision), at: 4)
      // A NaN is bound as NULL, which is what it stands for.
      insert.bind(row.numerator, at: 5)
      insert.bind(row.denominator, at: 6)
      insert.bind(Int64(row.status), at: 7)
      if row.reason == StagedRow.noReason {
        insert.bindNull(at: 8)
      } else {
        insert.bind(contents.reasons[Int(row.reason)], at: 8)
      }
      try insert.run()
      done += 1
      if done % LoadPlanner.rowsBetweenReports == 0 {
        try LoadProgress(stage: .writing, done: done, total: total, rows: done).tell(observer)
      }
    }
    guard done == total else {
      throw StoreError.staging(directory: SourceFile.stagingDirectory(for: self), code: 0)
    }
  }
}
