internal import QualityAnalysis
internal import QualityModel

/// The words for what projects claim and what their evidence supports.
enum ClaimWords {
  static func verdict(_ verdict: ImprovementVerdict) -> String {
    switch verdict {
    case .sustained: "sustained"
    case .atACost: "better at a cost"
    case .improved: "better now"
    case .lost: "reached and lost"
    case .notShown: "not shown"
    case .cannotTell: "cannot tell"
    }
  }

  /// What a condition asks for, as something that may be missing.
  static func condition(_ condition: ProgressCondition) -> String {
    switch condition {
    case .aimWritten: "an aim in words"
    case .outcomeNamed: "an outcome measure"
    case .workBegun: "a first day of work"
    case .testBegun: "a test begun"
    case .testComplete: "a test studied and decided"
    case .outcomeFigures: "12 points of the outcome before and half a year after"
    case .improvement: "special cause for the better that lasted"
    case .fifthOfGoal: "a fifth of the way to the goal"
    case .measurableAim: "an aim with measure, goal and day"
    case .improvementNow: "the improvement at every unit now"
    case .wholeFamily: "outcome, process and balancing measures"
    case .halfOfGoal: "half of the way to the goal"
    case .noHarm: "balancing measures that are no worse"
    case .beingPutInPlace: "a change that is being put in place"
    case .inPlace: "half a year of points since it was in place"
    case .nearGoal: "three quarters of the way to the goal"
    case .goalReached: "the goal reached"
    case .twelvePoints: "12 points since it was in place"
    case .heldCheck: "a newest check that found it held on 12 points or more"
    case .usualPractice: "a change idea that is the usual way of working"
    }
  }

  /// Why nothing can be said of a series.
  static func obstacle(_ obstacle: SeriesCourse.Obstacle) -> String {
    switch obstacle {
    case .noFigures: "no figures"
    case .neutral: "neither way is better"
    case .fewBefore(let points): "\(NumberText.counted(points, "point")) before, 12 needed"
    case .fewAfter(let points): "only \(NumberText.counted(points, "point")) since"
    }
  }

  /// What the figures of a measure at a unit did, in one line.
  static func course(_ course: SeriesCourse) -> String {
    let place = "\(course.measure) at \(course.unit)"
    if let obstacle = course.obstacle { return "\(place): \(Self.obstacle(obstacle))" }
    let levels = "\(number(course.before)) to \(number(course.now))"
    guard let stretch = course.improvement else {
      return "\(place): \(levels), no improvement that lasted"
    }
    let held = course.isSilent ? "nothing counted now" : stretch.isThereNow ? "there now" : "gone"
    return
      "\(place): \(levels), better from \(stretch.first) for \(NumberText.counted(stretch.points, "point")), "
      + held
  }

  static func number(_ number: Double?) -> String {
    number.map { NumberText.plain($0, places: 2) } ?? "no value"
  }

  /// How many of how many.
  static func of(_ count: CountOf?) -> String {
    count.map { "\(NumberText.grouped($0.count)) of \(NumberText.grouped($0.of))" } ?? ""
  }

  static func feature(_ feature: CycleFeature) -> String {
    switch feature {
    case .predicted: "prediction written down"
    case .counted: "says what was counted"
    case .observed: "says what happened"
    case .compared: "study and a prediction to hold it against"
    case .decided: "decision taken"
    case .linked: "names the test it builds on"
    case .followedUp: "adapted, and another test builds on it"
    }
  }

  /// Of which tests a feature is asked.
  static func asked(_ feature: CycleFeature) -> String {
    switch feature {
    case .predicted, .counted: "tests begun"
    case .observed, .compared, .decided: "tests ended"
    case .linked: "tests after the first"
    case .followedUp: "tests to be adapted, but the last"
    }
  }

  static func readiness(_ item: SpreadReadiness) -> String {
    switch item {
    case .sustained: "sustained where it was tried"
    case .describable: "its parts are named as change ideas"
    case .written: "what worked and what did not is written down"
    case .adaptedBefore: "another unit has made it its own"
    case .harmless: "no balancing measure is worse"
    }
  }

  static func spaced(_ word: String) -> String { word.replacing("_", with: " ") }
}

/// The words for what is wrong with a project by itself.
enum FlagWords {
  static func meaning(_ flag: ProjectFlag) -> String {
    switch flag {
    case .stale: "nothing heard of it for more than half a year, and nobody agreed to that"
    case .unaligned: "serves no objective that holds, nor does its programme"
    case .noAim: "neither an aim that could be measured nor an outcome"
    case .wrongMethod: "its method does not fit its problem"
    case .incompleteAim: "its aim lacks a part"
    case .incompleteFamily: "its method asks for a whole family of measures"
    }
  }

  /// What a flag rests on, for one project.
  static func because(_ flag: ProjectFlag, _ flags: ProjectFlags) -> String {
    switch flag {
    case .stale: silence(flags.silence)
    case .unaligned: flags.alignment.map(alignment) ?? ""
    case .noAim, .incompleteAim:
      "no " + flags.missingAim.map(part).joined(separator: ", no ")
    case .incompleteFamily:
      "no " + flags.missingRoles.map { "\($0.rawValue) measure" }.joined(separator: ", no ")
    case .wrongMethod: flags.misfit.map(misfit) ?? ""
    }
  }

  private static func silence(_ silence: ProjectSilence) -> String {
    let last: String =
      switch silence.source {
      case .registration: "registered"
      case .cycle: "last test"
      case .score: "last score"
      case .note: "last change of state"
      case .check: "last check"
      case .involvement: "last involvement"
      }
    let pause = silence.pauseEndedOn.map { "; its pause ended \($0)" } ?? ""
    return "\(last) \(silence.last), \(NumberText.counted(silence.days, "day")) ago\(pause)"
  }

  private static func alignment(_ gap: AlignmentGap) -> String {
    switch gap {
    case .none: "no objective"
    case .ended(let codes): "none of its objectives holds: \(codes.joined(separator: ", "))"
    }
  }

  private static func part(_ part: PortfolioProject.Aim.Part) -> String {
    switch part {
    case .sentence: "aim in words"
    case .measure: "measure of the aim"
    case .goal: "goal"
    case .by: "day to reach it by"
    }
  }

  private static func misfit(_ misfit: MethodMisfit) -> String {
    let reasons = misfit.reasons.map { reason -> String in
      switch reason {
      case .notRecommended:
        "\(misfit.method), recommended \(misfit.recommended ?? "another")"
      case .lacks(let demand): "needs a method with \(Self.demand(demand))"
      case .exceeds(let demand): "needs no method with \(Self.demand(demand))"
      case .looksLikeAudit: "a target, one figure and no test: looks like an audit"
      }
    }
    let problem = misfit.problem.map { "\(ClaimWords.spaced($0)): " } ?? ""
    let reason = misfit.overrideReason.map { "; chosen because: \($0)" } ?? ""
    return problem + reasons.joined(separator: "; ") + reason
  }

  private static func demand(_ demand: MethodDemand) -> String {
    switch demand {
    case .family: "a family of measures"
    case .standards: "standards"
    case .approval: "approval as research"
    }
  }
}
