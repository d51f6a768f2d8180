import DelimitedText
import Foundation
import GRDB
import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

/// After any failure the store is what it was, row for row, and still works.
@Suite struct LoadFaultTests {
  let folder: TemporaryFolder
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SmallTrust.store(at: folder.file("quality.db"))
  }

  private func file(rows: Int) throws -> String {
    let first = try day("1990-01-01")
    return try folder.write(
      "unit,period,n\n"
        + (0..<rows).map { "CROFTON,\(first.adding(months: $0 % 400)),\($0)\n" }.joined()
    )
  }

  private func plan(rows: Int = 300) throws -> LoadPlan {
    try store.planLoad(SmallTrust.incidents(file(rows: rows)))
  }

  @Test("An error in the middle of a commit leaves the store as it was")
  func triggerFails() throws {
    let plan = try plan()
    let before = try store.contents()
    try store.tamper(
      """
      CREATE TRIGGER fault BEFORE INSERT ON observation WHEN NEW.numerator = 200
      BEGIN SELECT raise(ABORT, 'fault'); END
      """
    )
    #expect(throws: StoreError.self) { try plan.commit(reason: "r", actor: "a") }
    #expect(try store.contents() == before)
    try store.tamper("DROP TRIGGER fault")
    // The plan is still good.
    #expect(try plan.commit(reason: "r", actor: "a").change?.counts.new == 300)
    #expect(try store.verifyChangeLog().isIntact)
  }

  @Test("A full disk leaves the store as it was")
  func diskFull() throws {
    let daily = MeasureDefinition(
      measureCode: "SAF-07",
      kind: .count,
      numeratorText: "falls",
      unitOfMeasure: "falls",
      better: .lower,
      frequency: .daily
    )
    _ = try store.plan([.measure(Measure(code: "SAF-07", name: "Falls")), .definition(daily)])
      .commit(reason: "r", actor: "a")
    let first = try day("1990-01-01")
    let text =
      "unit,period,n\n"
      + (0..<12_000).map { "CROFTON,\(first.adding(days: $0)),\($0)\n" }.joined()
    var specification = SmallTrust.incidents(try folder.write(text))
    specification.measure = .code("SAF-07")
    let plan = try store.planLoad(specification)
    let before = try store.contents()
    let pages = try #require(try store.pragma("page_count"))
    try store.tamper("PRAGMA max_page_count = \(pages + 10)")
    #expect(throws: StoreError.diskFull(path: folder.file("quality.db"))) {
      try plan.commit(reason: "r", actor: "a")
    }
    #expect(try store.contents() == before)
    try store.tamper("PRAGMA max_page_count = 1000000")
    #expect(try plan.commit(reason: "r", actor: "a").change?.counts.new == 12_000)
  }

  @Test("A definition plan that fails half-way leaves the store as it was")
  func definitionsFail() throws {
    let plan = try store.plan([
      .unit(OrganisationUnit(code: "A", name: "A", kind: .ward)),
      .measure(Measure(code: "B", name: "B")),
    ])
    let before = try store.contents()
    try store.tamper(
      "CREATE TRIGGER fault BEFORE INSERT ON measure BEGIN SELECT raise(ABORT, 'fault'); END"
    )
    #expect(throws: StoreError.self) { try plan.commit(reason: "r", actor: "a") }
    #expect(try store.contents() == before)
  }

  @Test(
    "Cancelling while writing leaves the store as it was",
    arguments: LoadProgress.Stage.allTestCases
  )
  func cancelled(stage: LoadProgress.Stage) throws {
    let daily = MeasureDefinition(
      measureCode: "SAF-07",
      kind: .count,
      numeratorText: "falls",
      unitOfMeasure: "falls",
      better: .lower,
      frequency: .daily
    )
    _ = try store.plan([.measure(Measure(code: "SAF-07", name: "Falls")), .definition(daily)])
      .commit(reason: "r", actor: "a")
    let first = try day("1990-01-01")
    let text =
      "unit,period,n\n"
      + (0..<36_000).map {
        "\($0 % 4 < 2 ? "CROFTON" : "TRUST"),\(first.adding(days: $0 / 4)),1\n"
      }.enumerated().filter { $0.offset % 2 == 0 }.map(\.element).joined()
      + (0..<36_000).map { "\(["ACM", "NORMAN"][$0 % 2]),\(first.adding(days: $0 / 4)),1\n" }
      .enumerated().filter { $0.offset % 4 < 2 }.map(\.element).joined()
    var specification = SmallTrust.incidents(try folder.write(text))
    specification.measure = .code("SAF-07")
    let before = try store.contents()
    let files = try folder.contents()
    let observer: LoadObserver = { $0.stage == stage ? .cancel : .proceed }
    #expect(throws: StoreError.cancelled) {
      let plan = try store.planLoad(specification, observer: observer)
      #expect(plan.counts.new == 36_000)
      _ = try plan.commit(reason: "r", actor: "a", observer: observer)
    }
    #expect(try store.contents() == before)
    #expect(try folder.contents() == files)
  }

  @Test("A file that changed since the plan is not loaded")
  func fileChanged() throws {
    let plan = try plan()
    let path = try folder.write("unit,period,n\nCROFTON,2024-01-01,9\n")
    let before = try store.contents()
    let found = try SourceFile.sha256(of: path) { _ in .proceed }
    #expect(
      throws: StoreError.sourceChanged(path: path, planned: plan.sourceSHA256, found: found)
    ) { try plan.commit(reason: "r", actor: "a") }
    #expect(try store.contents() == before)
  }

  @Test("A file that is gone since the plan is not loaded")
  func fileGone() throws {
    let plan = try plan()
    try FileManager.default.removeItem(atPath: folder.file("figures.csv"))
    #expect(
      throws: StoreError.source(
        path: folder.file("figures.csv"),
        .unopenable(path: folder.file("figures.csv"), code: ENOENT)
      )
    ) { try plan.commit(reason: "r", actor: "a") }
  }

  @Test("Figures of the same measure that were loaded since make the plan void; others do not")
  func storeChanged() throws {
    let plan = try plan()
    let other = try folder.write("unit,period,n,d\nNORMAN,2024-01-01,3,4\n", to: "other.csv")
    _ = try store.planLoad(SmallTrust.proportions(other)).commit(reason: "r", actor: "b")
    _ = try store.plan([.measure(Measure(code: "X", name: "X"))]).commit(reason: "r", actor: "b")
    let same = try folder.write("unit,period,n\nNORMAN,2024-01-01,3\n", to: "same.csv")
    let rival = try store.planLoad(SmallTrust.incidents(same))
    _ = try plan.commit(reason: "r", actor: "a")
    #expect(throws: StoreError.storeChanged(plannedAt: 3, changedBy: 4)) {
      try rival.commit(reason: "r", actor: "b")
    }
  }

  @Test("Units that changed since make the plan void")
  func unitsChanged() throws {
    let plan = try plan()
    let closed = OrganisationUnit(
      code: "CROFTON",
      name: "Crofton",
      kind: .ward,
      parentCode: "ACM",
      closed: try day("2000-01-01")
    )
    _ = try store.plan([.unit(closed)]).commit(reason: "r", actor: "b")
    #expect(throws: StoreError.storeChanged(plannedAt: 1, changedBy: 2)) {
      try plan.commit(reason: "r", actor: "a")
    }
  }

  @Test("Staging leaves no file behind, not even while it is in use")
  func stagingIsNameless() throws {
    let before = try folder.contents() + ["figures.csv"]
    let plan = try plan()
    #expect(try folder.contents() == before.sorted())
    plan.discard()
    #expect(throws: StoreError.planSpent) { try plan.commit(reason: "r", actor: "a") }
    let broken = try folder.write("unit,period,n\nCROFTON,\"2024-01-01,1\n")
    #expect(throws: StoreError.self) { try store.planLoad(SmallTrust.incidents(broken)) }
    #expect(try folder.contents() == before.sorted())
  }
}

extension LoadProgress.Stage {
  static let allTestCases: [LoadProgress.Stage] = [.reading, .comparing, .writing]
}
