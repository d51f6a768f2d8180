extension StoreRule {
  /// I-34: only what was sustained is spread as proven.
  static let provenSpread = StoreRule(
    "I-34",
    "A change is offered as proven only where its project was sustained.",
    reads: ["spread", "project"],
    query: """
      SELECT 'spread', s.source_project || ' / ' || s.unit,
        'its source ' || s.source_project || ' is ' || p.status
      FROM spreads s JOIN projects p ON p.code = s.source_project
      WHERE s.proven = 1 AND p.status <> 'sustained'
      """
  )
}
