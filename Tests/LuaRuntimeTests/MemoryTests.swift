import LuaRuntime
import Testing

/// A bit of everything, so that every allocating path of the bridge is on it.
private func scenario(_ state: LuaState, _ counter: Counted.Counter) throws {
  var type = LuaHostType(name: "counted")
  type.method("value", on: Counted.self) { counted, _ in [.integer(counted.value)] }
  type.getter = { _, key, _ in key }
  type.tostring = { _ in "counted" }
  try state.register(type)
  try state.define("make") { call in
    let value = Int(call[0].integer ?? 0)
    return [.object(LuaObject(Counted(counter, value: value), as: "counted"))]
  }
  try state.define("fail") { _ in
    throw LuaHostError(kind: "k", message: "m", hint: "h", candidates: ["a", "b"])
  }
  try state.define("through") { call in
    try call.state.call(value: call[0], Array(call.arguments.dropFirst()))
  }
  let results = try state.evaluate(
    """
    local t = {}
    for i = 1, 5 do t[i] = make(i) end
    local ok, e = pcall(fail)
    local g = coroutine.wrap(function(...) coroutine.yield(#t) pcall(fail) return "end" end)
    local n = g() .. tostring(t[1]) .. t[2]:value() .. tostring(t[3].field)
    local chunk = load("return " .. ("x"):rep(50) .. " or 1")
    return through(function(...) return ... end, n, chunk, {}, e, g())
    """
  )
  _ = try results.map { try state.displayString($0) }
  let table = try state.makeTable(array: results, fields: ["a": 1, "b": "text"])
  _ = try table.rawEntries()
  _ = try state.memberNames(of: .table(state.globals))
  if let error = state.failure(of: "local function f() fail() end f()") {
    _ = try state.errorValue(error)
  }
  _ = state.failure(of: "error({})")
  _ = state.failure(of: "return 'a' + {}")
  _ = state.checkSyntax("return {", chunkName: "=x")
}

@Suite("Memory")
struct MemoryTests {
  @Test("Filling a table with strings ends at the cap, says where, and the state goes on")
  func cap() throws {
    var configuration = LuaConfiguration()
    configuration.memoryLimit = 50 << 20
    let state = try LuaState(configuration: configuration)
    let source = "local t = {}\nwhile true do\n  t[#t + 1] = ('x'):rep(1000)\nend"
    let error = try #require(state.failure(of: source, deadlineSeconds: 60))
    #expect(error.kind == .memory)
    #expect(error.location == LuaLocation(chunk: "test", line: 3))
    #expect(state.memory.peak <= 50 << 20)
    #expect(state.memory.peak > 40 << 20)
    #expect(state.memory.limit == 50 << 20)
    #expect(try state.evaluate("return 1 + 1") == [2])
    try state.collectGarbage()
    #expect(state.memory.live < 1 << 20)
  }

  @Test(
    "Memory bombs end with an error and the state goes on",
    arguments: try AdversarialScript.all(in: "Memory")
  )
  func bombs(script: AdversarialScript) throws {
    var configuration = LuaConfiguration()
    configuration.memoryLimit = 32 << 20
    let state = try LuaState(configuration: configuration)
    let error = try #require(state.failure(of: script.source, deadlineSeconds: 60))
    switch script.outcome {
    case .memory: #expect(error.kind == .memory, "\(error)")
    case .fails(let text):
      #expect(error.kind == .runtime && error.message.contains(text), "\(error)")
    case .stopped, .answersTrue: Issue.record("\(script.name) belongs elsewhere")
    }
    #expect(state.memory.peak <= 32 << 20)
    #expect(state.isAsGoodAsNew)
  }

  @Test("A script can catch a memory error and go on")
  func caught() throws {
    var configuration = LuaConfiguration()
    configuration.memoryLimit = 16 << 20
    let state = try LuaState(configuration: configuration)
    let source = "local ok, e = pcall(string.rep, 'x', 1 << 30) return ok, e"
    #expect(try state.evaluate(source) == [false, "not enough memory"])
  }

  @Test("A cap below what is held refuses work but not its own errors")
  func tightCap() throws {
    var configuration = LuaConfiguration()
    configuration.memoryLimit = 0
    do throws(LuaError) {
      let state = try LuaState(configuration: configuration)
      #expect(state.failure(of: "return {}")?.kind == .memory)
    } catch {
      #expect(error.kind == .memory)
    }
  }

  @Test("Every allocation failing once: each operation ends cleanly and nothing is leaked")
  func everyAllocation() throws {
    // How many allocations the whole scenario asks for.
    let measuring = try LuaState()
    measuring.failAllocations(from: .max, count: 1)
    try scenario(measuring, Counted.Counter())
    let count = measuring.allocationsSeen
    #expect(count > 200)

    let counter = Counted.Counter()

    for failing in 1...count {
      // Lua collects garbage and tries once more, so two in a row make one real failure.
      for burst in [2, 1 << 40] {
        let state = try LuaState()
        let before = state.diagnostics
        state.failAllocations(from: failing, count: burst)
        do {
          try scenario(state, counter)
        } catch let error as LuaError {
          #expect(error.kind == .memory, "allocation \(failing), burst \(burst): \(error)")
        }
        state.failAllocations(from: 0, count: 0)
        #expect(state.diagnostics.stackHeight == 0, "allocation \(failing), burst \(burst)")
        #expect(try state.evaluate("return 1 + 1") == [2], "allocation \(failing), burst \(burst)")
        #expect(state.diagnostics.referencesHeld == before.referencesHeld, "allocation \(failing)")
        try state.evaluate("make, fail, through = nil")
        try state.collectGarbage()
        #expect(counter.alive == 0, "allocation \(failing), burst \(burst)")
      }
    }
  }
}
