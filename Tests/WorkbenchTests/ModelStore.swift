import Foundation
import QualityModel
import QualityStore
import Testing

/// Stores with the demonstration data and the small example of the whole model: made once, and copied
/// for each that asks.
enum ModelStore {
  private static let made = Result { try make() }

  /// A copy that nobody else has.
  static func copy() throws -> QualityStore {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("model-\(UUID().uuidString).db").path
    try FileManager.default.copyItem(atPath: made.get(), toPath: path)
    let today = try #require(CalendarDate(iso: "2024-10-15"))
    let store = try QualityStore.open(
      at: path,
      clock: .fixed(UTCTimestamp(startOf: today))
    )
    return store
  }

  private static func make() throws -> String {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("model-\(UUID().uuidString).db").path
    let today = try #require(CalendarDate(iso: "2024-10-15"))
    let store = try QualityStore.create(at: path, clock: .fixed(UTCTimestamp(startOf: today)))
    let session = try DemonstrationSession(isLoaded: false, store: store)
    try session.run(script: "scripts/loads/crofton_ward.lua")
    let folder = DemonstrationSession.project.appendingPathComponent("Tests/Examples/Model")
    let files = Entity.all.map { entity in
      RecordFile(
        path: folder.appendingPathComponent("\(entity.plural).csv").path,
        entity: entity
      )
    }
    _ = try store.planRecords(files).commit(reason: "The example", actor: "tester")
    try store.close()
    return path
  }
}
