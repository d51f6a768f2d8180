public import QualityModel

/// What there is on one part of a step: the records, never a tick.
public struct PartEvidence: Hashable, Sendable {
  /// The part.
  public let part: ImprovementPart
  /// The records that are evidence of it; none where it is missing.
  public let records: [RecordKey]
  /// What of it is missing although there are some records: the roles of measures, the fields of an
  /// aim.
  ///
  /// Everything is missing where there are no records.
  public let lacking: [String]
  /// The first day that the records speak of; `nil` where they have no days.
  public let first: CalendarDate?

  /// Whether nothing of it is missing.
  public var isThere: Bool { !records.isEmpty && lacking.isEmpty }
}

/// How far there is evidence of a step.
public enum StepState: Hashable, Sendable {
  /// Every part of it has records.
  case there
  /// Some part of it has records.
  case partly
  /// None has.
  case missing
}

/// One step with its evidence.
public struct StepEvidence: Hashable, Sendable {
  /// The step.
  public let step: ImprovementStep
  /// Its parts, in their order.
  public let parts: [PartEvidence]
  /// Who was involved at this step.
  public let involvement: [RecordKey]

  /// How far there is evidence of it; that people were involved is not counted but in the first step.
  public var state: StepState {
    if parts.allSatisfy(\.isThere) { return .there }
    return parts.contains { !$0.records.isEmpty } ? .partly : .missing
  }

  /// The first day that its records speak of.
  public var first: CalendarDate? { parts.compactMap(\.first).min() }
}

/// A step that was passed over.
public struct SkippedStep: Hashable, Sendable {
  /// The step that was passed over.
  public let step: ImprovementStep
  /// The first later step that there is evidence of.
  public let by: ImprovementStep
  /// The day on which that later step began, where the one passed over was taken after all.
  public let began: CalendarDate?
  /// The day on which the one passed over was taken after all.
  public let caughtUpOn: CalendarDate?
}

/// A project or a quality priority in the light of the five steps of improvement.
///
/// It is a way of looking, and no state of its own: everything in it is read from other records.
public struct FiveStepCycle: Hashable, Sendable {
  /// What it is about.
  public let subject: RecordKey
  /// What that is called.
  public let title: String
  /// The state it is in.
  public let status: String
  /// The five steps.
  public let steps: [StepEvidence]

  /// The steps that were passed over: there is nothing of them and something of a later one, or a later
  /// one was begun before them.
  public var skipped: [SkippedStep] {
    steps.compactMap { step in
      let later = steps.filter { $0.step > step.step && $0.state != .missing }
      guard step.state == .missing else {
        guard let first = step.first,
          let ahead = later.first(where: { $0.first.map { $0 < first } ?? false }),
          let began = ahead.first
        else { return nil }
        return SkippedStep(step: step.step, by: ahead.step, began: began, caughtUpOn: first)
      }
      return later.first.map {
        SkippedStep(step: step.step, by: $0.step, began: nil, caughtUpOn: nil)
      }
    }
  }

  /// The last step that there is evidence of.
  public var reached: ImprovementStep? { steps.last { $0.state != .missing }?.step }
}
