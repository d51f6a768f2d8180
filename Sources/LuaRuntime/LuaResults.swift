/// What a host function gives back to a script: nothing, one value, or several.
///
/// An array literal does for all of them; `.one` is the quickest form, since it needs no array.
public enum LuaResults {
  /// No result: `print(f())` prints an empty line.
  case none
  /// One result.
  case one(LuaValue)
  /// Any number of results.
  case several([LuaValue])
}

extension LuaResults: ExpressibleByArrayLiteral {
  /// The values in their order.
  public init(arrayLiteral values: LuaValue...) {
    self = values.count == 1 ? .one(values[0]) : .several(values)
  }
}
