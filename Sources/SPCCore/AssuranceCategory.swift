/// Whether a process can be expected to meet its target.
public enum AssuranceCategory: String, Sendable, CaseIterable, Hashable {
  /// The target lies beyond the limits on the good side: met whatever common cause does.
  case consistentlyPasses
  /// The target lies beyond the limits on the bad side: missed until the process changes.
  case consistentlyFails
  /// The target lies within the limits, or on one of them: met or missed by chance.
  case hitOrMiss

  /// The word by which scripts and tools name the category.
  public var name: String {
    switch self {
    case .consistentlyPasses: "consistently_passes"
    case .consistentlyFails: "consistently_fails"
    case .hitOrMiss: "hit_or_miss"
    }
  }

  /// Returns how a process with these limits stands to a target, or nil where nothing can be said.
  ///
  /// The comparison is strict, as in NHSRplotthedots: a target on a limit is hit or miss. There is
  /// no answer (nil) for a neutral direction, without a target (NaN) or without limits (NaN);
  /// NHSRplotthedots 0.2.2 answers "inconsistent" in the last case, and for a facet that has no
  /// target while others have one.
  init?(target: Double, phase: SPCPhase, direction: ImprovementDirection) {
    guard direction != .neutral, !target.isNaN, !phase.lower.isNaN else { return nil }
    if target > phase.upper + phase.tieTolerance {
      self = direction == .increase ? .consistentlyFails : .consistentlyPasses
    } else if target < phase.lower - phase.tieTolerance {
      self = direction == .increase ? .consistentlyPasses : .consistentlyFails
    } else {
      self = .hitOrMiss
    }
  }
}
