extension StoreRule {
  /// The organisation is a tree.
  static let unitTree = StoreRule(
    "loop-unit",
    "No unit stands above itself.",
    reads: ["unit"],
    query: """
      WITH RECURSIVE up(start, code) AS (
        SELECT code, parent FROM units WHERE parent IS NOT NULL
        UNION
        SELECT up.start, u.parent FROM up JOIN units u ON u.code = up.code
        WHERE u.parent IS NOT NULL AND up.code <> up.start)
      SELECT 'unit', start, 'by the units above it, it stands above itself'
      FROM up WHERE code = start
      """
  )
}
