/// Which way a measure improves.
public enum ImprovementDirection: String, Sendable, CaseIterable, Hashable {
  /// Higher values are better.
  case increase
  /// Lower values are better.
  case decrease
  /// Neither way is better; signals are shown as high or low, never as good or bad.
  case neutral

  /// Returns what a signal on one side means for a measure that improves this way.
  ///
  /// - Parameter side: The side the labelling rule fired on.
  /// - Returns: Never common cause.
  public func category(ofSignalOn side: SignalSide) -> PointCategory {
    switch (self, side) {
    case (.increase, .high), (.decrease, .low): .improvement
    case (.increase, .low), (.decrease, .high): .concern
    case (.neutral, .high): .neutralHigh
    case (.neutral, .low): .neutralLow
    }
  }

  /// Returns what a label means for a measure that improves this way.
  ///
  /// - Parameter label: The rule that names a point, and its side.
  /// - Returns: Never common cause; neutral for a rule without direction
  ///   (``RuleKind/hasDirection``).
  public func category(of label: PointLabel) -> PointCategory {
    (label.rule.hasDirection ? self : .neutral).category(ofSignalOn: label.side)
  }
}
