internal import QualityAnalysis
internal import QualityModel

/// The words for duplicates.
struct DuplicateWords {
  let portfolio: PortfolioRecords

  /// What speaks for it, in a clause.
  func clause(_ reason: DuplicateReason) -> String {
    switch reason {
    case .sameTitle: "the same title"
    case .likeWords(let common, let all):
      "\(NumberText.grouped(common.count)) of \(NumberText.counted(all, "word")) in common "
        + "(\(common.joined(separator: ", ")))"
    case .nameTheMeasure(let measure):
      "both titles say little more than \(name(measure: measure))"
    case .sameMeaning(let mine, let other, let meaning):
      "\"\(mine)\" and \"\(other)\" both mean \(meaning)"
    case .spelling(let written, let read): "\"\(written)\" read as \"\(read)\""
    case .sameNarrative: "the same story word for word"
    case .sameAim: "the same aim word for word"
    case .sameAimMeasure(let measure): "the same aim measure \(name(measure: measure))"
    case .sameMeasureName(let mine, let other):
      "the aim measures \(name(measure: mine)) and \(name(measure: other)) carry one name"
    case .sameOutcomes(let measures):
      "the same outcome \(measures.map(name(measure:)).joined(separator: " and "))"
    case .sameGoal(let goal, let day):
      "the same goal \(NumberText.plain(goal, places: 4))" + (day.map { " by \($0)" } ?? "")
    case .unitInTitle(let projects):
      "\(projects.joined(separator: " and ")) \(projects.count == 1 ? "names" : "name") the unit in the title only"
    case .sameUnits(let units):
      "the same unit \(units.map(name(unit:)).joined(separator: " and "))"
    case .nestedUnits(let inner, let outer):
      "\(name(unit: inner)) is part of \(name(unit: outer))"
    case .sameLead(let person): "led by the same person, \(name(person: person))"
    case .registeredApart(let days):
      days == 0 ? "registered on one day" : "registered \(NumberText.counted(days, "day")) apart"
    case .together(let days): "\(NumberText.counted(days, "day")) side by side"
    case .inScope(let programme, let unit, let measure):
      "\(name(programme: programme)) covers \(name(measure: measure)) at \(name(unit: unit))"
    }
  }

  /// What speaks against it, in a clause.
  func clause(_ reason: CounterReason) -> String {
    switch reason {
    case .declaredSpread(let source): "takes part in the spread of \(source), and says so"
    case .spreadTo(let unit):
      "the change of one was spread to \(name(unit: unit)), and nobody says which project took it"
    case .nextPhase(let earlier, let later): "\(later) is the next phase of \(earlier)"
    case .sameProgramme(let programme): "both belong to \(name(programme: programme))"
    case .otherProgramme(let programme): "belongs to \(name(programme: programme))"
    case .differentAims(let mine, let other):
      "different aims, \(name(measure: mine)) and \(name(measure: other))"
    case .noMeasure(let projects): "\(projects.joined(separator: " and ")) names no measure"
    case .noUnit(let projects): "\(projects.joined(separator: " and ")) names no unit"
    case .differentUnits: "different units"
    case .otherEdition: "the titles name different phases or years"
    case .inPlaceBefore(let project, let day):
      "the change of \(project) was in place on \(day), before the other began"
    case .commonMeasure(let measure):
      "\(name(measure: measure)) is an outcome of so many projects that it says little"
    case .differentWords(let likeness):
      likeness == 0
        ? "no word in common"
        : "\(NumberText.plain(100 * likeness, places: 0)) % of words in common"
    case .fewWords: "a title says too little to go by"
    case .agreedPause(let project, let day):
      "\(project) rests by agreement" + (day.map { " until \($0)" } ?? "")
    case .holds(let project): "\(project) has reached its aim and holds it"
    case .ended(let project, let day): "\(project) has ended" + (day.map { " on \($0)" } ?? "")
    case .shortlyTogether(let days): "side by side for \(NumberText.counted(days, "day")) only"
    case .differentMethods(let mine, let other): "different methods, \(mine) and \(other)"
    }
  }

  /// How a finding reads in a cell: "registered twice".
  static func name(_ kind: DuplicateKind) -> String { ThreadWords.spaced(kind.rawValue) }

  /// A project by its code and its title.
  func name(project: Int) -> String {
    DisplayWidth.oneLine(
      "\(portfolio.projects[project].code) \(portfolio.projects[project].title)"
    )
  }

  func name(measure: Int) -> String { portfolio.measures[measure].code }
  func name(unit: Int) -> String { portfolio.units[unit].code }
  func name(programme: Int) -> String { "programme \(portfolio.programmes[programme].code)" }
  func name(person: String) -> String { portfolio.people[person] ?? person }

  func clauses(_ judgement: DuplicateJudgement) -> (for: String, against: String) {
    (
      judgement.reasons.map { clause($0) }.joined(separator: "; "),
      judgement.counterReasons.map { clause($0) }.joined(separator: "; ")
    )
  }
}
