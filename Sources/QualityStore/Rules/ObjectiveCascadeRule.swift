extension StoreRule {
  /// I-01: the golden thread has no loops.
  static let objectiveCascade = StoreRule(
    "I-01",
    "Objectives serve one another upward, and none serves itself by a way round.",
    reads: ["objective_link"],
    query: """
      WITH RECURSIVE up(start, code) AS (
        SELECT objective, serves FROM objective_links
        UNION
        SELECT up.start, l.serves FROM up JOIN objective_links l ON l.objective = up.code
        WHERE up.code <> up.start)
      SELECT 'objective', start, 'it serves itself by a way round' FROM up WHERE code = start
      """
  )
}
