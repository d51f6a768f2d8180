import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

@Suite struct RecordHistoryTests {
  let folder: TemporaryFolder
  let clock: TestClock
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    clock = try TestClock("2026-01-10T09:00:00Z")
    store = try ExampleStore.whole(in: folder, clock: clock.clock)
  }

  @Test(
    "An earlier as-of date gives the records as they were known then, also those taken back since"
  )
  func asOf() throws {
    let then = AsOf.date(try day("2026-01-31"))
    let before = try Entity.all.map { try store.records($0) }
    let training = try #require(try store.records(.training).first)
    try clock.set("2026-02-01T00:00:00Z")
    let title = FieldValue.text("Huddles that reach the night")
    try store.record([
      .record(store.example(.project, "P-02", ["title": title])),
      .record(
        EntityRecord(
          .person,
          ["code": .text("BRANDT"), "name": .text("Ines Brandt"), "kind": .text("staff")]
        )
      ),
      .removal(training.key),
    ])
    for (entity, records) in zip(Entity.all, before) {
      #expect(try store.records(entity, asOf: then) == records, "\(entity.plural)")
    }
    #expect(try store.record(.project, code: "P-02").text("title") == title.text)
    #expect(try store.codes(of: .person).contains("BRANDT"))
    #expect(try !store.codes(of: .person, asOf: then).contains("BRANDT"))
    #expect(throws: StoreError.self) { try store.record(.person, code: "BRANDT", asOf: then) }
    #expect(try !store.records(.training).contains(training))
    #expect(try store.records(.training, asOf: .date(day("2026-01-09"))).isEmpty)
  }

  @Test(
    "The history of a record is what was said of it, by which change, taken back and said again"
  )
  func history() throws {
    let site = EntityRecord(
      .site,
      [
        "code": .text("NEW"), "name": .text("New House"), "locality": .text("Saltham"),
        "kind": .text("clinic"),
      ]
    )
    let renamed = site.with(["name": .text("Newer House")])
    try store.record([.record(site)])
    try store.record([.record(renamed)])
    try store.record([.removal(site.key)])
    try store.record([.record(site)])
    let history = try store.history(of: site.key, in: .site)
    #expect(history.map(\.change.id) == [3, 4, 5, 6])
    #expect(history.map(\.record) == [site, renamed, nil, site])
    #expect(try store.history(of: RecordKey(entity: "site", parts: ["NONE"]), in: .site).isEmpty)
  }

  @Test("The history of a record with a key of several parts is that record's alone")
  func historyOfParts() throws {
    let key = RecordKey(entity: "unit_location", parts: ["CROFTON", "2023-04-01"])
    let fewer = try #require(
      try store.records(.unitLocation).first { $0.key == key }?.with(["beds": .wholeNumber(14)])
    )
    try store.record([.record(fewer)])
    let history = try store.history(of: key, in: .unitLocation)
    #expect(history.map { $0.record?["beds"] } == [.wholeNumber(16), .wholeNumber(14)])
  }

  @Test("A record that changes names each field that does, with what it was and what it becomes")
  func changes() throws {
    let project = try store.example(
      .project,
      "P-02",
      ["aim_goal": .number(3.5), "sponsor": nil, "coach": .text("DESAI")]
    )
    let plan = try store.plan([.record(project)])
    #expect(
      plan.items.map(\.outcome) == [
        .changed([
          FieldChange(field: "aim_goal", old: "4", new: "3.5"),
          FieldChange(field: "sponsor", old: "LINDQVIST", new: nil),
          FieldChange(field: "coach", old: nil, new: "DESAI"),
        ])
      ]
    )
  }

  @Test("The verification of the log names the change whose record was altered behind its back")
  func altered() throws {
    try store.record([.record(store.example(.site, "MILL", ["name": .text("Mill")]))])
    guard case .intact = try store.verifyChangeLog() else {
      Issue.record("altered before anything was")
      return
    }
    try store.dropTriggers()
    try store.tamper(
      """
      UPDATE project_revision SET title = 'Another title'
      WHERE project_id = (SELECT project_id FROM project WHERE code = 'P-03')
      """
    )
    #expect(try store.verifyChangeLog() == .altered(change: 2, .contents))
  }

  @Test("The verification of the log names the change of a key that was put in behind its back")
  func added() throws {
    try store.record([.record(store.example(.site, "MILL", ["name": .text("Mill")]))])
    try store.dropTriggers()
    try store.tamper("INSERT INTO site (code, change_id) VALUES ('GHOST', 3)")
    #expect(try store.verifyChangeLog() == .altered(change: 3, .contents))
  }

  @Test("No row can be added to a change whose entry is in the log")
  func closedChange() throws {
    let before = try store.contents()
    #expect(throws: (any Error).self) {
      try store.tamper("INSERT INTO site (code, change_id) VALUES ('GHOST', 1)")
    }
    #expect(throws: (any Error).self) {
      try store.tamper(
        """
        INSERT INTO site_revision SELECT site_id, 1, withdrawn, name, locality, kind
        FROM site_revision
        """
      )
    }
    #expect(try store.contents() == before)
  }
}
