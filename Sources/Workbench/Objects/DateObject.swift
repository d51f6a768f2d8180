internal import LuaRuntime
internal import QualityModel

/// A day, as scripts hold it.
final class DateObject {
  let date: CalendarDate
  init(_ date: CalendarDate) { self.date = date }
}

extension TypeEntry {
  static func date() -> TypeEntry {
    var behaviour = Behaviour { ($0 as? DateObject)?.date.description ?? "" }
    behaviour.equals = { left, right in
      (left as? DateObject)?.date == (right as? DateObject)?.date
    }
    behaviour.precedes = { left, right in
      guard let left = left as? DateObject, let right = right as? DateObject else {
        throw CalendarArithmetic.incomparable("date")
      }
      return left.date < right.date
    }
    behaviour.add = { left, right, session in
      guard let (date, days) = CalendarArithmetic.pair(left, right, DateObject.self) else {
        throw CalendarArithmetic.badSum("date", "days")
      }
      return try session.value(DateObject(date.date.adding(days: days)))
    }
    behaviour.subtract = { left, right, session in
      guard let date = left.instance(DateObject.self) else {
        throw CalendarArithmetic.badSum("date", "days")
      }
      if let other = right.instance(DateObject.self) {
        return .integer(Int64(other.date.days(to: date.date)))
      }
      guard case .integer(let days) = right else { throw CalendarArithmetic.badSum("date", "days") }
      return try session.value(
        DateObject(date.date.adding(days: CalendarArithmetic.opposite(days)))
      )
    }
    return TypeEntry(
      DateObject.self,
      name: "date",
      purpose: "A day, without time or zone; date + 28 is 28 days later, date - date is days.",
      fields: [
        .field("year", "whole number", of: DateObject.self, "the year") { object, _ in
          .integer(Int64(object.date.year))
        },
        .field("month", "month", of: DateObject.self, "the month it lies in") { object, session in
          try session.value(MonthObject(object.date.calendarMonth))
        },
        .field("day", "whole number", of: DateObject.self, "the day of the month") { object, _ in
          .integer(Int64(object.date.day))
        },
        .field("weekday", "whole number", of: DateObject.self, "1 is Monday, 7 is Sunday") {
          object,
          _ in .integer(Int64(object.date.weekday))
        },
      ],
      methods: [
        .method(
          "date",
          "format",
          of: DateObject.self,
          purpose: "Writes the day in a stated form.",
          subject: .required("pattern", .text, "%Y %m %d %b %B %y and literal text"),
          returns: "text",
          example: #"assert(qi.date("2024-09-30"):format "%d %B %Y" == "30 September 2024")"#
        ) { object, call in
          try CalendarArithmetic.formatted(object.date, call.arguments.text("pattern") ?? "")
        }
      ],
      behaviour: behaviour
    )
  }
}

/// What days and months share: sums, refusals, patterns.
enum CalendarArithmetic {
  /// The value and the whole number of a sum, in either order.
  static func pair<Object: AnyObject>(
    _ left: LuaValue,
    _ right: LuaValue,
    _ type: Object.Type
  ) -> (Object, Int)? {
    if let object = left.instance(type), case .integer(let count) = right {
      return (object, Int(clamping: count))
    }
    if let object = right.instance(type), case .integer(let count) = left {
      return (object, Int(clamping: count))
    }
    return nil
  }

  /// The opposite of a number of days or months; that of the least is the largest there is.
  static func opposite(_ count: Int64) -> Int {
    count == .min ? .max : -Int(count)
  }

  static func badSum(_ type: String, _ unit: String) -> ArgumentError {
    .unsuitable(
      path: type,
      reason: "A \(type) can be added to a whole number of \(unit) only.",
      mend: "Write  \(type) + 3  or  \(type) - 3; two of them can be subtracted."
    )
  }

  static func incomparable(_ type: String) -> ArgumentError {
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
