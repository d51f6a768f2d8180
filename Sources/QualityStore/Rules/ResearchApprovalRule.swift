extension StoreRule {
  /// I-25: research starts with its approval.
  static let researchApproval = StoreRule(
    "I-25",
    "A project by a method that needs approval as research has that approval before it is active.",
    reads: ["project", "method"],
    query: """
      SELECT 'project', p.code, 'no approval as research, which ' || m.name || ' needs'
      FROM projects p JOIN methods m ON m.code = p.method AND m.requires_approval = 1
      WHERE p.approval_reference IS NULL
        AND p.status IN ('active', 'implementing', 'monitoring', 'sustained')
      """
  )
}
