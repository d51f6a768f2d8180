extension StoreRule {
  /// I-04: what a project needs before it is called sustained.
  static let sustainedProject = StoreRule(
    "I-04",
    "A sustained project has a check that found the improvement held, on 12 points or more after "
      + "the change, done after it.",
    reads: ["project", "sustain_check"],
    query: """
      SELECT 'project', code, CASE
        WHEN NOT EXISTS (SELECT 1 FROM sustain_checks c
          WHERE c.project = p.code AND c.result IS NOT NULL)
          THEN 'no check of whether the improvement held has been done'
        WHEN NOT EXISTS (SELECT 1 FROM sustain_checks c
          WHERE c.project = p.code AND c.result = 'held')
          THEN 'no check found that the improvement held'
        WHEN NOT EXISTS (SELECT 1 FROM sustain_checks c
          WHERE c.project = p.code AND c.result = 'held' AND c.done_on > p.implemented_on)
          THEN 'the check that found it held was done before the change was in place'
        ELSE 'the check that found it held rests on ' || (SELECT max(c.points_after)
          FROM sustain_checks c WHERE c.project = p.code AND c.result = 'held'
            AND c.done_on > p.implemented_on)
          || ' points after the change, and 12 are the fewest' END
      FROM projects p WHERE status = 'sustained' AND NOT EXISTS (SELECT 1 FROM sustain_checks c
        WHERE c.project = p.code AND c.result = 'held' AND c.points_after >= 12
          AND c.done_on > p.implemented_on)
      """
  )
}
