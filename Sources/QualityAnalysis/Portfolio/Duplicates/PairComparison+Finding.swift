import QualityModel

extension PairComparison {
  /// How two projects are one too many, and how sure that is; `nil` where they are not.
  var finding: (kind: DuplicateKind, tier: FindingTier)? {
    guard features.left.isOpen, features.right.isOpen, !isDeclared else { return nil }
    guard let found = twice ?? renamed ?? elsewhere ?? overlapping ?? unplaced else { return nil }
    return (found.0, max(found.1, surest))
  }

  private typealias Found = (DuplicateKind, FindingTier)

  /// The surest that anything may be said of the two.
  private var surest: FindingTier {
    // The titles say what nobody has declared: one is the next phase, or the same of another year.
    if isOtherEdition { return .possible }
    // Somebody has agreed that one of them rests: that they are two is known to somebody. Measures of
    // one name may still be two, and a unit in a title is not recorded. Who has put a change in place
    // may begin anew.
    if isPaused || hasTwoCodes || isPlacedByTitle || earlier != nil { return .probable }
    return .definite
  }

  private var isPlacedByTitle: Bool {
    features.left.isPlacedByTitle || features.right.isPlacedByTitle
  }

  private var isPaused: Bool { features.left.isPaused || features.right.isPaused }

  /// The same title, typed again.
  private var twice: Found? {
    guard hasSameTitle else { return nil }
    if hasOtherMeasure {
      guard !sharedUnits.isEmpty || lacksUnits else { return nil }
      return (.registeredTwice, tellingOutcomes.isEmpty ? .possible : .probable)
    }
    if !sharedUnits.isEmpty {
      // A bare word may well be written twice; with a measure it is about the same.
      return (.registeredTwice, hasFewWords && !hasSameMeasure ? .probable : .definite)
    }
    if nested != nil { return (.registeredTwice, .probable) }
    guard lacksUnits else { return nil }
    if hasSameMeasure { return (.registeredTwice, .probable) }
    return (.registeredTwice, isAlike && !hasFewWords && isOfOneTeam ? .probable : .possible)
  }

  /// The same person leads both, or both tell the same story.
  private var isOfOneTeam: Bool {
    (!features.left.lead.isEmpty && features.left.lead == features.right.lead) || hasSameNarrative
  }

  private var isAlike: Bool { likeness >= DuplicateFinder.alike }

  /// Other words for the same at the same unit.
  private var renamed: Found? {
    guard !sharedUnits.isEmpty else { return nil }
    guard likeness >= DuplicateFinder.akin || hasSameNarrative else {
      if hasSameAim, !hasOtherMeasure { return (.renamed, .probable) }
      guard nameTheMeasure(with: DuplicateFinder.akin) else { return nil }
      return (.renamed, hasSameMeasure ? .probable : .possible)
    }
    if hasSameMeasure { return (.renamed, isAlike || hasSameNarrative ? .definite : .probable) }
    if hasOtherMeasure { return tellingOutcomes.isEmpty ? (.renamed, .possible) : nil }
    let isSure = (isAlike && !hasFewWords) || hasSameNarrative
    return (.renamed, isSure ? .probable : .possible)
  }

  /// The same measure in the same words at other units.
  private var elsewhere: Found? {
    guard sharedUnits.isEmpty, nested == nil, !lacksUnits, !hasOtherMeasure, sharedProgramme == nil
    else { return nil }
    guard hasSameMeasure else {
      // Nobody has said what is to be measured; a telling title in many places is still to be looked at.
      return isAlike && !hasFewWords ? (.sameAimElsewhere, .possible) : nil
    }
    if spreadUnit != nil, likeness >= DuplicateFinder.akin { return (.sameAimElsewhere, .possible) }
    if likeness == 1 { return (.sameAimElsewhere, hasFewWords ? .probable : .definite) }
    let isNamed = nameTheMeasure(with: DuplicateFinder.alike)
    guard isNamed || likeness >= DuplicateFinder.akin else { return nil }
    // What names a measure may be an audit of it; without a word in common somebody should look.
    return (.sameAimElsewhere, isAlike || (isNamed && likeness > 0) ? .probable : .possible)
  }

  /// The same outcome at the same unit, or at a unit within the other's.
  private var overlapping: Found? {
    // An outcome of half of the trust is shared at every ward as a matter of course.
    guard !tellingOutcomes.isEmpty || (hasSameMeasure && !sharedUnits.isEmpty) else { return nil }
    if sharedUnits.isEmpty {
      guard nested != nil, sharedProgramme == nil else { return nil }
      let isOne = hasSameMeasure && likeness >= DuplicateFinder.akin
      return (.overlappingMeasures, isOne ? .probable : .possible)
    }
    let isLong = daysTogether >= DuplicateFinder.longTogether
    // One that has reached its aim and holds it leaves room for another, and so does one whose change was
    // in place before the other began.
    let isHeld = features.left.isHeld || features.right.isHeld || earlier != nil
    let isSettled = sharedProgramme != nil || isHeld || isPaused
    let isTelling = !tellingOutcomes.isEmpty
    return (
      .overlappingMeasures,
      (hasSameMeasure || isLong) && isTelling && !isSettled ? .probable : .possible
    )
  }

  /// The same in all but the same words, where one names no unit.
  private var unplaced: Found? {
    guard lacksUnits, !hasOtherMeasure else { return nil }
    let isTold = hasSameNarrative || hasSameAim
    guard isTold || (isAlike && !hasFewWords) else { return nil }
    return (.renamed, isTold && hasSameMeasure ? .probable : .possible)
  }
}
