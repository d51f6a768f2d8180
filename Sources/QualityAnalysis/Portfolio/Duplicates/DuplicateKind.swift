public import QualityModel

/// How two projects are one too many: words of ``QualityModel/Vocabulary/findingRule``, those that come
/// first being the more important.
public enum DuplicateKind: String, CaseIterable, Hashable, Comparable, Sendable {
  /// The same project is on the register a second time.
  case registeredTwice = "registered_twice"
  /// The same project under other words.
  case renamed
  /// Others work towards the same aim in other places.
  case sameAimElsewhere = "same_aim_elsewhere"
  /// Another project moves the same measure at the same unit.
  case overlappingMeasures = "overlapping_measures"
  /// A programme already covers its unit and its measure.
  case withinProgramme = "within_programme"

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether one is more important than another.
  public static func < (left: DuplicateKind, right: DuplicateKind) -> Bool {
    left.rank < right.rank
  }
}

/// How sure a finding is: the words of ``QualityModel/Vocabulary/findingTier``, the surest first.
public enum FindingTier: String, CaseIterable, Hashable, Comparable, Sendable {
  /// The records leave no doubt.
  case definite
  /// The records speak for it.
  case probable
  /// Somebody should look.
  case possible

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether one is surer than another.
  public static func < (left: FindingTier, right: FindingTier) -> Bool { left.rank < right.rank }
}

/// Something in the records that speaks for two projects being one too many.
///
/// Units and measures are places in ``PortfolioRecords``; words are as titles say them.
public enum DuplicateReason: Hashable, Sendable {
  /// The titles are the same but for case, spaces and punctuation.
  case sameTitle
  /// The titles say the same, places left out: the words that they have in common, and how many either has.
  case likeWords(common: [String], of: Int)
  /// Both titles name this measure and little else.
  case nameTheMeasure(Int)
  /// A phrase of one title, and one of the other, that mean the same.
  case sameMeaning(String, String, meaning: String)
  /// A word that was read as another, being misspelt.
  case spelling(written: String, read: String)
  /// What they are about is told in the same text.
  case sameNarrative
  /// The sentence of their aims is the same.
  case sameAim
  /// They aim at the same measure.
  case sameAimMeasure(Int)
  /// They aim at measures that carry one name under two codes.
  case sameMeasureName(Int, Int)
  /// They want to move the same outcomes.
  case sameOutcomes([Int])
  /// They want to reach the same value, by the same day where both name one.
  case sameGoal(Double, by: CalendarDate?)
  /// One of them, by its code, or each where there are two, records no unit and names these in its title.
  case unitInTitle([String])
  /// They work at the same units.
  case sameUnits([Int])
  /// A unit of one stands within a unit of the other.
  case nestedUnits(inner: Int, outer: Int)
  /// The same person leads both.
  case sameLead(String)
  /// They were put on the register so many days apart.
  case registeredApart(days: Int)
  /// They have gone on at the same time for so many days.
  case together(days: Int)
  /// A programme that it does not belong to covers the unit and the measure.
  case inScope(programme: Int, unit: Int, measure: Int)
}

/// Something in the records that speaks against it.
public enum CounterReason: Hashable, Sendable {
  /// One takes over what the other found, and says so, or both take over what a third found.
  case declaredSpread(source: String)
  /// What one found has been spread to this unit of the other, and nobody says which project took it.
  case spreadTo(unit: Int)
  /// One is the next phase of the other.
  case nextPhase(earlier: String, later: String)
  /// They belong to the same programme.
  case sameProgramme(Int)
  /// It belongs to another programme.
  case otherProgramme(Int)
  /// They aim at different measures.
  case differentAims(Int, Int)
  /// One of them, by its code, or each where there are two, names no measure.
  case noMeasure([String])
  /// One of them, by its code, or each where there are two, names no unit.
  case noUnit([String])
  /// They work at different units.
  case differentUnits
  /// A title calls itself another phase, or that of another year, than the other's.
  case otherEdition
  /// The change of one, by its code, was in place on this day, before the other began.
  case inPlaceBefore(String, on: CalendarDate)
  /// So many open projects have this outcome that it says little.
  case commonMeasure(Int)
  /// Their titles say different things: the part of their words that they have in common.
  case differentWords(likeness: Double)
  /// The titles say too little to be told apart by.
  case fewWords
  /// One rests by agreement, by its code, until a day.
  case agreedPause(String, until: CalendarDate?)
  /// One has reached its aim and holds it.
  case holds(String)
  /// One has ended.
  case ended(String, on: CalendarDate?)
  /// They have gone on at the same time for so few days.
  case shortlyTogether(days: Int)
  /// They are worked on by different methods.
  case differentMethods(String, String)
}

/// What the records say of two projects.
public struct DuplicateJudgement: Sendable {
  /// How they are one too many, `nil` where they are not.
  public var kind: DuplicateKind?
  /// How sure that is; `nil` where they are not.
  public var tier: FindingTier?
  /// The words of their titles that they have in common, as a share of those that either has.
  public var likeness: Double
  /// What speaks for it.
  public var reasons: [DuplicateReason]
  /// What speaks against it.
  public var counterReasons: [CounterReason]
}
