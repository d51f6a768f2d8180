internal import LuaRuntime
internal import QualityModel

/// A day, as scripts hold it.
final class DateObject {
  let date: CalendarDate
  init(_ date: CalendarDate) { self.date = date }
}

extension DateObject: CalendarObject {
  static let noun = "date"
  static let step = "days"
  var position: CalendarDate { date }
  func moved(by days: Int) -> DateObject { DateObject(date.adding(days: days)) }
  func steps(to other: DateObject) -> Int { date.days(to: other.date) }
}

extension TypeEntry {
  static func date() -> TypeEntry {
    TypeEntry(
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
      behaviour: CalendarArithmetic.behaviour(of: DateObject.self)
    )
  }
}
