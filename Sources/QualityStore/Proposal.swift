public import QualityModel

/// One thing to record about the organisation or its measures.
public enum Proposal: Hashable, Sendable {
  /// A unit, new or with other facts.
  case unit(OrganisationUnit)
  /// A measure, new or with another name.
  case measure(Measure)
  /// A version of a definition.
  case definition(MeasureDefinition)
  /// A target.
  case target(Target)
  /// A phase.
  case phase(ProcessPhase)
  /// A remark.
  case annotation(Annotation)
  /// Takes back a target, a phase or an annotation, found by what identifies it.
  case withdrawal(Withdrawable)
  /// A record of a declared entity, new or with other facts.
  case record(EntityRecord)
  /// Takes a record back.
  case removal(RecordKey)
}

/// What can be taken back.
///
/// The record of it stays; later reads leave it out.
public enum Withdrawable: Hashable, Sendable {
  /// The target of a measure and unit from a day.
  case target(measure: String, unit: String?, from: CalendarDate)
  /// The phase of a measure and unit from a day.
  case phase(measure: String, unit: String?, from: CalendarDate)
  /// An annotation, by all of its fields.
  case annotation(Annotation)
}

/// What a plan says of one proposal.
public enum PlannedOutcome: Hashable, Sendable {
  /// Not in the store yet.
  case new
  /// In the store with other contents, field by field; a withdrawal, without fields.
  case changed([FieldChange])
  /// In the store exactly so.
  case same
  /// It will not be written, and why.
  case rejected(ProposalRejection)
}

/// One field that a proposal changes; values as text, `nil` for none.
public struct FieldChange: Hashable, Sendable {
  /// The field's name in the model.
  public var field: String
  /// The value known now.
  public var old: String?
  /// The value proposed.
  public var new: String?

  /// Makes a change of a field.
  public init(field: String, old: String?, new: String?) {
    self.field = field
    self.old = old
    self.new = new
  }
}

/// Why a proposal can't be recorded.
public enum ProposalRejection: Hashable, Sendable {
  /// A code, name, reason or other text that must say something is empty.
  case empty(field: String)
  /// No unit has this code; `near` are the codes it may have meant.
  case unknownUnit(code: String, near: [String])
  /// No measure has this code; `near` are the codes it may have meant.
  case unknownMeasure(code: String, near: [String])
  /// The unit above is itself rejected.
  case parentRejected(code: String)
  /// The unit would stand above itself; the codes from it up and back to it.
  case cycle([String])
  /// The last day is before the first.
  case endsBeforeItStarts(from: CalendarDate, to: CalendarDate)
  /// The definition contradicts itself.
  case contradictory([DefinitionProblem])
  /// Versions follow one another without gaps; this is the next one to define.
  case versionOutOfOrder(found: Int, expected: Int)
  /// The version must start after the one before it, and end before the one after it starts.
  case overlapsVersion(Int)
  /// Figures were reported under this version, so these fields are fixed: make a new version.
  case definitionInUse(fields: [String])
  /// A phase's baseline is too short.
  case baselineTooShort(found: Int, minimum: Int)
  /// A value is not a finite number.
  case notFinite(field: String)
  /// There is nothing to take back.
  case nothingToWithdraw
  /// A field of a record has no value that it may have.
  case field(String, FieldProblem)
  /// A row of a file has more or fewer cells than its header.
  case ragged(expected: Int, found: Int)
  /// A cell of a file is no value of its field; its text as it stands there.
  case cell(field: String, text: String, FieldProblem)
  /// No record has the code that a field refers to; `near` are the codes it may have meant.
  case unknownRecord(field: String, entity: String, code: String, near: [String])
  /// The record that is referred to is itself rejected.
  case recordRejected(entity: String, code: String)
  /// A rule within the record is broken; the fields at fault.
  case breaksRule(id: String, statement: String, fields: [String])
  /// The record may not go from the state it is in to this one; `allowed` may follow.
  case stepNotAllowed(entity: String, from: String, to: String, allowed: [String])
  /// Rules across records would be broken.
  case breaches([Breach])
  /// An earlier proposal of the same plan says something else about the same thing.
  case repeatedInPlan(firstIndex: Int)
}
