internal import LuaRuntime
internal import QualityModel

/// A type of value that scripts see: its fields, its methods, and how it shows itself.
package struct TypeEntry {
  package let name: String
  package let purpose: String
  package let fields: [FieldEntry]
  package let methods: [FunctionEntry]
  /// The Swift class whose instances scripts see under this name.
  let instanceType: ObjectIdentifier
  /// Whether they are a ``ChargedObject``.
  let isCharged: Bool
  /// Whether each says itself what type scripts see.
  let namesItself: Bool
  let behaviour: Behaviour

  init<Instance: AnyObject>(
    _ instance: Instance.Type,
    name: String,
    purpose: String,
    fields: [FieldEntry],
    methods: [FunctionEntry],
    behaviour: Behaviour
  ) {
    self.name = name
    self.purpose = purpose
    self.fields = fields
    self.methods = methods
    self.behaviour = behaviour
    instanceType = ObjectIdentifier(instance)
    isCharged = instance is any ChargedObject.Type
    namesItself = instance is any NamesItsType.Type
  }

  /// What a value of the type can do besides fields and methods; everything is optional but `line`.
  struct Behaviour {
    /// The value in one line: what `tostring` and tables show.
    var line: (AnyObject) -> String
    /// The value on at most one screen: what the prompt and `display` show.
    var card: ((AnyObject, WorkbenchSession) throws -> String)?
    /// How several values of the type stand in columns, where a list of them is shown.
    var columns: ListColumns?
    /// The number of items, for `#value`.
    var count: ((AnyObject) -> Int)?
    /// The item at a position from 1, or from the end with -1; nil outside.
    var item: ((AnyObject, Int, WorkbenchSession) throws -> LuaValue?)?
    var equals: ((AnyObject, AnyObject) -> Bool)?
    /// Less than, for two values of the type; throws when they cannot be compared.
    var precedes: ((AnyObject, AnyObject) throws -> Bool)?
    var add: ((LuaValue, LuaValue, WorkbenchSession) throws -> LuaValue)?
    var subtract: ((LuaValue, LuaValue, WorkbenchSession) throws -> LuaValue)?
    /// Whether `tostring` gives the card: for values whose point is what they show (charts, plans).
    var printsAsCard = false

    init(line: @escaping (AnyObject) -> String) { self.line = line }
  }
}

/// A field that scripts read from a value.
package struct FieldEntry {
  package let name: String
  /// The type of the field in a few words.
  package let type: String
  package let purpose: String
  let read: (AnyObject, WorkbenchSession) throws -> LuaValue

  /// A field of `Receiver`; `read` gets the receiver with its own type.
  static func field<Receiver: AnyObject>(
    _ name: String,
    _ type: String,
    of receiver: Receiver.Type,
    _ purpose: String,
    _ read: @escaping (Receiver, WorkbenchSession) throws -> LuaValue
  ) -> FieldEntry {
    FieldEntry(name: name, type: type, purpose: purpose) { object, session in
      guard let object = object as? Receiver else { return .nil }
      return try read(object, session)
    }
  }
}

extension Registry {
  /// The type of ours that a word for several of its values names: of "projects" and "signals".
  func itemType(named plural: String) -> TypeEntry? {
    if let entity = Entity.all.first(where: { $0.plural == plural }) {
      return type(named: entity.name)
    }
    return type(named: plural) ?? type(named: String(plural.dropLast()))
  }

  /// The type of a value's items, where it has items of one type.
  package func itemType(of type: String) -> String? {
    switch type {
    case "measure_list": "measure"
    case "series_list": "series"
    case "series", "analysis": "point"
    default: nil
    }
  }
}

/// A value of ours that says itself what type scripts see: one Swift class serves many of them.
protocol NamesItsType: AnyObject {
  /// The name of the type.
  var typeName: String { get }
}
