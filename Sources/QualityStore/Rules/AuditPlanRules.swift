extension StoreRule {
  /// I-62: a plan is agreed before anybody works on it.
  static let begunPlanItem = StoreRule(
    "I-62",
    "An item of an audit plan is under way, reported or complete only where the plan is approved.",
    reads: ["audit_plan", "plan_item"],
    since: 5,
    query: """
      SELECT 'plan_item', i.code, 'it is called ' || i.status || ', and its plan ' || p.code
        || ' is a draft'
      FROM plan_items i JOIN audit_plans p ON p.code = i.plan
      WHERE p.status = 'draft' AND i.status IN ('in_progress', 'reported', 'complete')
      """
  )

  /// I-63: a priority holds for one year, and so does a plan.
  static let priorityOfTheYear = StoreRule(
    "I-63",
    "An item of an audit plan serves quality priorities of its plan's year.",
    reads: ["audit_plan", "plan_item", "plan_item_priority", "quality_priority"],
    since: 5,
    query: """
      SELECT 'plan_item_priority', s.item || ' / ' || s.priority, 'the item is planned for '
        || p.financial_year || ', and the priority is one of ' || q.financial_year
      FROM plan_item_priorities s
      JOIN plan_items i ON i.code = s.item
      JOIN audit_plans p ON p.code = i.plan
      JOIN quality_priorities q ON q.code = s.priority
      WHERE p.financial_year <> q.financial_year
      """
  )
}
