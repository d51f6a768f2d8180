extension StoreRule {
  /// I-03: what a quality priority needs before the board approves it.
  static let approvedPriority = StoreRule(
    "I-03",
    "An approved quality priority rests on evidence from control or assurance, on people who were "
      + "involved, on a measure with a definition, and on a chosen method.",
    reads: ["quality_priority", "priority_evidence", "involvement", "priority_measure"],
    query: """
      WITH approved AS (
        SELECT code, method FROM quality_priorities
        WHERE status IN ('approved', 'in_progress', 'evaluated', 'closed'))
      SELECT 'quality_priority', code, 'no evidence from quality control or assurance'
      FROM approved a WHERE NOT EXISTS (SELECT 1 FROM evidence_items e
        WHERE e.priority = a.code AND e.source IN ('quality_control', 'assurance'))
      UNION ALL
      SELECT 'quality_priority', code, 'nobody was involved at the level involve or above'
      FROM approved a WHERE NOT EXISTS (SELECT 1 FROM involvements i
        WHERE i.priority = a.code AND i.level IN ('involve', 'collaborate', 'co_produce'))
      UNION ALL
      SELECT 'quality_priority', code, 'no measure with a definition'
      FROM approved a WHERE NOT EXISTS (SELECT 1 FROM priority_measures p
        JOIN definitions d ON d.measure = p.measure WHERE p.priority = a.code)
      UNION ALL
      SELECT 'quality_priority', code, 'no method was chosen' FROM approved WHERE method IS NULL
      """
  )
}
