import Foundation
import QualityStore
import Testing

@testable import Workbench

@Suite("What store it is, and another one")
struct StoreCommandTests {
  let demonstration: DemonstrationSession
  let path: String

  init() throws {
    demonstration = try DemonstrationSession()
    path = FileManager.default.temporaryDirectory.path + "/store-\(UUID().uuidString).db"
    try QualityStore.create(at: path).close()
  }

  @Test("The store is told with what it holds and its last change")
  func facts() throws {
    let card = try demonstration.enter(":store")
    #expect(card.hasPrefix("Store in memory"))
    #expect(card.contains("2 measures, 7 units"))
    #expect(card.contains("3 on 2024-10-15 by tester: "))
    #expect(card.contains("reading and writing"))
    #expect(try demonstration.enter("qi.store().measures") == "2")
    #expect(try demonstration.enter("qi.store().changed") == "2024-10-15")
    #expect(try demonstration.enter("qi.store().is_read_only") == "false")
  }

  @Test("Another store is opened and read from; a plan stays with its own store and is named")
  func opening() throws {
    try demonstration.enter(
      #"qi.define { units = { { code = "ELM", name = "Elm", kind = "ward" } } }:commit { reason = "x" }"#
    )
    try demonstration.enter(
      #"plan = qi.define { units = { { code = "OAK", name = "Oak Ward", kind = "ward" } } }"#
    )
    #expect(try demonstration.enter(":store").contains("definitions: new 1"))
    let card = try demonstration.enter(":store \(path)")
    #expect(card.contains(path))
    #expect(card.contains("0 measures, 0 units"))
    #expect(card.contains("none yet"))
    #expect(card.contains("not committed"))
    #expect(card.contains("to be committed to memory"))
    #expect(try demonstration.enter("#qi.measures") == "0")
    #expect(
      try demonstration.enter("plan:commit { reason = \"Opens\" }").contains("Recorded as change 5")
    )
    #expect(try !demonstration.enter(":store").contains("not committed"))
    #expect(try demonstration.enter("#qi.units") == "0")
  }

  @Test("A plan that nobody holds any more is not spoken of")
  func letGo() throws {
    try demonstration.enter(
      #"plan = qi.define { units = { { code = "OAK", name = "Oak Ward", kind = "ward" } } }"#
    )
    #expect(demonstration.session.uncommittedPlans.count == 1)
    try demonstration.enter("plan = nil")
    #expect(demonstration.session.uncommittedPlans.isEmpty)
  }

  @Test("For reading only where that is asked for: a commit is refused")
  func readOnly() throws {
    #expect(try demonstration.enter(":store \(path) read-only").contains("reading only"))
    try demonstration.enter(
      #"plan = qi.define { units = { { code = "OAK", name = "Oak Ward", kind = "ward" } } }"#
    )
    #expect(demonstration.failure(of: #"plan:commit { reason = "x" }"#)?.kind == "store")
  }

  @Test("A store that is not there leaves the one that was open")
  func missing() throws {
    let failure = try #require(demonstration.failure(of: ":store /nowhere/x.db"))
    #expect(failure.message == "There is no store at this place. The one that was open still is.")
    #expect(try demonstration.enter("#qi.measures") == "2")
  }
}
