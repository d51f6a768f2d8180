internal import QualityModel

/// Series of one measure or of several, at one unit or many.
final class SeriesListObject: ListObject {
  let series: [SeriesObject]

  init(_ series: [SeriesObject]) {
    self.series = series
    super.init(series, noun: "series", plural: "series")
  }

  override var common: (text: String, headings: Set<String>)? {
    guard let first = series.first?.series.measure.name,
      series.allSatisfy({ $0.series.measure.name == first && $0.isDated })
    else { return nil }
    return (first, ["Measure"])
  }

  override func with(_ items: [AnyObject]) -> ListObject {
    SeriesListObject(items.compactMap { $0 as? SeriesObject })
  }
}

extension TypeEntry {
  static func seriesList() -> TypeEntry {
    var behaviour = Behaviour.list
    behaviour.line = { "\(($0 as? SeriesListObject)?.series.count ?? 0) series" }
    return TypeEntry(
      SeriesListObject.self,
      name: "series_list",
      purpose: "Several series, of one measure or many, at one unit or many.",
      fields: [],
      methods: FunctionEntry.listMethods(
        owner: "series_list",
        example: #"qi.measure("falls-rate"):by_unit()"#,
        field: "unit_code"
      ) + [
        .method(
          "series_list",
          "latest",
          of: SeriesListObject.self,
          purpose: LatestObject.purpose,
          parameters: LatestObject.parameters,
          returns: "latest",
          example: #"print(qi.measure("falls-rate"):by_unit():latest { rules = "nhse-2023" })"#
        ) { list, call in
          try call.session.value(LatestObject(list.series, call))
        }
      ],
      behaviour: behaviour
    )
  }
}
