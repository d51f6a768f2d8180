/// What a project of the demonstration trust was made to be.
///
/// It is known to the generator and to tests alone: nothing of it goes into a store.
enum ProjectClass: String, CaseIterable, Hashable {
  /// The same project, registered a second time.
  case registeredTwice
  /// The same project under other words.
  case renamed
  /// The same aim at another unit, without being a declared spread.
  case sameAimElsewhere
  /// Another title and aim; the same outcome at the same unit.
  case overlapping
  /// A part of what a programme for the whole trust covers already.
  case withinProgramme
  /// Nothing was heard of it for more than half a year.
  case stale
  /// It goes well and serves no objective that holds.
  case unaligned
  /// Neither an aim nor a measure.
  case aimless
  /// An audit, an evaluation, research or a small change under the name of improvement.
  case wrongMethod

  /// The one of several alike that should carry on.
  case survivor
  /// One of a pair whose words are alike and whose aims are not.
  case alike
  /// Takes over what Crofton Ward found, and says so.
  case adopter
  /// The next phase of a project that has ended.
  case secondPhase
  /// Silent for long, with leave to be so.
  case paused
  /// Without an objective of its own; its programme has one.
  case throughProgramme
  /// No tests of late: the change is in place, and its measure is watched.
  case monitored
  /// None of these.
  case ordinary

  /// Ended before the review.
  case closed

  /// Whether a review should take it off the register or put it under another method.
  var isRemovable: Bool {
    switch self {
    case .registeredTwice, .renamed, .sameAimElsewhere, .overlapping, .withinProgramme, .stale,
      .unaligned, .aimless, .wrongMethod:
      true
    default: false
    }
  }

  /// Whether another project should carry it on.
  var isMerge: Bool {
    switch self {
    case .registeredTwice, .renamed, .sameAimElsewhere, .overlapping, .withinProgramme: true
    default: false
    }
  }

  /// Whether it looks as if it should go, and should stay.
  var isDecoy: Bool {
    switch self {
    case .alike, .adopter, .secondPhase, .paused, .throughProgramme, .monitored: true
    default: false
    }
  }
}
