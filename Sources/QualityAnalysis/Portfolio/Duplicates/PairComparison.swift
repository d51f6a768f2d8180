import QualityModel

/// Two projects side by side.
struct PairComparison {
  let left: Int
  let right: Int
  let finder: DuplicateFinder
  /// What each is compared by.
  let features: (left: ProjectFeatures, right: ProjectFeatures)

  let sharedUnits: [Int]
  let sharedOutcomes: [Int]
  /// Those of them that few projects share.
  let tellingOutcomes: [Int]
  let likeness: Double
  /// A unit of one within a unit of the other; `nil` where they share a unit or none holds another.
  let nested: (inner: Int, outer: Int)?

  init(_ left: Int, _ right: Int, _ finder: DuplicateFinder) {
    self.left = left
    self.right = right
    self.finder = finder
    let (mine, other) = (finder.features[left], finder.features[right])
    features = (mine, other)
    sharedUnits = mine.units.common(with: other.units)
    sharedOutcomes = mine.outcomes.common(with: other.outcomes)
    tellingOutcomes = sharedOutcomes.filter { !finder.commonMeasures.contains($0) }
    likeness = finder.reader.titles[left].likeness(to: finder.reader.titles[right])
    nested = sharedUnits.isEmpty ? Self.nested(mine, other) : nil
  }

  private static func nested(
    _ mine: ProjectFeatures,
    _ other: ProjectFeatures
  ) -> (inner: Int, outer: Int)? {
    if let outer = other.units.first(where: mine.span.contains) {
      return (mine.units.first ?? outer, outer)
    }
    if let outer = mine.units.first(where: other.span.contains) {
      return (other.units.first ?? outer, outer)
    }
    return nil
  }

  var projects: (left: PortfolioProject, right: PortfolioProject) {
    (finder.portfolio.projects[left], finder.portfolio.projects[right])
  }
  var titles: (left: TitleWords, right: TitleWords) {
    (finder.reader.titles[left], finder.reader.titles[right])
  }

  /// Whether both say which measure they are about, and it is one.
  var hasSameMeasure: Bool {
    features.left.measure != nil && features.left.measure == features.right.measure
  }
  /// Whether both say which measure they are about, and it is not one.
  var hasOtherMeasure: Bool {
    guard let mine = features.left.measure, let other = features.right.measure else { return false }
    return mine != other
  }
  /// Whether one names no unit.
  var lacksUnits: Bool { features.left.units.isEmpty || features.right.units.isEmpty }
  /// Whether the titles are the same but for how they are typed.
  var hasSameTitle: Bool {
    let titles = finder.reader.titles
    return !titles[left].plain.isEmpty && titles[left].plain == titles[right].plain
  }
  /// Whether a title says no more than one thing.
  var hasFewWords: Bool {
    min(finder.reader.titles[left].words.count, finder.reader.titles[right].words.count) < 2
  }
  /// Whether both titles name the measure that both are about, or that one is about where the other says
  /// nothing of measures, with this part of their words or more.
  func nameTheMeasure(with part: Double) -> Bool {
    guard let measure = features.left.measure ?? features.right.measure, !hasOtherMeasure,
      hasSameMeasure || features.left.outcomes.isEmpty || features.right.outcomes.isEmpty
    else { return false }
    return [left, right].allSatisfy {
      finder.reader.naming(of: finder.reader.titles[$0], measure) >= part
    }
  }
  /// Whether what both are about is told in the same text.
  var hasSameNarrative: Bool {
    features.left.story != nil && features.left.story == features.right.story
  }
  /// Whether both want to reach the same, word for word or by measure, value and day.
  var hasSameAim: Bool {
    if features.left.aim != nil, features.left.aim == features.right.aim { return true }
    let aims = (projects.left.aim, projects.right.aim)
    return hasSameMeasure && aims.0.goal != nil && aims.0.goal == aims.1.goal
      && aims.0.by != nil && aims.0.by == aims.1.by
  }
  /// Whether the measure that both are about stands in the register under two codes.
  var hasTwoCodes: Bool {
    hasSameMeasure && features.left.recordedMeasure != features.right.recordedMeasure
  }
  /// Whether the titles say that one is another phase, or that of another year.
  var isOtherEdition: Bool { features.left.edition.differs(from: features.right.edition) }
  /// The one whose work was done before the other began; `nil` where they were at work together.
  var earlier: Int? {
    if let day = features.left.settled, day <= features.right.from { return left }
    if let day = features.right.settled, day <= features.left.from { return right }
    return nil
  }

  /// For how many days both have gone on.
  var daysTogether: Int {
    let from = max(features.left.from, features.right.from)
    return max(0, from.days(to: min(features.left.to, features.right.to)))
  }
  /// Whether people have declared that they belong together: a spread, or phases of one work.
  var isDeclared: Bool { spreadSource != nil || isNextPhase }
  var spreadSource: String? {
    guard let source = features.left.spreadSource, source == features.right.spreadSource else {
      return nil
    }
    return source
  }
  /// Whether one follows the other, whatever phases lie between them.
  var isNextPhase: Bool { follows(left, right) || follows(right, left) }

  /// Whether a project follows another, given by their places.
  func follows(_ later: Int, _ earlier: Int) -> Bool {
    guard features.left.firstPhase == features.right.firstPhase else { return false }
    let earlier = finder.portfolio.projects[earlier].code
    var seen: Set<String> = []
    var next = finder.portfolio.projects[later].follows
    while let code = next, seen.insert(code).inserted {
      if code == earlier { return true }
      next = finder.portfolio.number(ofProject: code).flatMap {
        finder.portfolio.projects[$0].follows
      }
    }
    return false
  }

  /// A unit of one to which the other's change has been spread, the project there being unnamed.
  var spreadUnit: Int? {
    features.left.units.first(where: features.right.spreadUnits.contains)
      ?? features.right.units.first(where: features.left.spreadUnits.contains)
  }

  /// The running programme that both belong to.
  var sharedProgramme: Int? {
    guard let programme = features.left.programme, programme == features.right.programme,
      finder.portfolio.programmes[programme].isRunning
    else { return nil }
    return programme
  }

  var judgement: DuplicateJudgement {
    let finding = finding
    return DuplicateJudgement(
      kind: finding?.kind,
      tier: finding?.tier,
      likeness: likeness,
      reasons: reasons,
      counterReasons: counterReasons
    )
  }
}
