import SPCCore

extension PointCategory {
  /// The category in plain words.
  var words: String {
    switch self {
    case .commonCause: "Common cause"
    case .improvement: "Special cause, improving"
    case .concern: "Special cause, of concern"
    case .neutralHigh: "Special cause, high"
    case .neutralLow: "Special cause, low"
    }
  }

  /// The words where there is hardly any room.
  var shortWords: String {
    switch self {
    case .commonCause: "Common"
    case .improvement: "Improving"
    case .concern: "Concern"
    case .neutralHigh: "High"
    case .neutralLow: "Low"
    }
  }

  /// The words within a sentence.
  var wordsInSentence: String {
    switch self {
    case .commonCause: "common cause"
    case .improvement: "special cause, improving"
    case .concern: "special cause, of concern"
    case .neutralHigh: "special cause, high"
    case .neutralLow: "special cause, low"
    }
  }
}

extension AssuranceCategory {
  /// What can be expected of the target, within a sentence.
  var words: String {
    switch self {
    case .consistentlyPasses: "consistently met"
    case .consistentlyFails: "consistently missed"
    case .hitOrMiss: "met or missed by chance"
    }
  }
}

extension ImprovementDirection {
  /// Which way is better; nil when neither is.
  var words: String? {
    switch self {
    case .increase: "higher is better"
    case .decrease: "lower is better"
    case .neutral: nil
    }
  }
}

extension PointLabel {
  /// Why a point is labelled, within a sentence.
  func words(centre: String) -> String {
    switch (rule, side) {
    case (.beyondLimits, .high): "above the upper limit"
    case (.beyondLimits, .low): "below the lower limit"
    case (.trend, .high): "in a rising trend"
    case (.trend, .low): "in a falling trend"
    case (.twoOfThree, .high): "two of three near the upper limit"
    case (.twoOfThree, .low): "two of three near the lower limit"
    // A shift has the rule set's length; "long run" is Anhøj's word for the limit he computes.
    case (.shift, .high): "shift above the \(centre)"
    case (.shift, .low): "shift below the \(centre)"
    case (.longRun, .high): "in a long run above the \(centre)"
    case (.longRun, .low): "in a long run below the \(centre)"
    case (.fewCrossings, _): "too few crossings of the \(centre)"
    case (.fourOfFive, .high): "four of five beyond one sigma, above the \(centre)"
    case (.fourOfFive, .low): "four of five beyond one sigma, below the \(centre)"
    case (.alternation, _): "among points that rise and fall by turns"
    case (.stratification, _): "among points unusually near to the \(centre)"
    case (.mixture, _): "among points that avoid the \(centre)"
    }
  }
}
