internal import LuaRuntime
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
  /// of the units' codes.
  func series(_ call: Invocation) throws -> [SeriesObject] {
    try call.session.working("Reading", counting: "measures") { checkpoint in
      try measures.enumerated().flatMap { number, measure in
        try checkpoint(number, of: measures.count)
        return try measure.allSeries(call)
      }
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
          purpose: "Gives the series of every measure at every unit that has any.",
          parameters: MeasureObject.readingParameters,
          returns: "series_list",
          example: "print(#qi.measures:by_unit())"
        ) { list, call in
          try call.session.value(SeriesListObject(list.series(call)))
        },
        .method(
          "measure_list",
          "latest",
          of: MeasureListObject.self,
          purpose: LatestObject.purpose,
          parameters: LatestObject.parameters,
          returns: "latest",
          example: #"print(qi.measures:latest { rules = "nhse-2023" }:table())"#
        ) { list, call in
          try call.session.value(LatestObject(list.series(call), call))
        },
      ],
      behaviour: behaviour
    )
  }
}
