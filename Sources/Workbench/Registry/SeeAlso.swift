internal import QualityModel

/// Which names belong together: what help offers to read next.
///
/// Declared here for all of them at once, because a relation has two ends; a test proves that every
/// name resolves. A new function joins a line of its own kind.
enum SeeAlso {
  /// Names that are about one piece of work; each is offered the others of its lines.
  private static let groups: [[String]] = [
    // Putting figures in.
    ["qi.define", "qi.import", "plan:commit", "qi.log"],
    ["qi.import", "load_plan:rejections", "load_plan:commit", "measure_kind"],
    ["plan:rejections", "plan:commit"],
    // Finding what is there.
    ["qi.measure", "qi.measures", "measure:series", "measure:by_unit"],
    ["qi.unit", "qi.units", "measure:by_unit"],
    ["measure:by_unit", "measure_list:by_unit", "measure_list:latest", "measure:funnel"],
    // Series.
    ["measure:series", "series:chart", "series:spc", "qi.series"],
    ["series:from", "series:upto", "series:rebase"],
    ["series:rebase", "series:candidate_phases", "candidate_phases:table"],
    ["series:suggest_chart", "qi.suggest_chart", "chart_suggestion:table", "chart_kind"],
    // Charts.
    ["series:spc", "series:chart", "series:signals", "qi.rule_set", "chart_kind", "rule_set_name"],
    ["analysis:signals", "analysis:chart", "analysis:explain", "analysis:table"],
    ["series:signals", "signal:explain", "signal:sentence", "rule", "category"],
    ["chart:save", "table:save", "picture:save"],
    ["qi.rule_set", "qi.rule_sets", "rule_set:table", "rule", "ties"],
    ["marking", "runs_method", "two_of_three_band", "third_point", "ties", "rule", "qi.rule_set"],
    ["chart_kind", "quantity", "sigma_estimator", "limit_method", "constants", "series:chart"],
    ["latest_chart", "chart_kind", "measure_list:latest", "quantity"],
    ["category", "assurance", "better", "point"],
    ["rule_set_name", "qi.rule_sets", "chart_kind"],
    // Many at once.
    ["series_list:latest", "measure_list:latest", "latest:table"],
    ["series:table", "table:save", "series:spc", "qi.table"],
    // Up and down the organisation.
    ["series:drill", "series:mix", "drill:table", "measure:series", "measure:by_unit"],
    ["measure_list:latest", "series:drill", "unit:board", "board:table"],
    ["unit:board", "board:table", "qi.unit", "qi.board_measures"],
    // Other studies.
    ["series:cusum", "qi.bernoulli_cusum", "cusum:chart", "cusum:table"],
    ["qi.funnel", "measure:funnel", "funnel:chart", "funnel:table", "comparison"],
    ["trim", "funnel_limits", "comparison", "qi.funnel"],
    ["qi.pareto", "pareto:chart", "pareto:table"],
    ["qi.capability", "series:capability", "capability:table"],
    // Lists, tables, days.
    ["list:each", "list:where", "list:sort_by", "list:partition"],
    ["measure_list:each", "measure_list:where", "measure_list:sort_by", "measure_list:partition"],
    ["series_list:each", "series_list:where", "series_list:sort_by", "series_list:partition"],
    ["list:sort_by", "sort_order"], ["qi.list", "qi.measures", "list:each"],
    ["list", "qi.list", "qi.units", "list:each"],
    ["qi.table", "table:add", "table:save", "display"],
    ["qi.date", "qi.today", "date:format"],
    ["qi.month", "qi.last_month", "month:format"], ["qi.today", "qi.last_month"],
    ["qi.display", "qi.table", "print"], ["qi.help", "qi.display"],
    ["qi.all", "list:all", "table:all", "qi.display"],
    // Working at the prompt.
    ["qi.history", "qi.save_script", "qi.load_script", "qi.run_script", "qi.params"],
    ["qi.explain", "analysis:explain", "signal:explain", "qi.log", "qi.sql"],
    ["qi.store", "qi.log", "qi.sql"], ["qi.timing", "qi.store", "on_off"],
    ["qi.ask", "qi.params"], ["qi.clear_output", "qi.display"],
    ["qi.params", "qi.last_month", "require"],
    // The golden thread.
    [
      "project:thread", "objective:thread", "quality_priority:thread", "programme:thread",
      "plan_item:thread", "measure:thread", "qi.orphans", "qi.coverage",
    ],
    ["thread", "thread:table", "thread:below", "qi.orphans"],
    ["thread_gap", "qi.orphans", "qi.check"],
    ["project:improvement_steps", "quality_priority:improvement_steps", "qi.improvement_steps"],
    ["project:improvement_steps", "project:thread"],
    [
      "qi.portfolio", "portfolio", "portfolio:clusters", "portfolio:possible", "portfolio:reasons",
      "portfolio:compare",
    ],
    ["qi.portfolio", "qi.projects", "qi.word_meanings", "finding_rule", "finding_tier"],
    // Claims and evidence.
    ["qi.claims", "project:claim", "progress", "qi.pdsa_quality", "qi.project_flags"],
    ["qi.project_courses", "qi.claims", "project:claim", "qi.project"],
    ["qi.pdsa_quality", "project:pdsa_quality"], ["project:claim", "project:spread_candidates"],
    ["project_flag", "qi.project_flags", "qi.orphans"],
    ["qi.my_projects", "qi.claims", "qi.project_flags", "project:claim", "project_part"],
    // The review of the portfolio.
    ["portfolio_review:reduction", "portfolio_review:follow_up", "portfolio:record"],
    [
      "portfolio:decide", "portfolio:accept", "portfolio:undecide", "portfolio:decisions",
      "portfolio:simulate", "portfolio:record", "portfolio_decision",
    ],
    [
      "qi.audit_plans", "qi.plan_items", "qi.plan_item_focuses", "qi.plan_item_priorities",
      "qi.focus_areas", "qi.quality_priorities",
    ],
    ["audit_kind", "plan_item_status", "audit_plan_status", "qi.plan_items"],
    ["action:reschedule", "qi.actions", "action_strength", "action_status"],
    // Words of the model and of files.
    ["measure_kind", "unit_kind", "frequency", "better", "qi.define"],
    ["encoding", "separator", "qi.import"],
  ]

  /// The names of the groups that a name stands in, nearest first, without itself.
  static func names(with name: String) -> [String] {
    var found: [String] = []
    for group in groups where group.contains(name) {
      for other in group where other != name && !found.contains(other) { found.append(other) }
    }
    return found
  }

  /// Every name that stands in a group.
  static var all: Set<String> { Set(groups.joined()) }
}

extension Registry {
  /// What to read next after the help on a function, most useful first.
  package func seeAlso(_ function: FunctionEntry) -> [String] {
    unique(
      SeeAlso.names(with: function.path)
        + function.parameters.flatMap(\.kind.wordLists)
        + [declaredType(function.returns), function.owner].compactMap(\.self),
      without: function.path
    )
  }

  /// What to read next after the help on a type: what makes a value of it.
  package func seeAlso(_ type: TypeEntry) -> [String] {
    let makers = allFunctions.filter {
      declaredType($0.returns) == type.name && $0.owner != type.name
    }
    let holders = moduleFields.filter { declaredType($0.type) == type.name }.map { "qi.\($0.name)" }
    let items = types.filter { $0.fields.contains { declaredType($0.type) == type.name } }
    return unique(
      SeeAlso.names(with: type.name) + holders + makers.map(\.path) + items.map(\.name),
      without: type.name
    )
  }

  /// What to read next after the help on a field: its owner, its type, the words it gives.
  package func seeAlso(_ field: FieldEntry, of owner: String) -> [String] {
    unique(
      [owner] + [declaredType(field.type), words(of: field, in: owner)?.name].compactMap(\.self)
        + SeeAlso.names(with: "\(owner).\(field.name)"),
      without: "\(owner).\(field.name)"
    )
  }

  /// What to read next after the help on a list of words.
  package func seeAlso(_ list: WordList) -> [String] {
    unique(SeeAlso.names(with: list.name) + uses(of: list).map(\.function.path), without: list.name)
  }

  /// The words that a field gives, where it gives words of a list.
  func words(of field: FieldEntry, in owner: String) -> WordList? {
    if let vocabulary = Entity.named(owner)?.field(field.name)?.vocabulary {
      return wordList(named: vocabulary.name)
    }
    return switch (owner, field.name) {
    case (_, "variation"), ("point", "category"), ("signal", "category"):
      wordList(named: "category")
    case (_, "assurance"): wordList(named: "assurance")
    case (_, "chart_kind"): wordList(named: "chart_kind")
    case ("point", "rule"), ("signal", "rule"): wordList(named: "rule")
    case (_, "better"): wordList(named: "better")
    case ("measure", "kind"): wordList(named: "measure_kind")
    case ("unit", "kind"): wordList(named: "unit_kind")
    case (_, "frequency"): wordList(named: "frequency")
    default: nil
    }
  }

  /// The type of ours that the words of a declaration name: of "list of signals" the items'.
  func declaredType(_ words: String) -> String? {
    var words = words.hasPrefix("the ") ? String(words.dropFirst(4)) : words
    if words.hasPrefix("list of ") {
      words = String(words.dropFirst(8))
      if words == "table" || words == "tables" { return nil }
      return itemType(named: words)?.name
    }
    return type(named: words)?.name
  }

  private func unique(_ names: [String], without own: String) -> [String] {
    var found: [String] = []
    for name in names where name != own && !found.contains(name) { found.append(name) }
    return found
  }
}
