import Testing

@testable import Workbench

/// Completion of names that the text being typed makes itself.
@Suite("Completion of names made in the same entry")
struct CompletionLocalsTests {
  let demonstration: DemonstrationSession

  init() throws {
    demonstration = try DemonstrationSession()
    try demonstration.enter("s = 3")
  }

  private func texts(_ typed: String) -> [String] {
    CompletionEngine(session: demonstration.session).completions(of: typed).candidates.map(\.text)
  }

  @Test("A local is what its value is")
  func locals() {
    #expect(texts("local m = qi.measure \"violence\"\nm:ser") == ["series"])
    #expect(texts("local m <const> = qi.measure('violence')\nm:ser") == ["series"])
    #expect(
      texts(
        "local m = qi.measure \"violence\"\nlocal one = m:series { unit = \"CROFTON\" }\none:sp"
      )
        == ["spc"]
    )
    #expect(texts("local wards = qi.units\nwards[1].par") == ["parent"])
    #expect(texts("local q = qi\nq.impo") == ["import", "import_records"])
    #expect(texts("local m = qi.measure \"violence\"\nm:series { un") == ["unit"])
    #expect(texts("local beech = 1\nprint(bee") == ["beech"])
  }

  @Test("It hides a global, and what is not known is not guessed")
  func hidden() throws {
    try demonstration.enter("s = qi.measure \"violence\"")
    #expect(texts("s:ser") == ["series"])
    #expect(texts("local s = 3 + 4\ns:").isEmpty)
    #expect(texts("local d = qi.date \"2024-01-01\" - 3\nd.").isEmpty)
    #expect(texts("local s = qi.today()\ns.mon") == ["month"])
    // Made of itself: the value before is meant.
    #expect(texts("s = s:series { unit = \"CROFTON\" }\ns:sp") == ["spc"])
    #expect(texts("local x = x\nx.").isEmpty)
  }

  @Test("A field of that name is no name of its own")
  func fields() throws {
    try demonstration.enter("t = {}")
    #expect(texts("t.m = qi.measure \"violence\"\nm:").isEmpty)
    #expect(texts("f { m = qi.measure \"violence\" }\nm:").isEmpty)
  }

  @Test("The variable of a loop is an item of the list")
  func loops() {
    #expect(texts("for unit in qi.units:each() do print(unit.par") == ["parent"])
    #expect(texts("for u in qi.units:each() do\n  local p = u\n  p.par") == ["parent"])
    #expect(
      texts("for _, one in pairs(qi.measure(\"falls-rate\"):by_unit()) do\n  one:sp") == ["spc"]
    )
    #expect(texts("for n = 1, 3 do n.").isEmpty)
  }
}
