import QualityModel
import QualityStore
import Testing

@testable import Workbench

@Suite("The board of a unit")
struct UnitBoardTests {
  @Test("A board has 80 columns at most, its figures, the last action and the next test")
  func card() throws {
    let demonstration = try DemonstrationSession(columns: 200)
    let card = try demonstration.enter(#"qi.unit("CROFTON"):board()"#)
    let lines = card.split(separator: "\n").map(String.init)
    #expect(lines.first == "Crofton Ward (CROFTON)")
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 }, "\(card)")
    let row = try #require(lines.first { $0.hasPrefix("Physical violence incidents") })
    #expect(row.contains("Sep 2024"))
    #expect(row.contains("improvement"))
    #expect(card.contains("Last action: 2022-04-01, on violence: Safety huddles start"))
    #expect(card.contains("Next test: none planned"))
    #expect(card.contains("Nobody has chosen the measures of this board"))
  }

  @Test("I-12: a board has the figures of the trust's view of the unit with the same knowledge")
  func sameAsTrustView() throws {
    let demonstration = try MixedTrust().demonstration
    for unit in ["TRUST", "CML", "CML-1"] {
      let same = try demonstration.enter(
        """
        kind = qi.unit("\(unit)").kind
        board = qi.unit("\(unit)"):board()
        row = qi.measures:latest { level = kind }:table()
        for _, series in ipairs(board.series) do
          if series.measure.code == "EFF-02" then shown = series end
        end
        view = qi.measure("EFF-02"):by_unit { level = kind }
        for _, other in ipairs(view) do
          if other.unit_code == "\(unit)" then seen = other end
        end
        return shown[-1].value == seen[-1].value and #shown == #seen
          and shown:spc().centre == seen:spc().centre
        """
      )
      #expect(same == "true", "\(unit)")
    }
  }

  @Test("Chosen measures stand in their positions, and a test under way is the next test")
  func chosen() throws {
    let demonstration = try MixedTrust().demonstration
    let store = try demonstration.session.store
    let records = [
      EntityRecord(
        .boardMeasure,
        ["unit": .text("CML"), "measure": .text("EFF-02"), "position": .wholeNumber(1)]
      )
    ]
    _ = try store.plan(records.map { .record($0) }).commit(reason: "Board", actor: "tester")
    #expect(try demonstration.enter(#"qi.unit("CML"):board().chosen"#) == "true")
    #expect(try demonstration.enter(#"#qi.unit("CML"):board()"#) == "1")
  }
}
