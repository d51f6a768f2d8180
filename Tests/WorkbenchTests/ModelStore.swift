import Foundation
import GRDB
import QualityModel
import Testing

@testable import QualityStore

/// Stores in memory with the demonstration data, and with the small example of the whole model: each
/// made once, and copied for whoever asks, for loading takes far longer than copying.
enum ModelStore {
  private static let demonstrationMade = Result { try makeDemonstration() }
  private static let modelMade = Result { try makeModel() }

  /// What `scripts/loads/crofton_ward.lua` makes of an empty store.
  static func demonstration() throws -> QualityStore { try copy(of: demonstrationMade.get()) }

  /// The same, and records of every entity; the clock is what the copy records with, and what it holds
  /// was recorded on 15 October 2024.
  static func model(clock: StoreClock? = nil) throws -> QualityStore {
    try copy(of: modelMade.get(), clock: clock)
  }

  /// A copy that nobody else has.
  private static func copy(
    of store: QualityStore,
    clock: StoreClock? = nil
  ) throws -> QualityStore {
    let copy = try QualityStore.inMemory(clock: clock ?? Self.clock())
    try store.queue.backup(to: copy.queue)
    return copy
  }

  private static func makeDemonstration() throws -> QualityStore {
    let store = try QualityStore.inMemory(clock: clock())
    let session = try DemonstrationSession(isLoaded: false, store: store)
    try session.run(script: "scripts/loads/crofton_ward.lua")
    return store
  }

  private static func makeModel() throws -> QualityStore {
    let store = try demonstration()
    let folder = DemonstrationSession.project.appendingPathComponent("Tests/Examples/Model")
    let files = Entity.all.map { entity in
      RecordFile(
        path: folder.appendingPathComponent("\(entity.plural).csv").path,
        entity: entity
      )
    }
    _ = try store.planRecords(files).commit(reason: "The example", actor: "tester")
    return store
  }

  private static func clock() throws -> StoreClock {
    .fixed(UTCTimestamp(startOf: try #require(CalendarDate(iso: "2024-10-15"))))
  }
}
