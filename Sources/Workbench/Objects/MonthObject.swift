internal import LuaRuntime
internal import QualityModel

/// A month of a year, as scripts hold it.
final class MonthObject {
  let month: CalendarMonth
  init(_ month: CalendarMonth) { self.month = month }
}

extension TypeEntry {
  static func month() -> TypeEntry {
    var behaviour = Behaviour { ($0 as? MonthObject)?.month.description ?? "" }
    behaviour.equals = { left, right in
      (left as? MonthObject)?.month == (right as? MonthObject)?.month
    }
    behaviour.precedes = { left, right in
      guard let left = left as? MonthObject, let right = right as? MonthObject else {
        throw CalendarArithmetic.incomparable("month")
      }
      return left.month < right.month
    }
    behaviour.add = { left, right, session in
      guard let (month, count) = CalendarArithmetic.pair(left, right, MonthObject.self) else {
        throw CalendarArithmetic.badSum("month", "months")
      }
      return try session.value(MonthObject(month.month.adding(months: count)))
    }
    behaviour.subtract = { left, right, session in
      guard let month = left.instance(MonthObject.self) else {
        throw CalendarArithmetic.badSum("month", "months")
      }
      if let other = right.instance(MonthObject.self) {
        return .integer(Int64(other.month.months(to: month.month)))
      }
      guard case .integer(let count) = right else {
        throw CalendarArithmetic.badSum("month", "months")
      }
      return try session.value(
        MonthObject(month.month.adding(months: CalendarArithmetic.opposite(count)))
      )
    }
    return TypeEntry(
      MonthObject.self,
      name: "month",
      purpose: "A month of a year; month - 3 is three months earlier, month - month is months.",
      fields: [
        .field("year", "whole number", of: MonthObject.self, "the year") { object, _ in
          .integer(Int64(object.month.year))
        },
        .field("number", "whole number", of: MonthObject.self, "1 to 12") { object, _ in
          .integer(Int64(object.month.month))
        },
        .field("first_day", "date", of: MonthObject.self, "its first day") { object, session in
          try session.value(DateObject(object.month.firstDay))
        },
        .field("last_day", "date", of: MonthObject.self, "its last day") { object, session in
          try session.value(DateObject(object.month.lastDay))
        },
      ],
      methods: [
        .method(
          "month",
          "format",
          of: MonthObject.self,
          purpose: "Writes the month in a stated form.",
          subject: .required("pattern", .text, "%Y %m %b %B %y and literal text"),
          returns: "text",
          example: #"assert(qi.month("2024-09"):format "%B %Y" == "September 2024")"#
        ) { object, call in
          try CalendarArithmetic.formatted(
            object.month.firstDay,
            call.arguments.text("pattern") ?? ""
          )
        }
      ],
      behaviour: behaviour
    )
  }
}
