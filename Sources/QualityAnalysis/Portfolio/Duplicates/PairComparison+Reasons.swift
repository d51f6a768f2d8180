import QualityModel

extension PairComparison {
  /// What speaks for it, the weightiest first.
  var reasons: [DuplicateReason] {
    var reasons: [DuplicateReason] = []
    if hasSameTitle { reasons.append(.sameTitle) }
    if features.left.aim != nil, features.left.aim == features.right.aim {
      reasons.append(.sameAim)
    }
    if hasSameMeasure, let mine = features.left.recordedMeasure,
      let other = features.right.recordedMeasure
    {
      reasons.append(mine == other ? .sameAimMeasure(mine) : .sameMeasureName(mine, other))
    }
    let others = sharedOutcomes.filter { !hasSameMeasure || $0 != features.left.measure }
    if !others.isEmpty { reasons.append(.sameOutcomes(others)) }
    if !sharedUnits.isEmpty { reasons.append(.sameUnits(sharedUnits)) }
    let placed = [(projects.left, features.left), (projects.right, features.right)]
      .filter { $0.1.isPlacedByTitle }.map { $0.0.code }
    if !placed.isEmpty { reasons.append(.unitInTitle(placed)) }
    if let nested { reasons.append(.nestedUnits(inner: nested.inner, outer: nested.outer)) }
    reasons += wordReasons
    if likeness < DuplicateFinder.akin,
      let measure = features.left.recordedMeasure ?? features.right.recordedMeasure,
      nameTheMeasure(with: DuplicateFinder.akin)
    {
      reasons.append(.nameTheMeasure(measure))
    }
    if hasSameNarrative { reasons.append(.sameNarrative) }
    if let goal = projects.left.aim.goal, goal == projects.right.aim.goal,
      projects.left.aim.by == nil || projects.right.aim.by == nil
        || projects.left.aim.by == projects.right.aim.by, hasSameMeasure
    {
      reasons.append(.sameGoal(goal, by: projects.left.aim.by ?? projects.right.aim.by))
    }
    if !projects.left.lead.isEmpty, projects.left.lead == projects.right.lead {
      reasons.append(.sameLead(projects.left.lead))
    }
    let apart = abs(projects.left.registered.days(to: projects.right.registered))
    if apart <= 60 { reasons.append(.registeredApart(days: apart)) }
    if daysTogether > 0 { reasons.append(.together(days: daysTogether)) }
    return reasons
  }

  private var wordReasons: [DuplicateReason] {
    let common = titles.left.words.common(with: titles.right.words)
    guard !common.isEmpty else { return [] }
    let all = Set(titles.left.words + titles.right.words).count
    var reasons: [DuplicateReason] = []
    if !hasSameTitle {
      reasons.append(.likeWords(common: common.map { finder.reader.texts[$0] }, of: all))
    }
    let texts = Set(common.map { finder.reader.texts[$0] })
    for meaning in texts.sorted() {
      func said(_ title: TitleWords) -> String {
        title.meant.first { $0.meaning == meaning }?.phrase ?? meaning
      }
      let (mine, other) = (said(titles.left), said(titles.right))
      if mine != other { reasons.append(.sameMeaning(mine, other, meaning: meaning)) }
    }
    for word in titles.left.corrected + titles.right.corrected {
      reasons.append(.spelling(written: word.written, read: word.read))
    }
    return reasons
  }

  /// What speaks against it, the weightiest first.
  var counterReasons: [CounterReason] {
    var counter: [CounterReason] = []
    let both = [projects.left, projects.right]
    for project in both where !project.state.isOpen || project.closed != nil {
      counter.append(.ended(project.code, on: project.closed))
    }
    if let spreadSource { counter.append(.declaredSpread(source: spreadSource)) }
    if spreadSource == nil, let spreadUnit { counter.append(.spreadTo(unit: spreadUnit)) }
    if isNextPhase {
      let isLeftLater = follows(left, right)
      let (earlier, later) =
        isLeftLater
        ? (projects.right.code, projects.left.code) : (projects.left.code, projects.right.code)
      counter.append(.nextPhase(earlier: earlier, later: later))
    }
    if let sharedProgramme { counter.append(.sameProgramme(sharedProgramme)) }
    if hasOtherMeasure, let mine = features.left.measure, let other = features.right.measure {
      counter.append(.differentAims(mine, other))
    }
    if isOtherEdition, !isNextPhase { counter.append(.otherEdition) }
    if let earlier, let day = finder.portfolio.projects[earlier].implemented {
      counter.append(.inPlaceBefore(finder.portfolio.projects[earlier].code, on: day))
    }
    for measure in sharedOutcomes where finder.commonMeasures.contains(measure) {
      counter.append(.commonMeasure(measure))
    }
    let unmeasured = [(projects.left, features.left), (projects.right, features.right)]
      .filter { $0.1.outcomes.isEmpty }.map { $0.0.code }
    if !unmeasured.isEmpty { counter.append(.noMeasure(unmeasured)) }
    let placeless = [(projects.left, features.left), (projects.right, features.right)]
      .filter { $0.1.units.isEmpty }.map { $0.0.code }
    if !placeless.isEmpty { counter.append(.noUnit(placeless)) }
    if sharedUnits.isEmpty, nested == nil, placeless.isEmpty { counter.append(.differentUnits) }
    if hasFewWords {
      counter.append(.fewWords)
    } else if likeness < DuplicateFinder.akin {
      counter.append(.differentWords(likeness: likeness))
    }
    for project in both {
      if let pause = project.pause, pause.decidedBy != nil {
        counter.append(.agreedPause(project.code, until: pause.until))
      }
      if project.state == .sustained { counter.append(.holds(project.code)) }
    }
    if daysTogether < DuplicateFinder.longTogether {
      counter.append(.shortlyTogether(days: daysTogether))
    }
    if projects.left.method != projects.right.method {
      counter.append(.differentMethods(projects.left.method, projects.right.method))
    }
    return counter
  }
}
