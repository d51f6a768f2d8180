import QualityModel

extension PairComparison {
  /// How two projects are one too many, and how sure that is; `nil` where they are not.
  var finding: (kind: DuplicateKind, tier: FindingTier)? {
    guard features.left.isOpen, features.right.isOpen, !isDeclared else { return nil }
    guard let found = twice ?? renamed ?? elsewhere ?? overlapping else { return nil }
    // Somebody has agreed that one of them rests: that they are two is known to somebody.
    return (found.0, isPaused && found.1 == .definite ? .probable : found.1)
  }

  private typealias Found = (DuplicateKind, FindingTier)

  private var isPaused: Bool { features.left.isPaused || features.right.isPaused }

  /// The same title, typed again.
  private var twice: Found? {
    guard hasSameTitle else { return nil }
    if hasOtherMeasure {
      guard !sharedUnits.isEmpty || lacksUnits else { return nil }
      return (.registeredTwice, sharedOutcomes.isEmpty ? .possible : .probable)
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
      return nameTheMeasure(with: DuplicateFinder.akin) ? (.renamed, .probable) : nil
    }
    if hasSameMeasure { return (.renamed, isAlike || hasSameNarrative ? .definite : .probable) }
    if hasOtherMeasure { return sharedOutcomes.isEmpty ? (.renamed, .possible) : nil }
    let isSure = (isAlike && !hasFewWords) || hasSameNarrative
    return (.renamed, isSure ? .probable : .possible)
  }

  /// The same measure in the same words at other units.
  private var elsewhere: Found? {
    guard sharedUnits.isEmpty, nested == nil, hasSameMeasure, !lacksUnits,
      sharedProgramme == nil
    else { return nil }
    if spreadUnit != nil, likeness >= DuplicateFinder.akin { return (.sameAimElsewhere, .possible) }
    if likeness == 1 { return (.sameAimElsewhere, hasFewWords ? .probable : .definite) }
    let isNamed = nameTheMeasure(with: DuplicateFinder.alike)
    guard isNamed || likeness >= DuplicateFinder.akin else { return nil }
    // What names a measure may be an audit of it; without a word in common somebody should look.
    return (.sameAimElsewhere, isAlike || (isNamed && likeness > 0) ? .probable : .possible)
  }

  /// The same outcome at the same unit, or at a unit within the other's.
  private var overlapping: Found? {
    guard !sharedOutcomes.isEmpty else { return nil }
    if sharedUnits.isEmpty {
      guard nested != nil, sharedProgramme == nil else { return nil }
      return (
        .overlappingMeasures,
        hasSameMeasure && likeness >= DuplicateFinder.akin ? .probable : .possible
      )
    }
    let isLong = daysTogether >= DuplicateFinder.longTogether
    // One that has reached its aim and holds it leaves room for another.
    let isHeld = features.left.isHeld || features.right.isHeld
    let isSettled = sharedProgramme != nil || isHeld || isPaused
    return (.overlappingMeasures, (hasSameMeasure || isLong) && !isSettled ? .probable : .possible)
  }
}
