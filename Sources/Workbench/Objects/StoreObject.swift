internal import Foundation
internal import LuaRuntime
internal import QualityModel
internal import QualityStore

/// What a store is and holds, as it was when it was asked for.
final class StoreObject {
  let path: String?
  let bytes: Int
  let measures: Int
  let units: Int
  let lastChange: Change?
  let isReadOnly: Bool
  /// Plans that have not been committed, and where they would be.
  let openPlans: [String]

  init(_ store: QualityStore, openPlans: [String]) throws {
    path = store.path.map { URL(fileURLWithPath: $0).path }
    bytes =
      path.map { path in
        ["", "-wal"].reduce(0) { sum, suffix in
          let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
          return sum + ((attributes?[.size] as? Int) ?? 0)
        }
      } ?? 0
    measures = try store.measures().count
    units = try store.units().count
    lastChange = try store.change(try store.horizon())
    isReadOnly = store.isReadOnly
    self.openPlans = openPlans
  }

  var place: String { path ?? "in memory" }

  func card(width: Int) -> String {
    var card = CardLines(width: width)
    card.line("Store \(DisplayWidth.oneLine(place))")
    if path != nil { card.row("size", NumberText.fileSize(bytes)) }
    card.row(
      "holds",
      "\(NumberText.counted(measures, "measure")), \(NumberText.counted(units, "unit"))"
    )
    card.row(
      "last change",
      lastChange.map { change in
        "\(change.id) on \(change.recordedAt.day) by \(DisplayWidth.oneLine(change.actor)): "
          + DisplayWidth.oneLine(change.reason)
      } ?? "none yet"
    )
    card.row("open for", isReadOnly ? "reading only" : "reading and writing")
    for (number, plan) in openPlans.enumerated() {
      card.row(number == 0 ? "not committed" : "", plan)
    }
    return card.text
  }
}

extension NumberText {
  /// The size of a file for people: `812 kB`, `5.3 MB`.
  package static func fileSize(_ bytes: Int) -> String {
    switch bytes {
    case ..<1_000: "\(bytes) bytes"
    case ..<1_000_000: "\(plain(Double(bytes) / 1_000, places: 0)) kB"
    case ..<1_000_000_000: "\(plain(Double(bytes) / 1_000_000, places: 1)) MB"
    default: "\(plain(Double(bytes) / 1_000_000_000, places: 2)) GB"
    }
  }
}

extension TypeEntry {
  static func store() -> TypeEntry {
    var behaviour = Behaviour { "store \(DisplayWidth.oneLine(($0 as? StoreObject)?.place ?? ""))" }
    behaviour.card = { object, session in
      (object as? StoreObject)?.card(width: session.settings.columns) ?? ""
    }
    return TypeEntry(
      StoreObject.self,
      name: "store",
      purpose: "What a store is and holds.",
      fields: [
        .field("path", "text", of: StoreObject.self, "its file; nil for one in memory") {
          object,
          _ in object.path.map { .text($0) } ?? .nil
        },
        .field("bytes", "whole number", of: StoreObject.self, "the size of its file") { object, _ in
          .integer(object.bytes)
        },
        .field("measures", "whole number", of: StoreObject.self, "how many measures it holds") {
          object,
          _ in .integer(object.measures)
        },
        .field("units", "whole number", of: StoreObject.self, "how many units it holds") {
          object,
          _ in .integer(object.units)
        },
        .field("changes", "whole number", of: StoreObject.self, "how many changes are recorded") {
          object,
          _ in .integer(object.lastChange?.id ?? 0)
        },
        .field("changed", "date", of: StoreObject.self, "the day of the last change, or nil") {
          object,
          session in
          try object.lastChange.map { try session.value(DateObject($0.recordedAt.day)) } ?? .nil
        },
        .field(
          "as_of",
          "date",
          of: StoreObject.self,
          "the day whose knowledge everything is read with; nil for all there is now"
        ) { _, session in
          guard case .date(let day) = session.settings.asOf else { return .nil }
          return try session.value(DateObject(day))
        },
        .field(
          "is_read_only",
          "true or false",
          of: StoreObject.self,
          "whether it is not written to"
        ) {
          object,
          _ in .boolean(object.isReadOnly)
        },
      ],
      methods: [],
      behaviour: behaviour
    )
  }
}

extension WorkbenchSession {
  /// Opens another store and works on it from now on.
  func openStore(at path: String, isReadOnly: Bool) throws -> StoreObject {
    guard !settings.isRunningScript else {
      throw Diagnostic(
        kind: "script",
        "A script stays on the store that it was started on.",
        hint: "Start it with  tidemark run --store PATH"
      )
    }
    _ = try settings.access.resolve(path, for: .reading)
    let isLookingBack = if case .date = settings.asOf { true } else { false }
    let path = (path as NSString).expandingTildeInPath
    // The files of the store that is open are written by commits alone.
    let access = try FileAccess.interactive(storePath: path)
    do throws(StoreError) {
      let mode: StoreMode = isReadOnly || isLookingBack ? .readOnly : .readWrite
      use(try QualityStore.open(at: path, mode: mode))
      settings.access = access
      settings.access.notes = tracer?.files
    } catch {
      guard case .notFound = error else { throw error }
      throw Diagnostic(
        kind: "store",
        "There is no store at this place. The one that was open still is.",
        at: path,
        hint: "A new one is made from the shell:  tidemark --create --store PATH"
      )
    }
    return try StoreObject(store, openPlans: uncommittedPlans)
  }

  /// What has been planned and not committed, in words; a plan stays with the store it was made on.
  package var uncommittedPlans: [String] {
    guard !plans.open.isEmpty else { return [] }
    // A plan that no name holds any more was let go.
    try? lua.collectGarbage()
    let here = storePlace
    return plans.open.map { plan, place in
      let elsewhere = place == here ? "" : ", to be committed to \(place ?? "memory")"
      return DisplayWidth.oneLine("\(plan.subject): \(plan.counts.text)\(elsewhere)")
    }
  }
}
