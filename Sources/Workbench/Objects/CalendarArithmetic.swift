internal import LuaRuntime
internal import QualityModel

/// A day or a month, as scripts hold it.
protocol CalendarObject: AnyObject {
  /// What stands for it in a comparison, and what it is written as.
  associatedtype Position: Comparable, CustomStringConvertible
  /// What it is called: "date".
  static var noun: String { get }
  /// What it is moved by: "days".
  static var step: String { get }
  var position: Position { get }
  /// The one so many steps later.
  func moved(by steps: Int) -> Self
  /// How many steps later another one is.
  func steps(to other: Self) -> Int
}

/// What days and months share: sums, comparisons, refusals, patterns.
enum CalendarArithmetic {
  /// How values of a type are written, compared and added to.
  static func behaviour<Object: CalendarObject>(of type: Object.Type) -> TypeEntry.Behaviour {
    var behaviour = TypeEntry.Behaviour { ($0 as? Object)?.position.description ?? "" }
    behaviour.equals = { left, right in
      (left as? Object)?.position == (right as? Object)?.position
    }
    behaviour.precedes = { left, right in
      guard let left = left as? Object, let right = right as? Object else {
        throw incomparable(Object.noun)
      }
      return left.position < right.position
    }
    behaviour.add = { left, right, session in
      if let object = left.instance(Object.self), case .integer(let steps) = right {
        return try session.value(object.moved(by: Int(clamping: steps)))
      }
      if let object = right.instance(Object.self), case .integer(let steps) = left {
        return try session.value(object.moved(by: Int(clamping: steps)))
      }
      throw badSum(Object.noun, Object.step)
    }
    behaviour.subtract = { left, right, session in
      guard let object = left.instance(Object.self) else { throw badSum(Object.noun, Object.step) }
      if let other = right.instance(Object.self) {
        return .integer(Int64(other.steps(to: object)))
      }
      guard case .integer(let steps) = right else { throw badSum(Object.noun, Object.step) }
      return try session.value(object.moved(by: opposite(steps)))
    }
    return behaviour
  }

  /// The opposite of a number of days or months; that of the least is the largest there is.
  private static func opposite(_ count: Int64) -> Int {
    count == .min ? .max : -Int(count)
  }

  private static func badSum(_ type: String, _ unit: String) -> ArgumentError {
    .unsuitable(
      path: type,
      reason: "A \(type) can be added to a whole number of \(unit) only.",
      mend: "Write  \(type) + 3  or  \(type) - 3; two of them can be subtracted."
    )
  }

  private static func incomparable(_ type: String) -> ArgumentError {
    .unsuitable(
      path: type,
      reason: "A \(type) can be compared with another \(type) only.",
      mend: "Make both the same kind first:  date.month  or  month.first_day"
    )
  }

  static func formatted(_ date: CalendarDate, _ pattern: String) throws -> LuaValue {
    .text(try CalendarFormat(pattern).string(from: date))
  }
}
