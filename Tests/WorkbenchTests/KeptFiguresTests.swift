import Foundation
import QualityModel
import QualityStore
import Testing

@testable import Workbench

@Suite("Figures kept in a session")
struct KeptFiguresTests {
  /// A store in a file, open twice: as the session has it, and as another process has.
  private struct TwoHands {
    let demonstration: DemonstrationSession
    let other: QualityStore
    private let folder: URL

    init() throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent("kept-\(UUID())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let path = folder.appendingPathComponent("quality.db").path
      let today = try #require(CalendarDate(iso: "2024-10-15"))
      let clock = StoreClock.fixed(UTCTimestamp(startOf: today))
      demonstration = try DemonstrationSession(
        isLoaded: false,
        store: QualityStore.create(at: path, clock: clock)
      )
      try demonstration.run(script: "scripts/loads/crofton_ward.lua")
      other = try QualityStore.open(at: path, clock: clock)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// Corrects Crofton's figure of September 2024 as another process would.
    func correct(_ value: Int) throws {
      let file = folder.appendingPathComponent("correction.csv")
      try Data("unit,period,n\nCROFTON,2024-09-01,\(value)\n".utf8).write(to: file)
      let plan = try other.planLoad(
        LoadSpecification(
          path: file.path,
          measure: .code("violence"),
          unit: .column("unit"),
          period: "period",
          numerator: "n"
        )
      )
      _ = try plan.commit(reason: "A correction", actor: "other")
    }
  }

  private static let latest =
    [
      "qi.measures:by_unit()", "qi.measures:by_unit { level = 'ward' }",
      "qi.measure('violence'):by_unit()",
    ].map { list in
      "(function() for _, s in ipairs(\(list)) do "
        + "if s.measure.code == 'violence' then return s[-1].value end end end)()"
    } + ["qi.measure('violence'):series { unit = 'ACM', roll_up = true }[-1].value"]

  @Test("What another process records is seen by the next question, in every way of asking")
  func otherProcess() throws {
    let hands = try TwoHands()
    defer { hands.remove() }
    for value in [5, 77, 6] {
      if value != 5 { try hands.correct(value) }
      for question in Self.latest {
        #expect(try hands.demonstration.enter("\(question)") == "\(value).0", "\(question)")
        // And the answer that is kept is the same.
        #expect(try hands.demonstration.enter("\(question)") == "\(value).0", "\(question)")
      }
    }
  }

  @Test("What the session itself records is seen by the next question, and as of a day before not")
  func ownCommit() throws {
    let demonstration = try DemonstrationSession()
    let before = try demonstration.enter("qi.measures:latest():table()")
    try demonstration.enter(
      """
      qi.define { phases = { {
        measure = "violence", unit = "CROFTON", from = "2022-07-01", reason = "Huddles",
        decided_by = "QI group" } } }:commit { reason = "A phase" };
      """
    )
    let after = try demonstration.enter("qi.measures:latest():table()")
    #expect(after != before)
    // What is kept of today is no answer about yesterday, when nothing was known.
    let earlier = demonstration.failure(of: "qi.measures:by_unit { as_of = '2024-10-14' }")
    #expect(earlier?.message.contains("did not know the measure") == true)
    #expect(try demonstration.enter("qi.measures:latest():table()") == after)
  }

  @Test("Many series read together are those that are read one by one")
  func sameAsSingle() throws {
    let demonstration = try MixedTrust().demonstration
    let same = try demonstration.enter(
      """
      for _, series in ipairs(qi.measures:by_unit()) do
        local one = series.measure:series { unit = series.unit_code }
        assert(#one == #series and one[-1].value == series[-1].value, series.unit_code)
        assert(tostring(one:table()) == tostring(series:table()), series.unit_code)
      end
      return "same"
      """
    )
    #expect(same == "\"same\"" || same == "same")
  }
}
