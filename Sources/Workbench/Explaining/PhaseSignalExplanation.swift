internal import Foundation
internal import SPCCore

/// A finding about a whole phase in words: what was counted, where, and where its limit comes from.
struct PhaseSignalExplanation {
  let signal: SignalObject
  let found: PhaseSignal

  private var labels: [String] { signal.analysis.series.labels }
  private var result: SPCResult { signal.analysis.result }

  func add(to lines: inout ExplanationLines) {
    let runs = found.runs
    lines.add(
      "useful points",
      "\(runs.usefulCount), those with a value that is not on the centre"
    )
    switch found.rule {
    case .fewCrossings: addCrossings(&lines, runs)
    case .longRun, .beyondLimits, .trend, .twoOfThree, .shift, .fourOfFive, .alternation,
      .stratification, .mixture:
      // Of the others only a long run is ever about a phase.
      addLongRun(&lines, runs)
    }
  }

  private func addLongRun(_ lines: inout ExplanationLines, _ runs: RunsAnalysis) {
    let shown = found.indices.map { Figure.text(result.points[$0].value) }
    lines.add(
      "longest run",
      "\(runs.longestRun) points \(found.side == .high ? "above" : "below") the centre, "
        + "\(signal.label): \(LimitArithmetic.list(shown))"
    )
    lines.add(
      "limit",
      isAnhoej
        ? "log₂ \(runs.usefulCount) + 3 is \(Figure.text(log2(Double(runs.usefulCount)) + 3)), "
          + "rounded \(found.bound): longer is unusual"
        : "\(found.bound), from the joint distribution of run and crossings (\(method))"
    )
  }

  private func addCrossings(_ lines: inout ExplanationLines, _ runs: RunsAnalysis) {
    lines.add("crossings", "\(runs.crossings)")
    if !found.crossings.isEmpty {
      lines.more("at \(LimitArithmetic.list(found.crossings.map { labels[$0] }))")
    }
    lines.add(
      "limit",
      isAnhoej
        ? "\(found.bound): of \(runs.usefulCount - 1) steps each crosses with probability ½, and "
          + "fewer than \(found.bound) crossings come by chance less than 1 time in 20"
        : "\(found.bound), from the joint distribution of run and crossings (\(method))"
    )
    lines.more(
      "few crossings say that the process did not stay at one level, not which way it went"
    )
  }

  /// Outside of 10 to 100 useful points the boxes judge by Anhøj's rules.
  private var isAnhoej: Bool {
    result.ruleSet.runsMethod == .anhoej || !(10...100).contains(found.runs.usefulCount)
  }

  private var method: String {
    switch result.ruleSet.runsMethod {
    case .anhoej: "Anhøj"
    case .bestBox: "best box"
    case .cutBox: "cut box"
    }
  }
}
