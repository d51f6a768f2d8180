import Foundation
import LuaRuntime
import Testing

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

  @Test("What Swift holds for objects counts against the cap, until the objects go")
  func charges() throws {
    var configuration = LuaConfiguration()
    configuration.memoryLimit = 10 << 20
    let state = try LuaState(configuration: configuration)
    let counter = Counted.Counter()
    var type = LuaHostType(name: "counted")
    type.size = { _ in 1 << 20 }
    type.method("grow", on: Counted.self) { counted, call in
      try call.state.charge(1 << 20, to: LuaObject(counted, as: "counted"))
      return []
    }
    try state.register(type)
    try state.define("make") { call in
      let made = LuaObject(Counted(counter), as: "counted")
      try call.state.makeRoom(for: made)
      return [.object(made)]
    }
    try state.collectGarbage()
    let before = state.diagnostics

    let growing = try #require(state.failure(of: "o = make()\nwhile true do\n  o:grow()\nend"))
    #expect(growing.kind == .memory)
    #expect(growing.location == LuaLocation(chunk: "test", line: 3))
    #expect(state.memory.live > 9 << 20 && state.memory.live <= 10 << 20)
    #expect(state.failure(of: "return make()")?.kind == .memory)
    try state.evaluate("o = nil")
    // Those no script holds make room, and one that is given again is not counted again.
    try state.evaluate("for i = 1, 100 do make():grow() end")
    try state.evaluate("all = {} for i = 1, 9 do all[i] = make() end")
    #expect(state.failure(of: "all[10] = make()")?.kind == .memory)
    try state.evaluate("all = nil")
    try state.collectGarbage()
    #expect(counter.alive == 0)
    #expect(state.memory.live < 1 << 20)
    #expect(state.diagnostics == before)
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
    let measuring = HostScenario()
    let measured = try measuring.makeState()
    measured.failAllocations(from: .max, count: 1)
    try measuring.run(on: measured, protected: true)
    let count = measured.allocationsSeen
    #expect(count > 500)

    // All of them takes a while; `make sanitize` does.
    let thorough = ProcessInfo.processInfo.environment["TIDEMARK_THOROUGH"] != nil
    let step = thorough ? 1 : 5
    for failing in stride(from: Int.random(in: 1...step), through: count, by: step) {
      // Lua collects garbage and tries once more, so two in a row make one real failure.
      for burst in [2, 1 << 40] {
        let what = Comment(rawValue: "allocation \(failing), burst \(burst)")
        let scenario = HostScenario()
        let state = try scenario.makeState()
        let before = state.diagnostics
        state.failAllocations(from: failing, count: burst)
        // What fails may be caught by the script, or be the host's to see.
        try? scenario.run(on: state, protected: true)
        state.failAllocations(from: 0, count: 0)
        #expect(state.isAsGoodAsNew, what)
        try state.setModule("set", .nil)
        try state.setModule("found", .nil)
        try state.collectGarbage()
        try state.collectGarbage()
        #expect(state.diagnostics.referencesHeld == before.referencesHeld, what)
        #expect(scenario.counter.alive == 0, what)
      }
    }
  }
}
