internal import LuaRuntime
internal import SPCCore

/// A special cause of a chart: a point that a rule names, or the runs of a whole phase.
final class SignalObject: ChargedObject {
  let analysis: AnalysisObject
  /// The point; the last of the window where the signal is about a phase.
  let index: Int
  /// What was found of the phase; nil where the signal is about a point.
  let ofPhase: PhaseSignal?

  init(analysis: AnalysisObject, index: Int) {
    self.analysis = analysis
    self.index = index
    ofPhase = nil
  }

  init(analysis: AnalysisObject, _ signal: PhaseSignal) {
    self.analysis = analysis
    index = signal.window.upperBound - 1
    ofPhase = signal
  }

  var point: SPCPoint { analysis.result.points[index] }
  var slot: SeriesObject.Slot { analysis.series.slots[index] }

  /// The period in words; of a phase, from its first useful point to its last.
  var label: String {
    guard let ofPhase else { return analysis.series.labels[index] }
    return "\(analysis.series.labels[ofPhase.window.lowerBound]) – \(analysis.series.labels[index])"
  }

  /// The rule that names it.
  var rule: RuleKind? { ofPhase?.rule ?? point.label?.rule }

  /// All rules that are met.
  var rules: [RuleKind] { ofPhase.map { [$0.rule] } ?? point.hits.kinds }

  var side: SignalSide? { ofPhase.map(\.side) ?? point.label?.side }

  /// The rules that are met on the good side and on the bad one.
  var rulesOnEitherSide: (improvement: [RuleKind], concern: [RuleKind]) {
    guard let ofPhase else { return analysis.result.rules(onEitherSideAt: index) }
    return (
      category == .improvement ? [ofPhase.rule] : [], category == .concern ? [ofPhase.rule] : []
    )
  }

  /// What the signal says of the measure; nil where it has no direction.
  var category: PointCategory? {
    guard let ofPhase else { return point.category }
    return ofPhase.side.map { analysis.result.direction.category(ofSignalOn: $0) }
  }
}

extension SignalObject {
  var heldBytes: Int { 0 }
  var heldObjects: [AnyObject] { [analysis] }
  var charge: LuaCharge? {
    get { analysis.charge }
    set {}
  }
}
