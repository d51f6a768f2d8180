extension StoreRule {
  /// I-05: on any day a measure is defined in one way.
  static let currentDefinition = StoreRule(
    "I-05",
    "A measure has one definition at a time: a version ends before the next one starts.",
    reads: ["measure_definition"],
    query: """
      SELECT 'measure', a.measure, 'version ' || b.version || CASE
        WHEN b.effective_from IS NULL THEN ' does not say from which day it replaces version '
        WHEN b.effective_from <= a.effective_from THEN ' does not start after version '
        ELSE ' starts before the end of version ' END || a.version
      FROM definitions a JOIN definitions b ON b.measure = a.measure AND b.version = a.version + 1
      WHERE b.effective_from IS NULL OR b.effective_from <= a.effective_from
        OR b.effective_from <= a.effective_to
      UNION ALL
      SELECT 'measure', b.measure, 'version ' || b.version || ' comes without the one before it'
      FROM definitions b WHERE b.version > 1 AND NOT EXISTS (SELECT 1 FROM definitions a
        WHERE a.measure = b.measure AND a.version = b.version - 1)
      """
  )
}
