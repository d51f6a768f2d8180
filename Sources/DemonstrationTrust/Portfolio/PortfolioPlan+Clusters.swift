extension PortfolioPlan {
  /// The same project under other words, two or three times.
  mutating func planRenamed() {
    // The words that every field knows: violence and aggression, missed appointments, health checks.
    let wanted = ["ACM": ["SAF-01"], "CML": ["EXP-11", "EFF-01"]]
    var isFirst = true
    for (column, directorate) in columns {
      var measures = wanted[directorate] ?? []
      for _ in 0..<PortfolioCounts.renamed[column] {
        let measure = measures.isEmpty ? nil : measures.removeFirst()
        let (place, subject) = nounSpot(in: directorate, measure)
        let cluster = "renamed \(subject.measure)"
        var titles = subject.stems.map { ProjectTitle.naming($0, place) }
        // One of them is misspelt as well.
        if isFirst {
          titles[1] = ProjectTitle.naming(ProjectTitle.misspelt(subject.stems[1]), place)
        }
        var survivor: Int?
        for title in titles.prefix(isFirst ? 3 : 2) {
          _ = ground.isNew(title)
          var draft = ProjectDraft(
            survivor == nil ? .survivor : .renamed,
            in: directorate,
            at: [place.code],
            on: subject.measure,
            title: title,
            idea: dice.pick(subject.angles).idea
          )
          draft.cluster = cluster
          draft.survivor = survivor
          let index = add(draft)
          survivor = survivor ?? index
        }
        isFirst = false
      }
    }
  }

  /// The same project on the register twice.
  mutating func planRegisteredTwice() {
    for (column, directorate) in columns {
      for _ in 0..<PortfolioCounts.registeredTwice[column] {
        let (place, subject) = nounSpot(in: directorate)
        let title = ProjectTitle.naming(dice.pick(subject.stems), place)
        _ = ground.isNew(title)
        var first = ProjectDraft(
          .survivor,
          in: directorate,
          at: [place.code],
          on: subject.measure,
          title: title,
          idea: dice.pick(subject.angles).idea
        )
        first.cluster = "twice \(subject.measure)"
        let survivor = add(first)
        first.kind = .registeredTwice
        first.title = ProjectTitle.typedAgain(title, &dice)
        first.survivor = survivor
        add(first)
      }
    }
  }

  /// One aim and one wording at several units.
  mutating func planSameAim() {
    for (measure, counts, lead) in PortfolioCounts.sameAim {
      let subject = Subject.of(measure)
      let stem = dice.pick(subject.stems)
      let idea = dice.pick(subject.angles).idea
      var survivor: Int?
      // The project that should lead comes first.
      let order = columns.sorted { ($0.element == lead ? 0 : 1) < ($1.element == lead ? 0 : 1) }
      for (column, directorate) in order {
        for _ in 0..<counts[column] {
          guard let place = ground.unit(in: directorate, for: subject) else {
            preconditionFailure("no unit of \(directorate) for \(measure)")
          }
          let title = ProjectTitle.naming(stem, place)
          _ = ground.isNew(title)
          var draft = ProjectDraft(
            survivor == nil ? .survivor : .sameAimElsewhere,
            in: directorate,
            at: [place.code],
            on: measure,
            title: title,
            idea: idea
          )
          draft.cluster = "same aim \(measure)"
          draft.survivor = survivor
          let index = add(draft)
          survivor = survivor ?? index
        }
      }
    }
  }

  /// Other titles, other ideas, one outcome at one unit.
  mutating func planOverlapping() {
    for (column, directorate) in scarceFirst {
      for number in 0..<PortfolioCounts.overlapping[column] {
        let (place, subject) = ground.spot(in: directorate, angles: 2)
        var first = project(.survivor, in: directorate, at: place, on: subject)
        first.cluster = "overlap \(place.code) \(subject.measure)"
        let survivor = add(first)
        // Every second one aims at something else, and moves the same outcome too.
        let other = number.isMultiple(of: 2) ? ground.other(at: place, than: subject) : nil
        var second = project(.overlapping, in: directorate, at: place, on: other ?? subject)
        second.secondOutcome = other == nil ? nil : subject.measure
        second.cluster = first.cluster
        second.survivor = survivor
        add(second)
      }
    }
  }

  /// Pairs with nearly the same words and different aims, which are no duplicates.
  mutating func planAlike() {
    let pairs: [(directorate: String, words: [String], measures: [String])] = [
      (
        "ACM", ["Reducing restraint", "Reducing restraint injuries to staff"], ["SAF-03", "STF-07"]
      ),
      ("ACM", ["Reducing self-harm", "Reducing self-harm assessment gaps"], ["SAF-07", "EFF-04"]),
      (
        "CML", ["Improving 72-hour follow-up", "Improving 72-hour follow-up training"],
        ["EFF-03", "STF-06"]
      ),
      (
        "CML", ["Reducing sickness absence", "Reducing sickness absence appraisal gaps"],
        ["STF-01", "STF-05"]
      ),
      ("OPC", ["Reducing falls", "Reducing falls risk assessment delays"], ["SAF-09", "EFF-04"]),
      (
        "OPC", ["Reducing pressure ulcers", "Reducing late answers to pressure ulcer complaints"],
        ["SAF-11", "EXP-09"]
      ),
      (
        "CYP", ["Reducing waits for children", "Reducing waits for children's complaint answers"],
        ["ACC-03", "EXP-09"]
      ),
      (
        "FPH", ["Reducing seclusion", "Reducing seclusion capacity record gaps"],
        ["SAF-05", "EFF-16"]
      ),
    ]
    for pair in pairs {
      let subjects = pair.measures.map(Subject.of)
      guard
        let place = dice.shuffled(ground.units[pair.directorate] ?? []).first(where: { unit in
          subjects.allSatisfy { $0.fits(unit) && ground.isFree(unit.code, $0.measure) }
        })
      else { preconditionFailure("no unit of \(pair.directorate) for \(pair.words[0])") }
      for (words, subject) in zip(pair.words, subjects) {
        ground.take(place.code, subject.measure)
        ground.count(place.code)
        let title = ProjectTitle.naming(words, place)
        _ = ground.isNew(title)
        var draft = ProjectDraft(
          .alike,
          in: pair.directorate,
          at: [place.code],
          on: subject.measure,
          title: title,
          idea: dice.pick(subject.angles).idea
        )
        draft.cluster = "alike \(pair.measures[0])"
        add(draft)
      }
    }
  }

  /// The directorates with their columns.
  var columns: [(offset: Int, element: String)] {
    PortfolioCounts.directorates.enumerated().map { (offset: $0.offset, element: $0.element) }
  }

  /// The directorates, those with the least room first.
  var scarceFirst: [(offset: Int, element: String)] {
    columns.filter { $0.element == "CYP" } + columns.reversed().filter { $0.element != "CYP" }
  }

  /// A unit for a title that names the measure; each measure has one such title at most, as two at
  /// different units would be one aim at several units.
  private mutating func nounSpot(
    in directorate: String,
    _ wanted: String? = nil
  ) -> (unit: TrustUnit, subject: Subject) {
    // The measures of the pairs whose words are alike.
    let spoken: Set<String> = [
      "SAF-03", "SAF-05", "SAF-07", "SAF-09", "SAF-11", "ACC-03", "EFF-03", "STF-01",
    ]
    // Those asked for by name are kept for whoever asks.
    let named: Set<String> = ["SAF-01", "EXP-11", "EFF-01"]
    let used = Set(
      drafts.compactMap { draft in
        draft.cluster.flatMap { cluster in
          cluster.hasPrefix("renamed") || cluster.hasPrefix("twice") ? draft.measure : nil
        }
      }
    )
    return ground.spot(in: directorate, angles: 0) { subject in
      if let wanted { return subject.measure == wanted }
      return !PortfolioCounts.reserved.contains(subject.measure)
        && !spoken.contains(subject.measure) && !named.contains(subject.measure)
        && !used.contains(subject.measure)
    }
  }
}
