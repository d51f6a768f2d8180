internal import QualityModel
internal import QualityStore
internal import SPCCore

extension WorkbenchSession {
  /// The words for an error of ours, with what the store can say of it.
  func described(_ error: any Error) -> Diagnostic {
    var diagnostic = Diagnostic(of: error)
    if case ArgumentError.wrongType(let path, _, "function", _, _) = error,
      path.hasSuffix(":where") || path.hasSuffix(":partition")
    {
      let field = path.hasPrefix("series_list") ? "unit_code" : "code"
      diagnostic.hint =
        "Write  list\(path.drop { $0 != ":" })(function(item) return item.\(field) == … end)\n"
        + "Help: ?\(path)"
    }
    if case ArgumentError.noSuchMember(let type, let name, _) = error,
      diagnostic.candidates.isEmpty || Self.otherWords[name] != nil,
      let way = wayTo(name, from: type)
    {
      diagnostic.hint = "\(way)  Help: ?\(type)"
    }
    guard let error = error as? SeriesError else { return diagnostic }
    switch error {
    case .empty(let measure, let unit):
      let all = (try? store.allSeries(measure: measure.code, asOf: settings.asOf)) ?? []
      let filled = all.filter { !$0.points.isEmpty }
      if let own = filled.first(where: { $0.unit.code == unit.code }),
        let first = own.points.first, let last = own.points.last
      {
        let frequency = own.definition?.frequency
        diagnostic.message = "No figures lie in the part of the series that is asked for."
        diagnostic.hint =
          "\(unit.name) has figures from \(PeriodText.short(first.period, frequency)) to "
          + "\(PeriodText.short(last.period, frequency))."
      } else if filled.isEmpty {
        diagnostic.message = "Nothing is loaded for the measure \"\(measure.code)\" yet."
        diagnostic.hint =
          "Load a file:  qi.import { \"file.csv\", into = \"\(measure.code)\", columns = { … } }"
      } else {
        let codes = filled.prefix(6).map { "\"\($0.unit.code)\"" }
        let more = filled.count - codes.count
        diagnostic.message = "\(unit.name) has no figures of \"\(measure.code)\"."
        diagnostic.hint =
          "Units that have some: \(codes.joined(separator: ", "))"
          + (more > 0 ? " and \(more) more." : ".")
      }
    case .lacksDenominator(let chart, let measure, _):
      let others = measureList().compactMap { other -> String? in
        guard other.code != measure,
          let definition = try? store.definitions(of: other.code, asOf: settings.asOf).last,
          definition.kind.usesDenominator, let text = definition.denominatorText
        else { return nil }
        return "\"\(other.code)\" (per \(text))"
      }
      guard !others.isEmpty else { return diagnostic }
      diagnostic.hint =
        "\(chart.named) divides, and \"\(measure)\" has no denominator. Measures that have one: "
        + others.prefix(3).joined(separator: ", ") + (others.count > 3 ? ", …" : "")
        + ". To give this one its own:  ?qi.define"
    case .notKnownYet: break
    }
    return diagnostic
  }

  /// What people call fields and methods that are called otherwise here.
  private static let otherWords = [
    "mean": "centre", "average": "centre", "median": "centre", "limits": "lower",
    "plot": "chart", "draw": "chart", "graph": "chart", "filter": "where", "sort": "sort_by",
    "units": "by_unit",
  ]

  /// What the items of a list have and the list has not, and an item asked for by a name.
  private func wayFromList(to name: String, from type: String) -> String? {
    let items = ["series_list": "series", "measure_list": "measure"]
    guard let item = items[type].flatMap(registry.type(named:)) else { return nil }
    let wanted = Self.otherWords[name] ?? name
    let isMethod = item.methods.contains { $0.name == wanted }
    if isMethod || item.fields.contains(where: { $0.name == wanted }) {
      let member = isMethod ? ":\(wanted)()" : ".\(wanted)"
      return "Each \(item.name) of it has one:  list[1]\(member) ."
    }
    if type == "series_list", unitList().contains(where: { $0.code == name }) {
      return "The series of one unit:  m:series { unit = \"\(name)\" }  of a measure m."
    }
    if type == "measure_list", measureList().contains(where: { $0.code == name }) {
      return "One measure:  qi.measure \"\(name)\" ."
    }
    return nil
  }

  /// Where a field or method is that a type does not have: in what one of its methods gives.
  private func wayTo(_ name: String, from type: String) -> String? {
    let wanted = Self.otherWords[name] ?? name
    let own = registry.type(named: type)?.methods ?? []
    if let way = wayFromList(to: name, from: type) { return way }
    if name == "units", own.contains(where: { $0.name == "by_unit" }) {
      return "Its figures, a series for each unit:  :by_unit()  Every unit there is:  qi.units ."
    }
    if wanted != name, own.contains(where: { $0.name == wanted }) { return "Write  :\(wanted)() ." }
    // What can be had without saying more comes first.
    let ways = own.filter { method in
      guard let result = registry.type(named: method.returns), result.name != type else {
        return false
      }
      return (result.fields.map(\.name) + result.methods.map(\.name)).contains(wanted)
    }.sorted { left, right in
      left.parameters.filter(\.isRequired).count < right.parameters.filter(\.isRequired).count
    }
    guard let way = ways.first, let result = registry.type(named: way.returns) else { return nil }
    let call = way.parameters.contains(where: \.isRequired) ? " { … }" : "()"
    let member =
      result.methods.contains { $0.name == wanted } ? ":\(wanted)(…)" : ".\(wanted)"
    return
      "\(LuaWords.withArticle(result.name).capitalizedFirst) has it:  \(way.path)\(call)\(member) ."
  }

  /// Reads with the knowledge of a day; where a measure was recorded only later, says so.
  func knowing<Result>(_ asOf: AsOf, _ read: () throws -> Result) throws -> Result {
    do {
      return try read()
    } catch let error as StoreError {
      guard case .date(let day) = asOf, case .unknownMeasure(let code, _) = error,
        (try? store.measure(code)) != nil
      else { throw error }
      let since = try store.changes().map(\.recordedAt.day).first {
        (try? store.measure(code, asOf: .date($0))) != nil
      }
      throw SeriesError.notKnownYet(measure: code, day: day, since: since)
    }
  }
}
