import LuaRuntime
import Testing

@Suite("Functions in both directions")
struct FunctionTests {
  @Test("A host function gets its arguments, trailing nils included, and gives its results")
  func hostFunction() throws {
    let state = try LuaState()
    try state.define("probe") { call in
      [.integer(call.arguments.count), call[0], call[1], call[99]]
    }
    #expect(try state.evaluate("return probe(nil, 'x', nil)") == [3, nil, "x", nil])
    #expect(try state.evaluate("return probe()") == [0, nil, nil, nil])
  }

  @Test("A host function takes and gives hundreds of values")
  func manyArguments() throws {
    let state = try LuaState()
    try state.define("back") { .several($0.arguments.reversed()) }
    let results = try state.evaluate("return back(table.unpack({}, 1, 250), 'last')")
    #expect(results == ["last", nil])
    let numbers = try state.evaluate(
      "local t = {} for i = 1, 240 do t[i] = i end return back(table.unpack(t))"
    )
    #expect(numbers == (1...240).reversed().map { .integer($0) })
  }

  @Test("A host function may call back into the script that called it")
  func reentrance() throws {
    let state = try LuaState()
    try state.define("twice") { call in
      guard let function = call[0].function else { return [] }
      let once = try call.state.call(function, [call[1]])
      return .several(try call.state.call(function, once))
    }
    #expect(try state.evaluate("return twice(function(x) return x * x end, 3)") == [81])
  }

  @Test("A host function runs on the coroutine that calls it")
  func coroutines() throws {
    let state = try LuaState()
    try state.define("here") { call in
      let running = try call.state.run("return coroutine.running()", chunkName: "=inner")
      return [running[0], .text(call.callSite?.description ?? "none")]
    }
    let results = try state.evaluate(
      """
      local co = coroutine.create(function(...)
        local inside, site = here()
        return inside == coroutine.running(), site
      end)
      return coroutine.resume(co)
      """
    )
    #expect(results == [true, true, "test:2"])
  }

  @Test("A yield across a host function is an error the script can catch")
  func yieldAcross() throws {
    let state = try LuaState()
    try state.define("through") { call in
      .several(try call.state.call(value: call[0]))
    }
    let results = try state.evaluate(
      "return coroutine.resume(coroutine.create(function() through(coroutine.yield) end))"
    )
    #expect(results.first == false)
    #expect(try state.displayString(results[1]).contains("attempt to yield"))
  }

  @Test("The call site is the script's own line")
  func callSite() throws {
    let state = try LuaState()
    var sites: [LuaLocation?] = []
    try state.define("mark") { call in
      sites.append(call.callSite)
      return []
    }
    _ = try state.run(
      "mark()\n\nlocal function f() mark() end\nf()\npcall(mark)\n",
      chunkName: "@scripts/a.lua"
    )
    #expect(
      sites.map { $0?.description } == ["scripts/a.lua:1", "scripts/a.lua:3", "scripts/a.lua:5"]
    )
  }

  @Test("A function loaded once runs many times, and values other than functions can be called")
  func loadAndCall() throws {
    let state = try LuaState()
    let function = try state.load("n = (n or 0) + 1 return n", chunkName: "=count")
    #expect(try function.call() == [1])
    #expect(try state.call(function) == [2])
    let callable = try state.evaluate(
      "return setmetatable({}, { __call = function(_, x) return x + 1 end })"
    )
    #expect(try state.call(value: callable[0], [41]) == [42])
    #expect(throws: LuaError.self) { try state.call(value: 1) }
  }

  @Test("A chunk can have globals of its own")
  func environment() throws {
    let state = try LuaState()
    let own = try state.makeTable(fields: ["seen": 1])
    #expect(
      try state.run("made = seen + 1 return print, made", chunkName: "=own", environment: own)
        == [nil, 2]
    )
    #expect(try state.globals.get("made") == nil)
    #expect(try own.get("made") == 2)
    _ = try state.load("seen = 9", chunkName: "=own", environment: own).call()
    #expect(try own.get("seen") == 9)
  }

  @Test("A file's first line for the shell and its byte order mark are skipped, lines keep numbers")
  func preamble() throws {
    let state = try LuaState()
    let source = "\u{feff}#!/usr/bin/env tidemark\nreturn debug.traceback('', 1)"
    let trace = try state.run(source, chunkName: "@a.lua").first?.text ?? ""
    #expect(trace.contains("a.lua:2:"))
    #expect(throws: LuaError.self) { try state.run("#!x\nreturn 1", chunkName: "=stdin") }
  }
}
