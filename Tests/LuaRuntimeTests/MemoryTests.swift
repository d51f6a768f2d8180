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

  /// Takes a megabyte for itself and more as it grows.
  private final class Large {
    let charge: LuaCharge
    let counted: Counted

    init(_ state: LuaState, _ counter: Counted.Counter) throws {
      charge = try state.charge(1 << 20)
      counted = Counted(counter)
    }
  }

  /// Keeps one.
  private final class Keeper {
    let large: Large
    init(_ large: Large) { self.large = large }
  }

  /// A state of 10 MB with `make`, which gives large objects.
  private func stateOfLarge(_ counter: Counted.Counter) throws -> LuaState {
    var configuration = LuaConfiguration()
    configuration.memoryLimit = 10 << 20
    let state = try LuaState(configuration: configuration)
    var type = LuaHostType(name: "large")
    type.method("grow", on: Large.self) { large, _ in
      try large.charge.grow(by: 1 << 20)
      return []
    }
    type.method("keeper", on: Large.self) { large, _ in
      .one(.object(LuaObject(Keeper(large), as: "keeper")))
    }
    try state.register(type)
    try state.register(LuaHostType(name: "keeper"))
    try state.define("make") { call in
      [.object(LuaObject(try Large(call.state, counter), as: "large"))]
    }
    return state
  }

  @Test("What Swift holds for scripts counts against the cap, until Swift lets go of it")
  func charges() throws {
    let counter = Counted.Counter()
    let state = try stateOfLarge(counter)
    try state.collectGarbage()
    let before = state.diagnostics
    let held = state.memory.live

    let growing = try #require(state.failure(of: "o = make()\nwhile true do\n  o:grow()\nend"))
    #expect(growing.kind == .memory)
    #expect(growing.location == LuaLocation(chunk: "test", line: 3))
    #expect(state.memory.live > 9 << 20 && state.memory.live <= 10 << 20)
    #expect(state.failure(of: "return make()")?.kind == .memory)
    // What Lua takes for itself is under the same cap.
    #expect(state.failure(of: "return ('x'):rep(2 << 20)")?.kind == .memory)
    try state.evaluate("o = nil")
    // Those no script holds make room, for Swift and for Lua.
    try state.evaluate("for i = 1, 100 do make():grow() end")
    try state.evaluate("for i = 1, 100 do make() local s = ('x'):rep(2 << 20) end")
    try state.evaluate("all = {} for i = 1, 9 do all[i] = make() end")
    #expect(state.failure(of: "all[10] = make()")?.kind == .memory)
    try state.evaluate("all = nil")
    // One that only belongs to something that a script holds counts as before.
    try state.evaluate("all = {} for i = 1, 9 do all[i] = make():keeper() end")
    #expect(state.failure(of: "all[10] = make():keeper()")?.kind == .memory)
    try state.evaluate("all = nil")
    try state.collectGarbage()
    #expect(counter.alive == 0)
    #expect(state.memory.live < held + 64 << 10)
    #expect(state.diagnostics == before)
  }

  @Test("Small objects count too, and those let go of are soon collected")
  func small() throws {
    let counter = Counted.Counter()
    var configuration = LuaConfiguration()
    configuration.memoryLimit = 4 << 20
    let state = try LuaState(configuration: configuration)
    try state.register(LuaHostType(name: "counted"))
    try state.define("make") { _ in [.object(LuaObject(Counted(counter), as: "counted"))] }
    #expect(state.failure(of: "all = {} while true do all[#all + 1] = make() end")?.kind == .memory)
    let most = counter.alive
    #expect(most > 5_000 && most < 26_000)
    try state.evaluate("all = nil")
    try state.collectGarbage()
    var alive = 0
    for _ in 1...20 {
      try state.evaluate("for i = 1, 5000 do make() end")
      alive = max(alive, counter.alive)
    }
    #expect(alive < most)
    try state.collectGarbage()
    #expect(counter.alive == 0)
  }

  @Test("A charge that outlives its state does no harm")
  func outliving() throws {
    var state: LuaState? = try LuaState()
    let charge = try state?.charge(1_000)
    state = nil
    #expect(throws: Never.self) { try charge?.grow(by: 1_000) }
    #expect(charge?.bytes == 2_000)
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
