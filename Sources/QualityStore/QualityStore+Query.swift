import QualityModel

extension QualityStore {
  /// Answers one reading SQL statement, on a connection of its own.
  ///
  /// The statement sees what is committed. SQLite is asked before each thing that it would do, and
  /// what is not reading is refused: writing, other files, settings, transactions, functions that do
  /// more than compute. It ends at its time limit and when the store's work is to stop
  /// (``stop(when:)``); nothing of it stays open.
  ///
  /// With an as-of date every table and view holds what was recorded up to the end of that day.
  public func query(_ query: StoreQuery) throws(QueryError) -> QueryResult {
    let horizon: Int?
    do throws(StoreError) {
      horizon = query.asOf == .now ? nil : try self.horizon(asOf: query.asOf)
    } catch {
      throw .store(error)
    }
    let watch = QueryGuard(stopCondition: stopCondition, seconds: query.timeLimit)
    // The guard is held until the connection, which asks it, has gone.
    return try withExtendedLifetime(watch) { () throws(QueryError) -> QueryResult in
      let connection = try QueryConnection(
        location: location,
        path: path,
        horizon: horizon,
        watch: watch
      )
      let statement = try QueryStatement(query, on: connection)
      try statement.bind()
      let rows = try statement.rows()
      do throws(StoreError) { try checkUnchanged() } catch { throw .store(error) }
      return rows
    }
  }
}
