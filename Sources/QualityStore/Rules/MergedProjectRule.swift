extension StoreRule {
  /// I-31: a merged project names the one that goes on.
  static let mergedProject = StoreRule(
    "I-31",
    "A project is merged into one that is not itself merged into another.",
    reads: ["project"],
    query: """
      SELECT 'project', p.code, 'it was merged into ' || q.code || ', which was merged into '
        || q.merged_into
      FROM projects p JOIN projects q ON q.code = p.merged_into
      WHERE q.merged_into IS NOT NULL
      """
  )
}
