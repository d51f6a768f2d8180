extension StoreRule {
  /// I-60: an action does not become less late by being given another day in silence.
  static let dueDate = StoreRule(
    "I-60",
    "An action is due on the day that was first agreed, or that its newest change of date gave it; the "
      + "day first agreed stays.",
    reads: ["action", "due_date_change"],
    since: 4,
    query: """
      SELECT 'action', a.code, CASE WHEN c.moved_on IS NULL
        THEN 'no change of date says why it is due on ' || a.due_on || ' and not on '
          || a.original_due_on
        ELSE 'it is due on ' || a.due_on || ', and its change of date of ' || c.moved_on || ' says '
          || c.due_on END
      FROM actions a
      LEFT JOIN (SELECT action, due_on, max(moved_on) AS moved_on FROM due_date_changes
        GROUP BY action) c ON c.action = a.code
      WHERE a.due_on <> ifnull(c.due_on, a.original_due_on)
      UNION ALL
      SELECT 'action', a.code, 'it was first due on ' || f.original_due_on || ', and is now said to '
        || 'have been first due on ' || a.original_due_on
      FROM actions a JOIN action i ON i.code = a.code
      JOIN action_revision f ON f.action_id = i.action_id AND f.change_id = i.change_id
      WHERE a.original_due_on <> f.original_due_on
      UNION ALL
      SELECT 'due_date_change', c.action || ' / ' || c.moved_on, 'the action was raised after it, on '
        || a.raised_on
      FROM due_date_changes c JOIN actions a ON a.code = c.action
      WHERE c.moved_on < a.raised_on
      """
  )
}
