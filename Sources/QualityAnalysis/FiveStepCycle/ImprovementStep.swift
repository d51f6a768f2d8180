/// One of the five steps of improvement.
public enum ImprovementStep: Int, CaseIterable, Comparable, Hashable, Sendable {
  /// What the problem is, and for whom.
  case understand = 1
  /// How it is to be worked on.
  case method
  /// What is to be reached, and how that will be seen.
  case aim
  /// Changes are tried on a small scale, and learnt from.
  case test
  /// Whether it worked and has held, and who else should hear of it.
  case evaluate

  /// The earlier step comes first.
  public static func < (left: ImprovementStep, right: ImprovementStep) -> Bool {
    left.rawValue < right.rawValue
  }

  /// What there must be records of for a step to be taken, for all kinds of subjects.
  public var parts: [ImprovementPart] { ImprovementPart.allCases.filter { $0.step == self } }
}

/// What there must be records of for a step to be taken.
public enum ImprovementPart: String, CaseIterable, Hashable, Sendable {
  /// What the problem is known from: drivers of a project, pieces of evidence for a priority.
  case evidence
  /// Who it concerns took part while the problem was looked at.
  case stakeholders
  /// A choice of method, with what was recommended.
  case triage
  /// An aim that can be measured: how much, by when, by which measure.
  case aim
  /// The measures: all three roles where the method asks for them, else one.
  case measures
  /// A measure whose data were judged good enough, and the judgement still counts.
  case data
  /// A test of a change that was begun.
  case tests
  /// A test whose result was decided on.
  case learning
  /// A look back at what worked and what did not.
  case evaluation
  /// A look at whether the improvement has held.
  case sustained
  /// Others heard of it: it was offered to another unit, or shown.
  case sharing

  /// The step that it belongs to.
  public var step: ImprovementStep {
    switch self {
    case .evidence, .stakeholders: .understand
    case .triage: .method
    case .aim, .measures, .data: .aim
    case .tests, .learning: .test
    case .evaluation, .sustained, .sharing: .evaluate
    }
  }
}
