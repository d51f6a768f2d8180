import QualityModel
import QualityStore
import TestInputSupport
import Testing

@testable import Workbench

@Suite("What store it is, and another one")
struct StoreCommandTests {
  let demonstration: DemonstrationSession
  let folder: TemporaryFolder
  let path: String

  init() throws {
    demonstration = try DemonstrationSession()
    folder = try TemporaryFolder()
    path = folder.file("store.db")
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

  @Test("The day whose knowledge is read with is told, where there is one")
  func knowledge() throws {
    #expect(try demonstration.enter("qi.store().as_of") == "nil")
    demonstration.session.settings.asOf = .date(demonstration.session.settings.today)
    #expect(try demonstration.enter("qi.store().as_of") == "2024-10-15")
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

  @Test("What was read from another store reads nothing from this one, and says so")
  func mixed() throws {
    try demonstration.enter(#"m = qi.measure "violence"; ms = qi.measures"#)
    try demonstration.enter(#"s = m:series { unit = "CROFTON" }; u = qi.unit "CROFTON""#)
    try demonstration.enter(":store \(path)")
    // The same codes with another meaning, as another site would have them.
    try demonstration.enter(
      #"""
      qi.define {
        units = { { code = "CROFTON", name = "Crofton Road", kind = "team" } },
        measures = { { code = "violence", name = "Other", kind = "count", better = "lower", frequency = "monthly", numerator = "Others" } },
      }:commit { reason = "Another site" }
      """#
    )
    for entry in [
      "m", "m:by_unit()", #"m:series { unit = "CROFTON" }"#, "m.targets", "m.definitions",
      "ms[1]:by_unit()", "s.measure:by_unit()", "s.measure.phases", "u.parent", "s.unit.parent",
    ] {
      let failure = try #require(demonstration.failure(of: entry), "\(entry)")
      #expect(failure.kind == "store", "\(entry)")
      #expect(failure.message.contains("was read from a store in memory, and the store is now "))
      #expect(failure.hint?.hasPrefix("Read it again:  qi.") == true)
    }
    // What was read stays as it was, and is not what another store calls so.
    #expect(try demonstration.enter("#s") == "54")
    #expect(try demonstration.enter("m.name ~= qi.measure('violence').name") == "true")
    #expect(try demonstration.enter("m == qi.measure 'violence'") == "false")
    #expect(try demonstration.enter("s:spc().centre > 0") == "true")
    try demonstration.enter(#"m = qi.measure "violence""#)
    #expect(try demonstration.enter("m").contains("Other"))
    // The same file, opened again, is the same store.
    try demonstration.enter(":store \(path)")
    #expect(try demonstration.enter("m").contains("Other"))
  }

  @Test("A store that is not there leaves the one that was open")
  func missing() throws {
    let failure = try #require(demonstration.failure(of: ":store /nowhere/x.db"))
    #expect(failure.message == "There is no store at this place. The one that was open still is.")
    #expect(try demonstration.enter("#qi.measures") == "2")
  }
}
