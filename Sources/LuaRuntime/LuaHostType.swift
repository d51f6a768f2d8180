/// What scripts can do with a kind of host object: one registration, under one name.
///
/// A field read looks for a method or a field of that name, then asks `getter`. The operators get both operands as
/// they stand, since either may be the object. Everything is optional; without `tostring` the object
/// shows as `name`.
public struct LuaHostType {
  /// What a method or a field does: it gets the object, and the call with the arguments after it.
  ///
  /// A closure in a box of its own, for what lies bare in a dictionary is called in a roundabout way.
  public struct Method {
    let body: Body
    /// The closure's type.
    public typealias Body = (_ object: AnyObject, _ call: borrowing LuaCall) throws -> LuaResults

    /// A method with this body.
    public init(_ body: @escaping Body) { self.body = body }
  }

  /// The name in `tostring`, in Lua's own messages and in `LuaObject`.
  public var name: String
  /// Methods by name.
  public var methods: [String: Method] = [:]
  /// Fields by name: each gives its one value; the call has no arguments.
  public var fields: [String: Method] = [:]
  /// The value at a key that is neither a method nor a field; nil is Lua's nil.
  ///
  /// Throws for an unknown name.
  public var getter:
    ((_ object: AnyObject, _ key: LuaValue, _ call: borrowing LuaCall) throws -> LuaValue?)?
  /// The error for an assignment to a field.
  ///
  /// Host objects never take one.
  public var newIndex: ((_ object: AnyObject, _ key: LuaValue) -> LuaHostError)?
  /// `#object`.
  public var length: ((_ object: AnyObject) throws -> Int)?
  /// `tostring(object)`.
  public var tostring: ((_ object: AnyObject) throws -> String)?
  /// `a == b` for two different userdata.
  public var equal: ((LuaValue, LuaValue) throws -> Bool)?
  /// `a < b`.
  public var lessThan: ((LuaValue, LuaValue) throws -> Bool)?
  /// `a <= b`.
  public var lessOrEqual: ((LuaValue, LuaValue) throws -> Bool)?
  /// `a + b`.
  public var add: ((LuaValue, LuaValue) throws -> LuaValue)?
  /// `a - b`.
  public var subtract: ((LuaValue, LuaValue) throws -> LuaValue)?
  /// `a * b`.
  public var multiply: ((LuaValue, LuaValue) throws -> LuaValue)?
  /// `a / b`.
  public var divide: ((LuaValue, LuaValue) throws -> LuaValue)?
  /// `-a`.
  public var negate: ((LuaValue) throws -> LuaValue)?
  /// `a .. b`.
  public var concat: ((LuaValue, LuaValue) throws -> LuaValue)?
  /// `pairs(object)`: makes the iterator, which answers nil at the end.
  public var pairs:
    ((_ object: AnyObject, _ call: borrowing LuaCall) throws -> () throws -> (LuaValue, LuaValue)?)?
  /// The end of a `local x <close>`.
  ///
  /// Called for an object that was invalidated: never.
  public var close: ((_ object: AnyObject) throws -> Void)?

  /// A type with a name and nothing else yet.
  public init(name: String) {
    self.name = name
  }

  /// Adds a method on a known class.
  ///
  /// Called on an object of another class it raises a `bad_self` error.
  public mutating func method<Instance: AnyObject>(
    _ method: String,
    on type: Instance.Type,
    _ body: @escaping (Instance, borrowing LuaCall) throws -> LuaResults
  ) {
    let typeName = name
    methods[method] = Method { object, call in
      // A cast with `as?` would retain the object once more.
      guard object is Instance else {
        throw LuaHostError.badSelf(method: method, expected: typeName, got: "another object")
      }
      return try body(unsafeDowncast(object, to: Instance.self), call)
    }
  }

  /// Adds a field on a known class; an object of another class has nil there.
  public mutating func field<Instance: AnyObject>(
    _ field: String,
    on type: Instance.Type,
    _ read: @escaping (Instance) throws -> LuaValue
  ) {
    fields[field] = Method { object, _ in
      guard object is Instance else { return .one(.nil) }
      return .one(try read(unsafeDowncast(object, to: Instance.self)))
    }
  }
}
