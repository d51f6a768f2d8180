internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel
internal import QualityStore
internal import SPCCore

/// Several measures of the store.
final class MeasureListObject: ListObject {
  let measures: [MeasureObject]

  init(_ measures: [MeasureObject]) {
    self.measures = measures
    super.init(measures, noun: "measure")
  }

  override func with(_ items: [AnyObject]) -> ListObject {
    MeasureListObject(items.compactMap { $0 as? MeasureObject })
  }

  /// The series of every measure at every unit that has any, in the order of the measures and then
  /// of the units' codes; with a level asked for, at the units of that kind.
  func series(_ call: Invocation) throws -> SummedSeries {
    let level = call.arguments.text("level").flatMap(UnitKind.init)
    let given = call.arguments.date("as_of").map(AsOf.date)
    if level == nil {
      try MeasureObject.refuseTerms(
        call.arguments,
        without: "a level",
        mend: "Write  level = \"directorate\""
      )
    }
    let (from, to) = try MeasureObject.period(call.arguments)
    return try call.session.working("Reading", counting: "measures") { checkpoint in
      var all = SummedSeries()
      var rest = measures[...]
      while let first = rest.first {
        try checkpoint(measures.count - rest.count, of: measures.count)
        // Those that are read with the same knowledge are read together; but not all of a large store,
        // whose figures are not wanted at once when they are summed up.
        let asOf = given ?? first.asOf
        let group = rest.prefix(Self.readAtOnce).prefix { (given ?? $0.asOf) == asOf }
        rest = rest.dropFirst(group.count)
        if let level {
          all.add(try MeasureObject.summedSeries(of: group, level: level, asOf, from, to, call))
        } else {
          all.series += try MeasureObject.reportedSeries(of: group, asOf, from, to, call)
        }
      }
      return all
    }
  }

  private static let readAtOnce = 25
}

extension TypeEntry {
  static func measureList() -> TypeEntry {
    var behaviour = Behaviour.list
    behaviour.line = { NumberText.counted(($0 as? MeasureListObject)?.items.count ?? 0, "measure") }
    return TypeEntry(
      MeasureListObject.self,
      name: "measure_list",
      purpose: "Several measures, and what they say together.",
      fields: [],
      methods: FunctionEntry.listMethods(owner: "measure_list", example: "qi.measures") + [
        .method(
          "measure_list",
          "by_unit",
          of: MeasureListObject.self,
          purpose:
            "Gives the series of every measure at every unit that has any, or of a level, without "
            + "those that do not add up.",
          parameters: MeasureObject.readingParameters + MeasureObject.levelParameters,
          returns: "series_list",
          example: "print(#qi.measures:by_unit())"
        ) { list, call in
          try call.session.value(SeriesListObject(list.series(call).series))
        },
        .method(
          "measure_list",
          "latest",
          of: MeasureListObject.self,
          purpose: LatestObject.purpose,
          parameters: LatestObject.parameters + MeasureObject.levelParameters,
          returns: "latest",
          example: #"print(qi.measures:latest { rules = "nhse-2023" }:table())"#
        ) { list, call in
          let summed = try list.series(call)
          return try call.session.value(
            LatestObject(summed.series, call, leftOut: summed.leftOut)
          )
        },
      ],
      behaviour: behaviour
    )
  }
}
