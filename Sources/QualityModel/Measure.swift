/// Something that is measured, whatever its definition is at the moment.
public struct Measure: Hashable, Sendable {
  /// The code, unique in a store and the same for ever.
  public var code: String
  /// The name for people.
  public var name: String

  /// Makes a measure.
  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}
