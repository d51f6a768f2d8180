/// A special cause that a rule finds in a phase as a whole: an unusually long run, or unusually few
/// crossings.
///
/// Few crossings mark no point, so that without this a chart may look stable that is not.
public struct PhaseSignal: Sendable, Hashable {
  /// ``RuleKind/longRun`` or ``RuleKind/fewCrossings``.
  public let rule: RuleKind
  /// Which phase, as an index of ``SPCResult/phases``.
  public let phase: Int
  /// The useful points the signal is about, in order, as indices of the whole series.
  ///
  /// Those of the longest run (the first, where several are as long); for few crossings all of the
  /// phase.
  public let indices: [Int]
  /// From the first to the last of them; points on the centre, missing and excluded ones may lie
  /// between.
  public let window: Range<Int>
  /// The side of the longest run; nil for few crossings, which have none.
  public let side: SignalSide?
  /// The points at which the useful points have crossed the centre, each the first of a new run;
  /// empty for a long run.
  public let crossings: [Int]
  /// What was counted, and the limits it was held against.
  public let runs: RunsAnalysis

  /// What the rule counted: the points of the longest run, or the crossings.
  public var observed: Int { rule == .longRun ? runs.longestRun : runs.crossings }

  /// The most points in a run, or the fewest crossings, that would have been no signal.
  public var bound: Int {
    (rule == .longRun ? runs.longestRunLimit : runs.crossingsMinimum) ?? 0
  }
}

extension SPCResult {
  /// The signals about whole phases, in the order of the phases, and within one in that of the rule
  /// set's rules; empty where the rule set does not analyse runs.
  ///
  /// - Complexity: O(*n*) for *n* points; computed at every call.
  public var phaseSignals: [PhaseSignal] {
    phases.indices.flatMap { number -> [PhaseSignal] in
      let phase = phases[number]
      guard let runs = phase.runs, runs.isSignal else { return [] }
      let phasePoints = PhasePoints(self, phase)
      let places = phasePoints.places
      return phasePoints.withReading { reading in
        let sequence = Array(RunSequence(zones: reading.zones, count: reading.count))
        let useful = { (window: Range<Int>) in
          window.filter { reading.zones[$0].isOnEitherSide }.map { places[$0] }
        }
        return ruleSet.rules.compactMap { rule in
          switch rule {
          case .longRun where runs.isLongRunSignal:
            guard let run = sequence.first(where: { $0.usefulCount == runs.longestRun }) else {
              return nil
            }
            return PhaseSignal(
              rule: .longRun,
              phase: number,
              indices: useful(run.window),
              window: places[run.window.lowerBound]..<places[run.window.upperBound - 1] + 1,
              side: run.isHigh ? .high : .low,
              crossings: [],
              runs: runs
            )
          case .fewCrossings where runs.isFewCrossingsSignal:
            guard let first = sequence.first?.window, let last = sequence.last?.window else {
              return nil
            }
            return PhaseSignal(
              rule: .fewCrossings,
              phase: number,
              indices: useful(first.lowerBound..<last.upperBound),
              window: places[first.lowerBound]..<places[last.upperBound - 1] + 1,
              side: nil,
              crossings: sequence.dropFirst().map { places[$0.window.lowerBound] },
              runs: runs
            )
          default: return nil
          }
        }
      }
    }
  }
}
