import LuaRuntime
import Testing

@testable import Workbench

@Suite("Values of earlier entries")
struct KeptValuesTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession(isLoaded: false) }

  @Test("_ is the latest value, _3 that of entry 3, and each of several values has a name")
  func names() throws {
    try demonstration.enter("6 * 7")
    try demonstration.enter("'a', 'b', nil, 'd'")
    #expect(try demonstration.enter("_") == "a")
    #expect(try demonstration.enter("_1") == "42")
    #expect(try demonstration.enter("_2 .. _2_2 .. _2_4") == "abd")
    #expect(try demonstration.enter("_2_3") == "nil")
    try demonstration.enter("10, 20")
    #expect(try demonstration.enter("_ + __2") == "30")
  }

  @Test("A value that was silenced is kept, and an assignment leaves the latest as it was")
  func silent() throws {
    try demonstration.enter("6 * 7;")
    try demonstration.enter("x = 1")
    try demonstration.enter("nil")
    #expect(try demonstration.enter("_ + _1") == "84")
  }

  @Test("What is not there says why")
  func reasons() throws {
    try demonstration.enter("x = 1")
    try demonstration.enter("1, 2")
    let messages = ["_1", "_2_3", "_99", "_0", "__9"].map {
      demonstration.failure(of: $0)?.message ?? ""
    }
    #expect(
      messages == [
        "Entry 1 gave no value.", "Entry 2 gave 2 values.",
        "Entry 99 is not done yet: this is entry 5.", "Entries are counted from 1.",
        "Entry 2 gave 2 values.",
      ]
    )
    // A name of one's own that looks alike is a name.
    try demonstration.enter("_1 = 'mine'")
    #expect(try demonstration.enter("_1") == "mine")
    #expect(demonstration.failure(of: "_x")?.message == "There is nothing called \"_x\".")
  }

  @Test("Only the latest hundred are kept, and of one entry only the first fifty values")
  func bounds() throws {
    try demonstration.enter("'first'")
    for _ in 0..<KeptValues.mostEntries { try demonstration.enter("table.unpack({}, 1, 200)") }
    #expect(demonstration.failure(of: "_1")?.message == "The value of entry 1 is no longer kept.")
    #expect(try demonstration.enter("_2_50") == "nil")
    #expect(demonstration.failure(of: "_3_51")?.message == "Entry 3 gave 50 values.")
  }

  @Test("Values that were only looked at give way when memory runs short")
  func memory() throws {
    let demonstration = try DemonstrationSession(isLoaded: false, memory: MemorySize("64M"))
    // Each is kept; together they would be far more than a state may hold.
    let limit = demonstration.session.lua.memory.limit
    try #require(limit > 0)
    let size = limit / 5
    for _ in 0..<12 {
      try demonstration.enter("#(function() big = ('x'):rep(\(size)) return big end)()")
    }
    try demonstration.enter("big = nil")
    for _ in 0..<12 { try demonstration.enter("('x'):rep(\(size));") }
    #expect(try demonstration.enter("#_ == \(size)") == "true")
    #expect(demonstration.session.lua.memory.live < limit)
    // What does not fit at all leaves the state with room to work in.
    #expect(demonstration.failure(of: "('x'):rep(\(limit) * 2)")?.kind == "memory")
    #expect(try demonstration.enter("#('y'):rep(\(size))") == "\(size)")
  }

  @Test("A script has no values of entries")
  func script() throws {
    #expect(throws: Diagnostic.self) {
      try demonstration.session.runScript(Array("print(_1)".utf8), path: "x.lua")
    }
    try demonstration.enter("41")
    #expect(throws: Diagnostic.self) {
      try demonstration.session.runScript(Array("print(_1)".utf8), path: "x.lua")
    }
  }

  @Test("Completion and help know what _ and _12 hold")
  func completion() throws {
    try demonstration.enter("qi.units")
    let members = CompletionEngine(session: demonstration.session).completions(of: "_1:wh")
    #expect(members.candidates.map(\.text) == ["where"])
    #expect(try demonstration.enter("?_1").hasPrefix("list\n"))
  }
}
