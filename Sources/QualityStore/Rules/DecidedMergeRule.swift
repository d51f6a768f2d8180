extension StoreRule {
  /// I-59: what a review merges, it merges into what it keeps.
  static let decidedMerge = StoreRule(
    "I-59",
    "A review merges a project into one that it neither merges nor stops.",
    reads: ["review_decision"],
    since: 3,
    query: """
      SELECT 'review_decision', d.review || ' / ' || d.project, 'it is to be merged into '
        || d.merge_into || ', which the same review is to '
        || CASE e.decision WHEN 'merge' THEN 'merge into ' || e.merge_into ELSE 'stop' END
      FROM review_decisions d JOIN review_decisions e
        ON e.review = d.review AND e.project = d.merge_into
      WHERE d.decision = 'merge' AND e.decision IN ('merge', 'stop')
      """
  )
}
