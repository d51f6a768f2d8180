/// One entry of the register of invariants: what must hold, and what keeps it.
public struct Invariant: Sendable {
  /// What keeps an invariant.
  public enum Keeper: Hashable, Sendable {
    /// A check of the table, made from the declaration or written in the schema.
    case table
    /// A trigger of the table that refuses the row.
    case trigger
    /// The trigger on the change log's entry, which asks the rule of what the change leaves behind.
    case entry
    /// The plan, which rejects the record, the definition or the row of a file with the reason.
    case plan
    /// What is computed can only be computed so; the text says by what.
    case engine(String)
    /// A function that lists what falls short of it, which nothing forbids.
    case query(String)
    /// Nothing can write what would break it.
    case noWay(String)
    /// It is about entities that are still to come; the text says which.
    case later(String)
  }

  /// The number, "I-04".
  public let id: String
  /// What must hold, as a sentence.
  public let statement: String
  /// What keeps it, the first guard first.
  public let keepers: [Keeper]

  init(_ id: String, _ statement: String, _ keepers: Keeper...) {
    self.id = id
    self.statement = statement
    self.keepers = keepers
  }

  /// Whether a breach can stand in a store, so that `qi.check` must find it.
  public var isOfTheStore: Bool {
    keepers.contains { [.table, .trigger, .entry, .plan].contains($0) }
  }

  /// The number of an invariant as a place in the register: 4 for "I-04".
  public var number: Int { Int(id.dropFirst(2)) ?? 0 }
}
