extension StoreRule {
  /// I-35: a change on its way to another unit is not the same project registered twice.
  static let spreadIsNoDuplicate = StoreRule(
    "I-35",
    "A project that takes over another's change is not found to be a duplicate of it.",
    reads: ["review_finding", "spread"],
    query: """
      SELECT 'review_finding', f.code, 'it calls ' || s.target_project || ' and '
        || s.source_project || ' the same, and the one took over the change of the other'
      FROM review_findings f JOIN spreads s
        ON (s.target_project = f.project AND s.source_project = f.related)
        OR (s.target_project = f.related AND s.source_project = f.project)
      WHERE f.rule IN ('registered_twice', 'renamed', 'same_aim_elsewhere')
      """
  )
}
