import LuaRuntime
import Testing

@Suite("Nothing leaks")
struct LeakTests {
  @Test("Ten thousand throwing callbacks leave no Swift object and no reference behind")
  func throwingCallbacks() throws {
    let counter = Counted.Counter()
    let state = try LuaState()
    try state.register(LuaHostType(name: "counted"))
    try state.define("fail") { call in
      let local = Counted(counter)
      let held = try call.state.makeTable(array: [.object(LuaObject(local, as: "counted"))])
      defer { withExtendedLifetime(held) {} }
      throw LuaHostError(kind: "k", message: "m \(local.value)", candidates: ["a"])
    }
    try state.collectGarbage()
    let before = state.diagnostics
    let results = try state.evaluate(
      "local n = 0 for i = 1, 10000 do if not pcall(fail, {}, print, i) then n = n + 1 end end return n"
    )
    #expect(results == [10_000])
    try state.collectGarbage()
    try state.collectGarbage()
    #expect(counter.alive == 0)
    #expect(state.diagnostics == before)
  }

  @Test("Uncaught errors give back what they held")
  func uncaught() throws {
    let state = try LuaState()
    try state.define("fail") { _ in throw PlainError(number: 1) }
    try state.collectGarbage()
    let before = state.diagnostics
    for _ in 0..<2000 {
      _ = state.failure(of: "fail()")
      _ = state.failure(of: "error({})")
      _ = state.failure(of: "error('x')")
    }
    try state.collectGarbage()
    #expect(state.diagnostics == before)
  }

  @Test("Values Swift lets go of are free for Lua to collect, within one evaluation too")
  func references() throws {
    let state = try LuaState()
    try state.define("look") { call in [.integer(call.arguments.count)] }
    try state.collectGarbage()
    let before = state.diagnostics
    // 20,000 tables of 10 kB would not fit if they were kept: the cap is 512 MB in all, 200 MB here.
    try state.evaluate("for i = 1, 20000 do look({ ('x'):rep(10000) .. i }, function() end) end")
    #expect(state.memory.peak < 100 << 20)
    for _ in 0..<5000 {
      _ = try state.evaluate("return {}, print, coroutine.create(print)")
    }
    try state.collectGarbage()
    #expect(state.diagnostics == before)
  }

  @Test(
    "A collection as deep in calls as they go loses no object, and warns of nothing",
    arguments: [
      "function f() look() pcall(f) end",
      "function f() look() pcall(through, f) end",
      "function f() look() pcall(coroutine.wrap(f)) end",
      "function f() look() pcall(string.gsub, 'x', 'x', f) end",
      """
      local o = setmetatable({}, { __tostring = function() f() return 'o' end })
      function f() look() pcall(tostring, o) end
      """,
      "function f() look() pcall(fail, make()) pcall(table.sort, {1, 2}, f) end",
    ]
  )
  func collectionDeepInCalls(script: String) throws {
    let counter = Counted.Counter()
    var warnings: [String] = []
    var configuration = LuaConfiguration()
    configuration.warning = { warnings.append($0.text) }
    let state = try LuaState(configuration: configuration)
    try state.register(LuaHostType(name: "counted"))
    try state.define("make") { _ in [.object(LuaObject(Counted(counter), as: "counted"))] }
    try state.define("through") { .several(try $0.state.call(value: $0[0])) }
    try state.define("fail") { _ in throw PlainError(number: 1) }
    try state.collectGarbage()
    let before = state.diagnostics
    for _ in 0..<3 {
      try state.evaluate(
        """
        -- Some kinds of call take two levels: no level must be left out.
        function look() make() collectgarbage() pcall(collectgarbage) end
        \(script)
        f()
        f, look = nil
        """
      )
      try state.collectGarbage()
      try state.collectGarbage()
      #expect(counter.alive == 0)
      #expect(state.diagnostics == before)
    }
    // Within one evaluation too.
    try state.evaluate("for i = 1, 100000 do make() end")
    #expect(counter.alive < 50_000)
    #expect(warnings == [])
  }

  @Test("References given back on other threads reach the table")
  func otherThreads() async throws {
    let state = try LuaState()
    let before = state.diagnostics.referencesHeld
    for round in 0..<50 {
      // The error is the one value that may cross threads with a reference in it.
      guard let error = state.failure(of: "error({ \(round) })") else { continue }
      await Task.detached { _ = error.message }.value
    }
    try state.evaluate("return 1")
    #expect(state.diagnostics.referencesHeld == before)
  }

  @Test("Host functions and objects go with the state, also when their bodies hold its values")
  func closing() throws {
    let counter = Counted.Counter()
    do {
      let state = try LuaState()
      try state.register(LuaHostType(name: "counted"))
      let table = try state.makeTable()
      let captured = Counted(counter)
      try state.define("hold") { _ in
        withExtendedLifetime(captured) { [.table(table)] }
      }
      try state.globals.set("o", .object(LuaObject(Counted(counter), as: "counted")))
      #expect(try state.evaluate("return type(hold())") == ["table"])
      #expect(counter.alive == 2)
    }
    #expect(counter.alive == 0)
  }

  @Test("Iterators made by pairs are let go of")
  func iterators() throws {
    let counter = Counted.Counter()
    let state = try LuaState()
    var type = LuaHostType(name: "list")
    type.pairs = { _, _ in
      let held = Counted(counter)
      var index = held.value
      return {
        index += 1
        return index > 3 ? nil : (.integer(index), true)
      }
    }
    try state.register(type)
    try state.globals.set("list", .object(LuaObject(Counted(counter), as: "list")))
    try state.evaluate(
      "for i = 1, 1000 do for k in pairs(list) do if k == 2 then break end end end"
    )
    try state.collectGarbage()
    #expect(counter.alive == 1)
  }

  @Test("The stack is as high after every operation as before it, inside a callback too")
  func stackBalance() throws {
    let state = try LuaState()
    var type = LuaHostType(name: "o")
    type.tostring = { _ in throw PlainError(number: 1) }
    try state.register(type)
    let object = LuaValue.object(LuaObject(Counted(Counted.Counter()), as: "o"))

    func everything(_ state: LuaState) throws {
      let height = state.diagnostics.stackHeight
      func balanced(_ what: String, _ body: () throws -> Void) {
        do { try body() } catch {}
        #expect(state.diagnostics.stackHeight == height, "\(what)")
      }
      let table = try state.makeTable(array: [1, 2], fields: ["a": 1])
      let failing = try state.load("error({})", chunkName: "=f")
      balanced("run") { try state.evaluate("return 1, 2, 3") }
      balanced("run, failing") { try state.evaluate("error('x')") }
      balanced("run, no Lua") { try state.evaluate("x x") }
      balanced("checkSyntax") { _ = state.checkSyntax("x x", chunkName: "=x") }
      balanced("call") { _ = try state.call(failing, [1, 2, 3]) }
      balanced("call of a value") { _ = try state.call(value: 1, [2]) }
      balanced("get") { _ = try table.get("a") }
      balanced("get nil") { _ = try table.get(nil) }
      balanced("set") { try table.set("b", object) }
      balanced("set nil") { try table.set(nil, 1) }
      balanced("entries") { _ = try table.rawEntries() }
      balanced("count") { _ = try table.count() }
      balanced("metatable") { try table.setMetatable(table) }
      balanced("metatable with __gc") {
        try table.setMetatable(state.makeTable(fields: ["__gc": 1]))
      }
      balanced("display") { _ = try state.displayString(object) }
      balanced("function") { _ = try state.makeFunction(name: "f") { _ in [] } }
      balanced("register") { try state.register(type) }
      balanced("module") { try state.setModule("m", 1) }
      balanced("members") { _ = try state.memberNames(of: .table(table)) }
      balanced("collect") { try state.collectGarbage() }
    }
    try everything(state)
    try state.define("everything") { call in
      try everything(call.state)
      return .several(call.arguments)
    }
    #expect(try state.evaluate("return everything(1, 2)") == [1, 2])
    #expect(
      try state.evaluate("return coroutine.wrap(function() return everything(3) end)()") == [3]
    )
    #expect(state.diagnostics.stackHeight == 0)
  }
}
