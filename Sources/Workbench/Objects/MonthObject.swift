internal import LuaRuntime
internal import QualityModel

/// A month of a year, as scripts hold it.
final class MonthObject {
  let month: CalendarMonth
  init(_ month: CalendarMonth) { self.month = month }
}

extension MonthObject: CalendarObject {
  static let noun = "month"
  static let step = "months"
  var position: CalendarMonth { month }
  func moved(by months: Int) -> MonthObject { MonthObject(month.adding(months: months)) }
  func steps(to other: MonthObject) -> Int { month.months(to: other.month) }
}

extension TypeEntry {
  static func month() -> TypeEntry {
    TypeEntry(
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
      behaviour: CalendarArithmetic.behaviour(of: MonthObject.self)
    )
  }
}
