import QualityModel

/// A half step of progress, as ``QualityModel/Vocabulary/progress`` words them.
///
/// The scale is that of the Institute for Healthcare Improvement's collaboratives, from 0.5 to 5.0, as
/// platforms for improvement work use it. What each step asks of the records is ours
/// (``ProgressCondition``): the scale itself leaves it to whoever scores.
public enum ProgressStep: Int, CaseIterable, Comparable, Hashable, Sendable {
  /// 0.5: there is the wish to do something.
  case intent = 1
  /// 1.0: an aim is written down.
  case charter
  /// 1.5: the work is being planned.
  case planning
  /// 2.0: work has begun.
  case begun
  /// 2.5: changes are being tried.
  case testing
  /// 3.0: first signs that something is a little better.
  case firstSigns
  /// 3.5: the measures show that it is better.
  case improved
  /// 4.0: half the goal or more is reached, and what worked is being put in place.
  case halfway
  /// 4.5: the goal is nearly reached, and the measures begin to hold there.
  case holding
  /// 5.0: the goal is reached and has held, and it is the way things are done.
  case sustained

  /// The step of a word, "3.5"; `nil` for none of the ten.
  public init?(word: String) {
    guard let place = Vocabulary.progress.texts.firstIndex(of: word) else { return nil }
    self.init(rawValue: place + 1)
  }

  /// The word for it, "3.5".
  public var word: String { "\(rawValue / 2).\(rawValue % 2 * 5)" }

  /// The earlier step comes first.
  public static func < (left: ProgressStep, right: ProgressStep) -> Bool {
    left.rawValue < right.rawValue
  }

  /// What it asks of the records beside what the steps before it ask.
  public var conditions: [ProgressCondition] {
    ProgressCondition.allCases.filter { $0.step == self }
  }

  /// From this step on a project says that something is better.
  public static let improvementClaimed = ProgressStep.firstSigns
}

/// What a step of progress asks of the records.
public enum ProgressCondition: String, CaseIterable, Hashable, Sendable {
  /// An aim is written down.
  case aimWritten = "aim_written"
  /// A measure of the aim, or an outcome in the family of measures.
  case outcomeNamed = "outcome_named"
  /// Work has begun.
  case workBegun = "work_begun"
  /// A test of a change has begun.
  case testBegun = "test_begun"
  /// A test was studied and decided on.
  case testComplete = "test_complete"
  /// Twelve points of the outcome before the change, and half a year of them since, at a unit of the
  /// project.
  case outcomeFigures = "outcome_figures"
  /// Special cause for the better that lasted half a year, at a unit of the project.
  case improvement
  /// A fifth of the way to the goal was reached, where there is a goal.
  case fifthOfGoal = "fifth_of_goal"
  /// The aim says by which measure, how much and by when.
  case measurableAim = "measurable_aim"
  /// The improvement is there now, at every unit with figures.
  case improvementNow = "improvement_now"
  /// An outcome, a process and a balancing measure.
  case wholeFamily = "whole_family"
  /// Half of the way to the goal, now and at every unit with figures.
  case halfOfGoal = "half_of_goal"
  /// No balancing measure became worse and is worse now.
  case noHarm = "no_harm"
  /// The change is being put in place: the project is past its tests, or an idea was adopted.
  case beingPutInPlace = "being_put_in_place"
  /// The change is the usual way of working, and half a year of points has come since.
  case inPlace = "in_place"
  /// Three quarters of the way to the goal.
  case nearGoal = "near_goal"
  /// The goal.
  case goalReached = "goal_reached"
  /// Twelve points or more since the change was the usual way of working.
  case twelvePoints = "twelve_points"
  /// The newest check found that it had held.
  case heldCheck = "held_check"
  /// A change idea is the usual way of working.
  case usualPractice = "usual_practice"

  /// The step that asks for it.
  public var step: ProgressStep {
    switch self {
    case .aimWritten: .charter
    case .outcomeNamed: .planning
    case .workBegun: .begun
    case .testBegun: .testing
    case .testComplete, .outcomeFigures, .improvement, .fifthOfGoal: .firstSigns
    case .measurableAim, .improvementNow: .improved
    case .wholeFamily, .halfOfGoal, .noHarm, .beingPutInPlace: .halfway
    case .inPlace, .nearGoal: .holding
    case .goalReached, .twelvePoints, .heldCheck, .usualPractice: .sustained
    }
  }

  /// The points after the change was in place from which it may be called sustained (I-04).
  public static let pointsToSustain = 12
}
