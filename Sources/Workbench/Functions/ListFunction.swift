internal import LuaRuntime

extension FunctionEntry {
  /// `qi.list`: several values of ours as one list.
  static func listFunction() -> FunctionEntry {
    .module(
      "list",
      purpose: "Makes one list of several values: series of different measures, measures, units, "
        + "signals. The items of a list among them are taken one by one.",
      subject: .required("items", .list(.any), "the values, or lists of them"),
      returns: "series_list, measure_list or list",
      example: """
        local violence = qi.measure("violence"):series { unit = "CROFTON" }
        print(qi.list { violence, qi.measure("falls-rate"):by_unit() }:latest())
        """
    ) { call in
      var items: [AnyObject] = []
      for (number, item) in (call.arguments.list("items") ?? []).enumerated() {
        guard case .any(let value) = item, let object = value.object else {
          var found = "nothing"
          if case .any(let value) = item { found = call.session.describe(value) }
          throw ArgumentError.wrongType(
            path: "qi.list",
            parameter: "items[\(number + 1)]",
            expected: "series, measure, unit or other value of qi",
            found: found
          )
        }
        items += (object.instance as? ListObject)?.items ?? [object.instance]
      }
      return try call.session.value(ListObject.of(items, session: call.session))
    }
  }
}

extension ListObject {
  /// A list of the sort that suits its items.
  static func of(_ items: [AnyObject], session: WorkbenchSession) throws -> ListObject {
    let series = items.compactMap { $0 as? SeriesObject }
    if !items.isEmpty, series.count == items.count { return SeriesListObject(series) }
    let measures = items.compactMap { $0 as? MeasureObject }
    if !items.isEmpty, measures.count == items.count { return MeasureListObject(measures) }
    let names = Set(try items.compactMap { try session.value($0).object?.typeName })
    // Types are written with an underscore where people would put a blank.
    let noun = names.count == 1 ? names.first?.replacing("_", with: " ") : nil
    return ListObject(items, noun: noun ?? "value")
  }
}
