import Foundation
import LuaRuntime
import TestInputSupport
import Testing

@Suite("Host and script calling each other")
struct NestingTests {
  private func makeState() throws -> LuaState {
    let state = try LuaState()
    try state.define("dive") { call in
      let depth = call[0].integer ?? 0
      if depth <= 0 { return [0] }
      let inner = try call.state.run("return dive(\(depth - 1)) + 1", chunkName: "=dive")
      return .several(inner)
    }
    return state
  }

  @Test(
    "Depths 1 to 300 end with an answer or a clean error",
    arguments: [nil, 512 << 10] as [Int?]
  )
  func depths(stackSize: Int?) throws {
    // On a thread of half a megabyte too: the smallest that Foundation makes.
    let outcome = try onThread(stackSize: stackSize) {
      () throws -> (deepest: Int, kinds: Set<LuaError.Kind>) in
      let state = try makeState()
      var deepest = 0
      var kinds: Set<LuaError.Kind> = []
      for depth in 1...300 {
        do throws(LuaError) {
          let result = try state.evaluate("return dive(\(depth))")
          #expect(result == [.integer(depth)])
          deepest = depth
        } catch {
          kinds.insert(error.kind)
        }
      }
      #expect(try state.evaluate("return 1 + 1") == [2])
      return (deepest, kinds)
    }
    #expect(outcome.deepest == 79 || (stackSize != nil && outcome.deepest > 5))
    #expect(outcome.kinds == [.host("nesting")])
  }

  @Test("A script can catch the nesting error")
  func caught() throws {
    let state = try makeState()
    #expect(
      try state.evaluate("local ok, e = pcall(dive, 200) return ok, e.kind") == [false, "nesting"]
    )
  }

  @Test("Nested callbacks through coroutines and pcall end too")
  func mixed() throws {
    let state = try LuaState()
    try state.define("again") { call in .several(try call.state.call(value: call[0])) }
    let source = """
      local depth = 0
      local function f()
        depth = depth + 1
        local ok, e = pcall(coroutine.wrap(function() return again(f) end))
        if not ok then error(e, 0) end
      end
      local ok = pcall(f)
      return ok, depth > 10
      """
    #expect(try state.evaluate(source, deadlineSeconds: 20) == [false, true])
    #expect(try state.evaluate("return 1 + 1") == [2])
  }

  @Test("A host function inside another state's evaluation has its own stops")
  func twoStates() throws {
    let outer = try LuaState()
    let inner = try LuaState()
    var seen: LuaError.Kind?
    try outer.define("other") { _ in
      seen = inner.failure(of: "while true do end", deadlineSeconds: 0.02)?.kind
      return [1]
    }
    #expect(try outer.evaluate("return other()") == [1])
    #expect(seen == .stopped(.deadline))
    #expect(outer.failure(of: "while true do other() end", deadlineSeconds: 0.05) != nil)
  }

  @Test("A stop goes on to a state that runs within the stopped one, also where it begins later")
  func stopOfAnotherState() throws {
    let outer = try LuaState()
    let inner = try LuaState()
    try outer.define("within") { _ in
      _ = try? inner.run(
        "while true do pcall(function() while true do end end) end",
        chunkName: "=inner"
      )
      // The outer one is to stop by now, so this has to end at once.
      _ = try? inner.run("while true do end", chunkName: "=inner")
      return []
    }
    let work = WorkMeter.measure {
      #expect(throws: LuaError.self) {
        try outer.run("while true do pcall(within) end", chunkName: "=outer", deadlineSeconds: 0.1)
      }
    }
    #expect(work < .seconds(1))
    #expect(
      try inner.run("local n = 0 for i = 1, 1000 do n = n + 1 end return n", chunkName: "=inner")
        == [.integer(1000)]
    )
    #expect(try outer.run("return 1 + 1", chunkName: "=outer") == [.integer(2)])
  }
}
