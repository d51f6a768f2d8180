/// A Lua value as Swift sees it.
///
/// Numbers keep Lua's two kinds apart: `.integer(3)` and `.number(3)` are different values here, as
/// `math.type` tells them apart there. Tables, functions and threads are handles: they keep the Lua
/// value alive, belong to the state they came from and must stay on its thread.
public enum LuaValue: Hashable {
  case `nil`
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case string(LuaString)
  case table(LuaTable)
  case function(LuaFunction)
  case object(LuaObject)
  /// A coroutine or a userdata that is not ours: it can be passed back, not looked into.
  case other(LuaOpaque)
}

extension LuaValue {
  /// The value's Lua type: `nil`, `boolean`, `number`, `string`, `table`, `function`, `userdata` or
  /// `thread`.
  ///
  /// For a host object see also `displayTypeName`.
  public var typeName: String {
    switch self {
    case .nil: "nil"
    case .boolean: "boolean"
    case .integer, .number: "number"
    case .string: "string"
    case .table: "table"
    case .function: "function"
    case .object: "userdata"
    case .other(let opaque): opaque.typeName
    }
  }

  /// The name to show people: a host object's own type name, else the Lua type.
  public var displayTypeName: String {
    if case .object(let object) = self { object.typeName } else { typeName }
  }

  /// Whether the value is nil.
  public var isNil: Bool { if case .nil = self { true } else { false } }

  /// Lua's truth: everything but nil and false.
  public var isTruthy: Bool {
    switch self {
    case .nil, .boolean(false): false
    default: true
    }
  }

  /// The boolean, or nil for any other value.
  public var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }

  /// The integer; a float with an exact integer value counts, as in Lua.
  ///
  /// Strings do not.
  public var integer: Int64? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int64(exactly: value)
    default: nil
    }
  }

  /// The number as a double; an integer is rounded to the nearest one.
  ///
  /// Strings do not count.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The string's bytes, or nil for any other value.
  ///
  /// Numbers are not turned into text.
  public var string: LuaString? { if case .string(let value) = self { value } else { nil } }

  /// The string as text (bytes that are not UTF-8 show as U+FFFD), or nil for any other value.
  public var text: String? { string?.text }

  /// The table, or nil for any other value.
  public var table: LuaTable? { if case .table(let value) = self { value } else { nil } }

  /// The function, or nil for any other value.
  public var function: LuaFunction? { if case .function(let value) = self { value } else { nil } }

  /// The host object, or nil for any other value.
  public var object: LuaObject? { if case .object(let value) = self { value } else { nil } }

  /// The Swift instance behind a host object if it is a `type`, else nil.
  public func instance<Instance: AnyObject>(_ type: Instance.Type) -> Instance? {
    object?.instance as? Instance
  }

  /// A string value with the UTF-8 bytes of `text`.
  public static func text(_ text: String) -> LuaValue { .string(LuaString(text)) }

  /// An integer value.
  public static func integer(_ value: Int) -> LuaValue { .integer(Int64(value)) }
}

extension LuaValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByNilLiteral
{
  /// A string value.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A boolean value.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// An integer value.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A float value.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// nil.
  public init(nilLiteral: ()) { self = .nil }
}
