internal import LuaRuntime
internal import QualityModel
internal import QualityStore
internal import SPCCore

extension FunctionEntry {
  /// Functions that read the store.
  static func readingFunctions() -> [FunctionEntry] {
    [
      .module(
        "measure",
        purpose: "Gives a measure by its code.",
        subject: .required("code", .measure, "the code of the measure"),
        parameters: [.optional("as_of", .lastDay, default: "now", "the knowledge to read with")],
        returns: "measure",
        example: #"print(qi.measure("violence").name)"#
      ) { call in
        let object = try call.session.knowing(call.asOf) {
          try call.session.measureObject(call.arguments.text("code") ?? "", asOf: call.asOf)
        }
        return try call.session.value(object)
      },
      .module(
        "unit",
        purpose: "Gives a unit by its code.",
        subject: .required("code", .unit, "the code of the unit"),
        parameters: [.optional("as_of", .lastDay, default: "now", "the knowledge to read with")],
        returns: "unit",
        example: #"print(qi.unit("CROFTON").parent)"#
      ) { call in
        let unit = try call.session.store.unit(call.arguments.text("code") ?? "", asOf: call.asOf)
        return try call.session.value(UnitObject(unit, origin: call.session.storeOrigin))
      },
    ]
  }
}

extension FieldEntry {
  /// What the module `qi` holds besides functions.
  static func moduleFields() -> [FieldEntry] {
    [
      .field(
        "measures",
        "measure_list",
        of: WorkbenchSession.self,
        "every measure of the store"
      ) {
        session,
        _ in
        let asOf = session.settings.asOf
        let origin = try session.storeOrigin
        let definitions = try session.store.latestDefinitions(asOf: asOf)
        let objects = try session.store.measures(asOf: asOf).map { measure in
          MeasureObject(
            measure,
            definition: definitions[measure.code],
            asOf: asOf,
            origin: origin
          )
        }
        return try session.value(MeasureListObject(objects))
      },
      .field("units", "list of units", of: WorkbenchSession.self, "every unit of the store") {
        session,
        _ in
        let origin = try session.storeOrigin
        let units = try session.store.units(asOf: session.settings.asOf).map {
          UnitObject($0, origin: origin)
        }
        return try session.value(ListObject(units, noun: "unit"))
      },
      .field(
        "rule_sets",
        "list of rule_sets",
        of: WorkbenchSession.self,
        "every named rule set, with its rules and where it comes from"
      ) { session, _ in
        try session.value(ListObject(RuleSet.named.map(RuleSetObject.init), noun: "rule set"))
      },
      .field(
        "log",
        "table",
        of: WorkbenchSession.self,
        "the change log: what was recorded, and why"
      ) {
        session,
        _ in
        let table = TableObject(headings: [
          "Change", "Recorded", "Who", "What", "New", "Changed", "Reason",
        ])
        table.rows = try session.store.changes(asOf: session.settings.asOf).map { change in
          [
            TableObject.Cell(Double(change.id)),
            TableObject.Cell(text: "\(change.recordedAt)", isNumber: false),
            TableObject.Cell(text: change.actor, isNumber: false),
            TableObject.Cell(text: change.sourceName ?? change.kind.rawValue, isNumber: false),
            TableObject.Cell(Double(change.counts.new)),
            TableObject.Cell(Double(change.counts.changed)),
            TableObject.Cell(text: change.reason, isNumber: false),
          ]
        }
        return try session.value(table)
      },
    ]
  }
}

extension Invocation {
  /// The knowledge to read with: the call's, or the session's.
  var asOf: AsOf { arguments.date("as_of").map(AsOf.date) ?? session.settings.asOf }
}

extension WorkbenchSession {
  func measureObject(_ code: String, asOf: AsOf) throws -> MeasureObject {
    let measure = try store.measure(code, asOf: asOf)
    let definition = try store.definitions(of: code, asOf: asOf).last
    let origin = try storeOrigin
    return MeasureObject(measure, definition: definition, asOf: asOf, origin: origin)
  }

  /// A series with the names of the files its figures came from.
  func seriesObject(_ series: MeasureSeries) throws -> SeriesObject {
    try knowChanges()
    return SeriesObject(
      series,
      source: SeriesSource(points: series.points, changes: changes),
      origin: try storeOrigin
    )
  }

  /// The parts of several series that are asked for, those that are not empty, with the names of the
  /// files their figures came from.
  func seriesObjects(
    _ all: [MeasureSeries],
    _ part: (SeriesObject) -> SeriesObject
  ) throws -> [SeriesObject] {
    try knowChanges()
    let origin = try storeOrigin
    return try all.enumerated().compactMap { number, series in
      if number % 64 == 0 { try stopIfAsked() }
      let object = part(
        SeriesObject(
          series,
          source: SeriesSource(points: series.points, changes: changes),
          origin: origin
        )
      )
      return object.slots.isEmpty ? nil : object
    }
  }

  /// Reads the change log, where something was recorded since it was read.
  private func knowChanges() throws {
    let horizon = try store.horizon()
    guard horizon != changesAt else { return }
    changes = Dictionary(try store.changes().map { ($0.id, $0) }) { first, _ in first }
    changesAt = horizon
  }

  func measureList() -> [Measure] { (try? store.measures(asOf: settings.asOf)) ?? [] }
  func unitList() -> [OrganisationUnit] { (try? store.units(asOf: settings.asOf)) ?? [] }

  func measureCard(named code: String) throws -> String {
    let object = try measureObject(code, asOf: settings.asOf)
    return try MeasureCard(object: object, session: self).text
  }

  func nearestHelpNames(to name: String) -> [String] {
    let names = registry.helpNames + registry.functions.map(\.name)
    var found: [String] = []
    for near in NearMiss.candidates(for: name, among: names) {
      // A type that is a function of qi too: either may be meant.
      let isBoth =
        registry.type(named: near) != nil && registry.functions.contains { $0.name == near }
      for help in ["?\(near)"] + (isBoth ? ["?qi.\(near)"] : []) where !found.contains(help) {
        found.append(help)
      }
    }
    return found
  }
}
