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
    // Read once for all measures that were read with the same knowledge.
    var structures: [AsOf: OrganisationStructure] = [:]
    return try call.session.working("Reading", counting: "measures") { checkpoint in
      var all = SummedSeries()
      for (number, measure) in measures.enumerated() {
        try checkpoint(number, of: measures.count)
        guard let level else {
          all.series += try measure.allSeries(call)
          continue
        }
        guard measure.definition != nil else { continue }
        let asOf = call.arguments.date("as_of").map(AsOf.date) ?? measure.asOf
        let structure =
          try structures[asOf]
          ?? OrganisationStructure(measure.store(in: call.session), asOf: asOf)
        structures[asOf] = structure
        let summed = try measure.summedSeries(level: level, call, structure)
        all.series += summed.series
        all.leftOut += summed.leftOut
      }
      return all
    }
  }
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
