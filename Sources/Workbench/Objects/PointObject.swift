internal import LuaRuntime
internal import QualityModel
internal import SPCCore

/// One period of a series, as scripts hold it; of a chart, with its lines and what the rules say.
final class PointObject: ChargedObject {
  let series: SeriesObject
  let index: Int
  /// The chart it is a point of; nil for a point of a series alone.
  let analysis: AnalysisObject?

  init(series: SeriesObject, index: Int) {
    self.series = series
    self.index = index
    analysis = nil
  }

  init(_ analysis: AnalysisObject, index: Int) {
    series = analysis.series
    self.index = index
    self.analysis = analysis
  }

  var slot: SeriesObject.Slot { series.slots[index] }

  /// The value of the period, or what the chart shows of it; nil where there is none.
  var value: Double? {
    let value = analysis.map { $0.result.points[index].value } ?? slot.value
    return value.isNaN ? nil : value
  }
}

extension PointObject {
  var heldBytes: Int { 0 }
  var heldObjects: [AnyObject] { [analysis ?? series] }
  var charge: LuaCharge? {
    get { analysis.map(\.charge) ?? series.charge }
    set {}
  }
}

extension FieldEntry {
  /// What a chart says of one point: its lines, and its rules on either side.
  ///
  /// `place` gives the chart and the point, nil where the object stands for no point of a chart.
  static func lines<Receiver: AnyObject>(
    of receiver: Receiver.Type,
    _ place: @escaping (Receiver) -> (AnalysisObject, Int)?
  ) -> [FieldEntry] {
    func number(
      _ name: String,
      _ purpose: String,
      _ read: @escaping (SPCPoint) -> Double
    ) -> FieldEntry {
      .field(name, "number", of: receiver, purpose) { object, _ in
        guard let (analysis, index) = place(object) else { return .nil }
        let value = read(analysis.result.points[index])
        return value.isNaN ? .nil : .number(value)
      }
    }
    return [
      number("centre", "the centre line there", \.centre),
      number("lower", "the lower limit there", \.lower),
      number("upper", "the upper limit there", \.upper),
      number("near_lower", "the lower two-sigma line there", \.nearLower),
      number("near_upper", "the upper two-sigma line there", \.nearUpper),
      number("size", "the denominator or the members of the subgroup, nil without", \.size),
      .field("excluded", "true or false", of: receiver, "left out of centre, limits and patterns") {
        object,
        _ in
        guard let (analysis, index) = place(object) else { return .nil }
        return .boolean(analysis.result.points[index].isExcluded)
      },
    ]
  }

  /// The rules on either side; nil where the object is of no chart.
  static func sides<Receiver: AnyObject>(
    of receiver: Receiver.Type,
    _ rules: @escaping (Receiver) -> (improvement: [RuleKind], concern: [RuleKind])?
  ) -> [FieldEntry] {
    func names(_ rules: [RuleKind]?, _ session: WorkbenchSession) throws -> LuaValue {
      guard let rules else { return .nil }
      return .table(try session.lua.makeTable(array: rules.map { .text($0.name) }))
    }
    return [
      .field("improvement_rules", "table", of: receiver, "the rules it meets on the good side") {
        object,
        session in try names(rules(object)?.improvement, session)
      },
      .field("concern_rules", "table", of: receiver, "the rules it meets on the bad side") {
        object,
        session in try names(rules(object)?.concern, session)
      },
    ]
  }
}

extension SPCResult {
  /// The rules that a point meets on the good side and on the bad one.
  func rules(onEitherSideAt index: Int) -> (improvement: [RuleKind], concern: [RuleKind]) {
    (
      points[index].improvementHits(direction).kinds,
      points[index].concernHits(direction).kinds
    )
  }
}

extension WorkbenchSession {
  /// The period of a slot as scripts get it: a month of a monthly measure, else a date; nil for
  /// series without dates.
  func period(of slot: SeriesObject.Slot, in series: SeriesObject) throws -> LuaValue {
    guard let period = slot.period else { return .nil }
    return series.definition?.frequency == .monthly
      ? try value(MonthObject(period.calendarMonth)) : try value(DateObject(period))
  }
}

extension TypeEntry {
  static func point() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let point = object as? PointObject else { return "" }
      let text =
        point.analysis.map { $0.valueText(at: point.index, namingUnit: true) }
        ?? point.series.valueText(at: point.index, namingUnit: true)
      return "\(point.series.labels[point.index]): \(text)"
    }
    behaviour.equals = { left, right in
      guard let left = left as? PointObject, let right = right as? PointObject else { return false }
      return left.series === right.series && left.index == right.index
        && left.analysis === right.analysis
    }
    behaviour.card = { object, session in
      guard let point = object as? PointObject else { return "" }
      return PointCard(point: point, width: session.settings.columns).text
    }
    behaviour.columns = ListColumns(headings: ["Period", "Value"], numeric: ["Value"]) { object in
      guard let point = object as? PointObject else { return [] }
      return [
        point.series.labels[point.index],
        point.analysis.map { $0.valueText(at: point.index) }
          ?? point.series.valueText(at: point.index),
      ]
    }
    return TypeEntry(
      PointObject.self,
      name: "point",
      purpose: "One period of a series, or of a chart with its lines; value is nil where there is "
        + "none, and why says why.",
      fields: ownPointFields
        + FieldEntry.lines(of: PointObject.self) { object in
          object.analysis.map { ($0, object.index) }
        }
        + FieldEntry.sides(of: PointObject.self) { object in
          object.analysis.map { $0.result.rules(onEitherSideAt: object.index) }
        } + chartPointFields,
      methods: [],
      behaviour: behaviour
    )
  }

  private static var ownPointFields: [FieldEntry] {
    [
      .field("period", "month or date", of: PointObject.self, "the period; nil without dates") {
        object,
        session in try session.period(of: object.slot, in: object.series)
      },
      .field("position", "whole number", of: PointObject.self, "the place in the series, from 1") {
        object,
        _ in .integer(object.index + 1)
      },
      .field("label", "text", of: PointObject.self, "the period in words") { object, _ in
        .text(object.series.labels[object.index])
      },
      .field("value", "number", of: PointObject.self, "the value, nil when there is none") {
        object,
        _ in object.value.map { .number($0) } ?? .nil
      },
      .field("numerator", "number", of: PointObject.self, "what was counted") { object, _ in
        object.series.hasSubgroups
          ? .nil : object.slot.point?.numerator.map { .number($0) } ?? .nil
      },
      .field("denominator", "number", of: PointObject.self, "what it is divided by") {
        object,
        _ in
        object.series.hasSubgroups
          ? .nil : object.slot.point?.denominator.map { .number($0) } ?? .nil
      },
      .field("members", "table", of: PointObject.self, "the values of its subgroup, nil without") {
        object,
        session in
        guard let members = object.slot.members else { return .nil }
        return .table(
          try session.lua.makeTable(array: members.filter { !$0.isNaN }.map { .number($0) })
        )
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
      ) { object, _ in
        object.series.isDated
          ? object.slot.point.map { .text($0.status.rawValue) } ?? .nil : .nil
      },
      .field("revision", "whole number", of: PointObject.self, "how often it was corrected") {
        object,
        _ in
        object.series.isDated ? object.slot.point.map { .integer($0.revision) } ?? .nil : .nil
      },
    ]
  }

  /// What only a point of a chart has.
  private static var chartPointFields: [FieldEntry] {
    [
      .field("rule", "text", of: PointObject.self, "the rule that names the point of a chart") {
        object,
        _ in
        object.analysis?.result.points[object.index].label.map { .text($0.rule.name) } ?? .nil
      },
      .field("category", "text", of: PointObject.self, "common_cause, improvement, concern, …") {
        object,
        _ in
        guard let point = object.analysis?.result.points[object.index], !point.isMissing else {
          return .nil
        }
        return .text(point.category.name)
      },
      .field("target", "number", of: PointObject.self, "the target there, nil without one") {
        object,
        _ in
        guard let target = object.analysis?.result.points[object.index].target, !target.isNaN else {
          return .nil
        }
        return .number(target)
      },
    ]
  }
}
