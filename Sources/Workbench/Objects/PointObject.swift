internal import LuaRuntime
internal import QualityModel

/// One period of a series, as scripts hold it.
final class PointObject {
  let series: SeriesObject
  let index: Int

  init(series: SeriesObject, index: Int) {
    self.series = series
    self.index = index
  }

  var slot: SeriesObject.Slot { series.slots[index] }
}

extension TypeEntry {
  static func point() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let point = object as? PointObject else { return "" }
      let text =
        point.slot.point.map {
          MeasureText.valueWithParts($0, point.series.definition(of: point.slot))
        }
        ?? "not reported"
      return "\(point.series.labels[point.index]): \(text)"
    }
    behaviour.equals = { left, right in
      guard let left = left as? PointObject, let right = right as? PointObject else { return false }
      return left.series === right.series && left.index == right.index
    }
    return TypeEntry(
      PointObject.self,
      name: "point",
      purpose: "One period of a series; value is nil where there is none, and why says why.",
      fields: [
        .field("period", "month or date", of: PointObject.self, "the period") { object, session in
          let period = object.slot.period
          return object.series.definition?.frequency == .monthly
            ? try session.value(MonthObject(period.calendarMonth))
            : try session.value(DateObject(period))
        },
        .field("label", "text", of: PointObject.self, "the period in words") { object, _ in
          .text(object.series.labels[object.index])
        },
        .field("value", "number", of: PointObject.self, "the value, nil when there is none") {
          object,
          _ in object.slot.point?.value.map { .number($0) } ?? .nil
        },
        .field("numerator", "number", of: PointObject.self, "what was counted") { object, _ in
          object.slot.point?.numerator.map { .number($0) } ?? .nil
        },
        .field("denominator", "number", of: PointObject.self, "what it is divided by") {
          object,
          _ in
          object.slot.point?.denominator.map { .number($0) } ?? .nil
        },
        .field("why", "text", of: PointObject.self, "why there is no value") { object, _ in
          guard let point = object.slot.point else { return "not reported" }
          return point.noValue == nil ? .nil : .text(MeasureText.why(point))
        },
        .field(
          "status",
          "text",
          of: PointObject.self,
          "final or provisional, nil where not reported"
        ) {
          object,
          _ in object.slot.point.map { .text($0.status.rawValue) } ?? .nil
        },
        .field("revision", "whole number", of: PointObject.self, "how often it was corrected") {
          object,
          _ in object.slot.point.map { .integer($0.revision) } ?? .nil
        },
      ],
      methods: [],
      behaviour: behaviour
    )
  }
}
