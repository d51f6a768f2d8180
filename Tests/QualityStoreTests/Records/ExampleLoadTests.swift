import DelimitedText
import Foundation
import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

@Suite struct ExampleLoadTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("There is one file for each declared entity and no other, with something in each")
  func files() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: ExampleStore.folder.path)
    #expect(names.sorted() == Entity.all.map { "\($0.plural).csv" }.sorted())
    for entity in Entity.all {
      #expect(try !ExampleStore.records(of: entity).isEmpty, "\(entity.plural)")
    }
    let states = Set(try ExampleStore.records(of: .project).compactMap { $0.text("status") })
    #expect(
      states == ["active", "monitoring", "sustained", "paused", "closed_merged", "closed_learning"]
    )
  }

  @Test("Loaded in one plan all is new, comes back equal, and a second load finds all the same")
  func loadTwice() throws {
    let store = try ExampleStore.withoutRecords()
    let first = try store.planRecords(ExampleStore.files)
    #expect(first.rejections == [])
    #expect(first.counts.new == first.items.count)
    let outcome = try first.commit(reason: "The example", actor: "analyst")
    let change = try #require(outcome.change)
    #expect(
      change.sourceName
        == ExampleStore.files.map { SourceFile.name(of: $0.path) }.joined(separator: ", ")
    )
    for entity in Entity.all {
      let written = try ExampleStore.records(of: entity)
      let read = try store.records(entity)
      #expect(Set(read) == Set(written), "\(entity.plural)")
      #expect(read.count == written.count, "\(entity.plural)")
    }
    #expect(try store.check() == [])
    #expect(try store.verifyChangeLog() == .intact(entries: 2, head: change.entryHash))
    let before = try store.contents()
    let second = try store.planRecords(ExampleStore.files)
    #expect(second.counts == ChangeCounts(same: first.items.count))
    #expect(try second.commit(reason: "Again", actor: "analyst") == .nothingNew)
    #expect(try store.contents() == before)
  }

  @Test("References may be in any order: a shuffled load gives the same records")
  func anyOrder() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    let records = try Entity.all.flatMap { try ExampleStore.records(of: $0) }
    let store = try ExampleStore.withoutRecords()
    let plan = try store.plan(records.shuffled(using: &generator).map(Proposal.record))
    #expect(plan.rejections == [], "seed \(seed)")
    _ = try plan.commit(reason: "Shuffled", actor: "analyst")
    for entity in Entity.all {
      #expect(
        Set(try store.records(entity)) == Set(try ExampleStore.records(of: entity)),
        "\(entity.plural), seed \(seed)"
      )
    }
    #expect(try store.check() == [])
  }

  @Test("What is written to files again loads back to the same store")
  func roundTrip() throws {
    let store = try ExampleStore.whole(in: folder)
    var files: [RecordFile] = []
    for entity in Entity.all {
      var writer = DelimitedWriter()
      writer.append(entity.fields.map(\.name))
      for record in try store.records(entity) {
        writer.append(record.values.map { $0?.text ?? "" })
      }
      let path = try folder.write(writer.text, to: "\(entity.plural).csv")
      files.append(RecordFile(path: path, entity: entity))
    }
    let again = try store.planRecords(files)
    #expect(again.counts == ChangeCounts(same: again.items.count))
    let fresh = try ExampleStore.withoutRecords()
    _ = try fresh.planRecords(files).commit(reason: "Back", actor: "analyst")
    for entity in Entity.all {
      #expect(try fresh.records(entity) == store.records(entity), "\(entity.plural)")
    }
  }

  @Test("Records come in the order of their keys, and a filter lets through what it says")
  func filter() throws {
    let store = try ExampleStore.whole(in: folder)
    #expect(try store.codes(of: .project) == ["P-01", "P-02", "P-03", "P-04", "P-05", "P-06"])
    #expect(try store.codes(of: .role) == [])
    let held = RecordFilter([
      .init("status", [.text("active"), .text("paused")]), .init("lead", [.text("DESAI")]),
    ])
    #expect(try store.records(.project, where: held).map(\.key.text) == ["P-04"])
    let without = RecordFilter([.init("programme", [nil])])
    #expect(
      try store.records(.project, where: without).map(\.key.text) == ["P-04", "P-05", "P-06"]
    )
    #expect(try store.records(.project, where: RecordFilter([.init("colour", [nil])])) == [])
    #expect(
      throws: StoreError.unknownRecord(entity: "project", code: "P-1", near: ["P-01"])
    ) { try store.record(.project, code: "P-1") }
  }
}
