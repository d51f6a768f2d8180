/// A kind of record that the store keeps, declared once.
///
/// The table and its checks, the columns of files, the fields and filters of scripts, help,
/// completion, the manual and the stubs for editors come from the declaration; to add an entity is
/// to write one, and a line in ``Entity/all``.
public final class Entity: Sendable {
  /// The part of the model that an entity belongs to, for the manual.
  public enum Group: String, CaseIterable, Sendable {
    /// Who and where.
    case organisation
    /// From the national plan to one person's objective.
    case goldenThread
    /// Measures and how they are looked at.
    case qualityControl
    /// Projects and what they learn.
    case qualityImprovement
    /// What is looked at to be sure.
    case qualityAssurance
  }

  /// The name, in lower case with underscores, of the table and of the type in scripts: "project".
  public let name: String
  /// The name for several, of the view and of the list that scripts read: "projects".
  public let plural: String
  /// What a record of it is, in one sentence.
  public let purpose: String
  /// The part of the model.
  public let group: Group
  /// The names of the fields that identify a record for ever; each is required.
  public let key: [String]
  /// The fields, in the order of columns.
  public let fields: [EntityField]
  /// The field that says in words what a record is about, where there is one: "title".
  public let label: String?
  /// The states, where it has states.
  public let lifecycle: Lifecycle?
  /// What must hold within each record.
  public let rules: [RecordRule]
  /// The reference to a record of the same entity that must lead to an end: "reports_to".
  public let upward: String?
  /// The version of the schema that brought it.
  public let since: Int

  private let positions: [String: Int]

  /// Declares an entity.
  public init(
    _ name: String,
    plural: String,
    _ purpose: String,
    group: Group,
    key: [String] = ["code"],
    label: String? = nil,
    lifecycle: Lifecycle? = nil,
    upward: String? = nil,
    since: Int = 2,
    fields: [EntityField],
    rules: [RecordRule] = []
  ) {
    self.name = name
    self.plural = plural
    self.purpose = purpose
    self.group = group
    self.key = key
    self.fields = fields
    self.label = label
    self.lifecycle = lifecycle
    self.rules = rules
    self.upward = upward
    self.since = since
    positions = Dictionary(
      fields.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Where a field stands among the fields, `nil` for a name that is none.
  public func position(of field: String) -> Int? { positions[field] }

  /// A field by its name.
  public func field(_ name: String) -> EntityField? { positions[name].map { fields[$0] } }

  /// Whether a field is part of what identifies a record.
  public func isKey(_ field: EntityField) -> Bool { key.contains(field.name) }

  /// Whether records of others can refer to records of this one: they have a code.
  public var hasCode: Bool { key == ["code"] }

  /// The fields that are not part of the key: what a revision may change.
  public var facts: [EntityField] { fields.filter { !isKey($0) } }
}
