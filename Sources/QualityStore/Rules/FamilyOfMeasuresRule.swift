extension StoreRule {
  /// I-28: what a project needs before its changes become the usual way, where its method asks for it.
  static let familyOfMeasures = StoreRule(
    "I-28",
    "A project that implements its changes has a measurable aim, and outcome, process and balancing "
      + "measures, where its method asks for them.",
    reads: ["project", "project_measure", "method"],
    query: """
      WITH asked AS (
        SELECT p.* FROM projects p JOIN methods m ON m.code = p.method AND m.requires_family = 1
        WHERE p.status IN ('implementing', 'monitoring', 'sustained')),
      roles(role) AS (VALUES ('outcome'), ('process'), ('balancing'))
      SELECT 'project', code, 'no ' || role || ' measure' FROM asked a JOIN roles r
      WHERE NOT EXISTS (SELECT 1 FROM project_measures f
        WHERE f.project = a.code AND f.role = r.role)
      UNION ALL
      SELECT 'project', code, 'the aim has no ' || CASE
        WHEN aim IS NULL THEN 'words' WHEN aim_measure IS NULL THEN 'measure'
        WHEN aim_goal IS NULL THEN 'value to be reached' ELSE 'day' END
      FROM asked
      WHERE aim IS NULL OR aim_measure IS NULL OR aim_goal IS NULL OR aim_by IS NULL
      """
  )
}
