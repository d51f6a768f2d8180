import LuaRuntime
import Testing

@Suite("Tables")
struct TableTests {
  @Test("A made table has its sequence and its fields")
  func make() throws {
    let state = try LuaState()
    let table = try state.makeTable(array: ["a", "b"], fields: ["n": 2])
    try state.globals.set("t", .table(table))
    #expect(try state.evaluate("return #t, t[1], t[2], t.n") == [2, "a", "b", 2])
    #expect(try table.rawSequence() == ["a", "b"])
    #expect(try table.count() == 2)
  }

  @Test("get and set follow metamethods; raw access does not")
  func metamethods() throws {
    let state = try LuaState()
    let results = try state.evaluate(
      """
      log = {}
      return setmetatable({}, {
        __index = function(_, k) return k .. "!" end,
        __newindex = function(_, k, v) log[#log + 1] = k end,
        __len = function() return 42 end,
      })
      """
    )
    let table = try #require(results.first?.table)
    #expect(try table.get("x") == "x!")
    #expect(try table.rawGet("x") == nil)
    try table.set("y", 1)
    #expect(try table.rawGet("y") == nil)
    try table.rawSet("y", 1)
    #expect(try table.rawGet("y") == 1)
    #expect(try table.count() == 42)
    #expect(try table.rawCount() == 0)
    #expect(try state.evaluate("return log[1], #log") == ["y", 1])
  }

  @Test("Raw entries list every pair once and run no script")
  func entries() throws {
    let state = try LuaState()
    let source = """
      local t = { 10, 20, a = true, [1.5] = "x", [print] = {} }
      return setmetatable(t, { __pairs = error, __index = error, __len = error })
      """
    let table = try #require(try state.evaluate(source).first?.table)
    let entries = try table.rawEntries()
    #expect(entries.count == 5)
    let byKey = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.value) })
    #expect(byKey[1] == 10)
    #expect(byKey[2] == 20)
    #expect(byKey["a"] == true)
    #expect(byKey[1.5] == "x")
  }

  @Test("A hundred thousand entries come in one piece")
  func manyEntries() throws {
    let state = try LuaState()
    let source = "local t = {} for i = 1, 100000 do t['k' .. i] = { i } end return t"
    let table = try #require(try state.evaluate(source).first?.table)
    #expect(try table.rawEntries().count == 100_000)
  }

  @Test("nil and NaN are no keys, and the refusal is an error, not a crash")
  func badKeys() throws {
    let state = try LuaState()
    let table = try state.makeTable()
    #expect(throws: LuaError.self) { try table.set(nil, 1) }
    #expect(throws: LuaError.self) { try table.rawSet(nil, 1) }
    #expect(throws: LuaError.self) { try table.set(.number(.nan), 1) }
    #expect(try table.rawGet(nil) == nil)
  }

  @Test("A metatable set from Swift works, and one with __gc is refused")
  func metatables() throws {
    let state = try LuaState()
    let table = try state.makeTable()
    let fallback = try state.makeTable(fields: ["x": 1])
    try table.setMetatable(state.makeTable(fields: ["__index": .table(fallback)]))
    #expect(try table.get("x") == 1)
    #expect(try table.metatable()?.rawGet("__index").table == fallback)
    try table.setMetatable(nil)
    #expect(try table.metatable() == nil)
    let finaliser = try state.makeTable(fields: ["__gc": 1])
    #expect(throws: LuaError.self) { try table.setMetatable(finaliser) }
  }
}
