extension StoreRule {
  /// I-07: figures under two meanings are never joined, so a version keeps its meaning.
  static let fixedMeaning = StoreRule(
    "I-07",
    "Once figures were reported under a version of a definition, what they mean stays as it is: "
      + "another meaning is another version, and figures of two versions are never joined.",
    reads: ["measure_definition"],
    query: """
      SELECT 'definition', m.code || ' / version ' || d.version, CASE
        WHEN r.kind <> p.kind THEN 'its kind'
        WHEN r.numerator_text <> p.numerator_text THEN 'what its numerator counts'
        WHEN r.denominator_text IS NOT p.denominator_text THEN 'what its denominator counts'
        WHEN r.multiplier <> p.multiplier THEN 'its multiplier'
        WHEN r.unit_of_measure <> p.unit_of_measure THEN 'its unit'
        WHEN r.frequency <> p.frequency THEN 'how often it is reported'
        ELSE 'its first day' END || ' was altered after figures had been reported under it'
      FROM measure_definition_revision r
      JOIN measure_definition_revision p ON p.definition_id = r.definition_id
        AND p.change_id = (SELECT max(x.change_id) FROM measure_definition_revision x
          WHERE x.definition_id = r.definition_id AND x.change_id < r.change_id)
      JOIN measure_definition d ON d.definition_id = r.definition_id
      JOIN measure m ON m.measure_id = d.measure_id
      WHERE (r.kind, r.numerator_text, r.denominator_text, r.multiplier, r.unit_of_measure,
          r.frequency, r.effective_from)
        IS NOT (p.kind, p.numerator_text, p.denominator_text, p.multiplier, p.unit_of_measure,
          p.frequency, p.effective_from)
        AND EXISTS (SELECT 1 FROM observation o
          WHERE o.definition_id = r.definition_id AND o.change_id < r.change_id)
      """
  )
}
