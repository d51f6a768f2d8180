import Foundation
import QualityModel
import QualityStore
import TestInputSupport
import Testing

@testable import Workbench

/// What a stop leaves behind in the store: nothing.
@Suite("Work on the store that is stopped")
struct StoppedWorkTests {
  private let path: String
  private let store: QualityStore
  private let session: WorkbenchSession

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/tidemark-stopped-\(UUID()).db"
    store = try QualityStore.create(at: path)
    session = try WorkbenchSession(
      store: store,
      settings: SessionSettings(today: try #require(CalendarDate(iso: "2024-10-15")))
    )
  }

  private func clean() {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  /// Another connection can write at once only when nothing holds the store.
  private func expectNothingOpen() throws {
    let other = try QualityStore.open(at: path)
    let unit = OrganisationUnit(code: "U\(UUID())", name: "U", kind: .team)
    // On a store that is held this throws, after five seconds: nothing is left that would let it go.
    _ = try other.plan([.unit(unit)]).commit(reason: "Check", actor: "tester")
    try other.close()
  }

  @Test("A query in the midst of which the time is up, in every shape that could hide the stop")
  func query() throws {
    defer { clean() }
    let endless =
      "with recursive c(x) as (select 1 union all select x + 1 from c) select max(x) from c"
    for source in [
      "qi.sql \"\(endless)\"", "while true do pcall(qi.sql, \"\(endless)\") end",
      "local t <close> = setmetatable({}, { __close = function() qi.sql \"\(endless)\" end }) "
        + "qi.sql \"\(endless)\"",
      "coroutine.wrap(function() qi.sql \"\(endless)\" end)()",
    ] {
      let work = WorkMeter.measure {
        do throws(Diagnostic) {
          _ = try session.evaluate(source, deadlineSeconds: 0.2)
          Issue.record("it ran to its end: \(source)")
        } catch {
          #expect(error.kind == "deadline", "\(error)")
        }
      }
      #expect(work < .seconds(1), "\(source)")
      try expectNothingOpen()
      #expect(try session.evaluate("#qi.sql \"select 1\"") == "1")
    }
  }

  @Test("A commit in the midst of which the time is up is rolled back whole")
  func commit() throws {
    defer { clean() }
    let source = """
      local units <const> = {}
      for number = 1, 30000 do
        units[number] = { code = "W" .. number, name = "Ward", kind = "ward" }
      end
      plan = qi.define { units = units }
      """
    _ = try session.evaluate(source)
    let before = try store.changes()
    var stopped = 0
    for milliseconds in [1, 5, 20, 60, 150] {
      do throws(Diagnostic) {
        _ = try session.evaluate(
          "plan:commit { reason = \"Many wards\" }",
          deadlineSeconds: Double(milliseconds) / 1_000
        )
        break
      } catch {
        #expect(error.kind == "deadline", "\(error)")
        stopped += 1
        #expect(try store.units().isEmpty)
        #expect(try store.changes() == before)
      }
    }
    #expect(stopped > 0)
    try expectNothingOpen()
    #expect(try session.evaluate("1 + 1") == "2")
  }
}
