import LuaRuntime
import Testing

@Suite("Output and warnings")
struct OutputTests {
  private final class Sink {
    var lines: [LuaString] = []
    var warnings: [LuaString] = []
  }

  private func makeState(_ sink: Sink, warningsOn: Bool = true) throws -> LuaState {
    var configuration = LuaConfiguration()
    configuration.output = { sink.lines.append($0) }
    configuration.warning = { sink.warnings.append($0) }
    configuration.warningsOn = warningsOn
    return try LuaState(configuration: configuration)
  }

  @Test("print writes whole lines through the sink, bytes and all")
  func prints() throws {
    let sink = Sink()
    let state = try makeState(sink)
    try state.evaluate("print(1, 'a', nil, true, 2.0) print() print('nu\\0l\\255')")
    #expect(
      sink.lines == [
        "1\ta\tnil\ttrue\t2.0\n", "\n", LuaString(bytes: Array("nu\0l".utf8) + [255, 10]),
      ]
    )
  }

  @Test("print uses __tostring and __name, and raises what they raise")
  func printMetamethods() throws {
    let sink = Sink()
    let state = try makeState(sink)
    try state.evaluate("print(setmetatable({}, { __tostring = function() return 'shown' end }))")
    #expect(sink.lines == ["shown\n"])
    let error = state.failure(of: "print(setmetatable({}, { __tostring = function() end }))")
    #expect(error?.message == "'__tostring' must return a string")
  }

  @Test("What the sink throws, print raises")
  func failingSink() throws {
    var configuration = LuaConfiguration()
    configuration.output = { _ in throw LuaHostError(kind: "pipe", message: "the reader is gone") }
    let state = try LuaState(configuration: configuration)
    #expect(state.failure(of: "print(1)")?.kind == .host("pipe"))
  }

  @Test("Warnings join their pieces and obey @on and @off")
  func warnings() throws {
    let sink = Sink()
    let state = try makeState(sink, warningsOn: false)
    try state.evaluate(
      "warn('lost') warn('@on') warn('a', 'b', 'c') warn('@off') warn('x') warn('@on') warn('@', 'on')"
    )
    #expect(sink.warnings == ["abc", "@on"])
    try state.evaluate("warn('@unknown') warn('last')")
    #expect(sink.warnings == ["abc", "@on", "last"])
  }

  @Test("A warning that comes again is said once, and how often when it is over")
  func repeatedWarnings() throws {
    let sink = Sink()
    let state = try makeState(sink)
    try state.evaluate("for i = 1, 42 do warn('no data') end")
    #expect(sink.warnings == ["no data", "no data (41 more times)"])
    sink.warnings = []
    try state.evaluate("warn('a') warn('a') warn('b', 'c') warn('bc') warn('bc') warn('a')")
    #expect(sink.warnings == ["a", "a (1 more time)", "bc", "bc (2 more times)", "a"])
    sink.warnings = []
    _ = state.failure(of: "warn('again') warn('again') error('x')")
    try state.evaluate("warn('again')")
    #expect(sink.warnings == ["again", "again (1 more time)", "again"])
    sink.warnings = []
    try state.evaluate("warn('') warn('') warn('@off') warn('') warn('@on')")
    #expect(sink.warnings == ["", " (1 more time)"])
  }

  @Test("A warning sink may use the state")
  func warningReentrance() throws {
    weak var reached: LuaState?
    var seen: [LuaValue] = []
    var configuration = LuaConfiguration()
    configuration.warning = { text in
      let called = try? reached?.evaluate("return ..., 'called'")
      seen += [.string(text)] + (called ?? [])
    }
    let state = try LuaState(configuration: configuration)
    reached = state
    let results = try state.evaluate("local t = { 'kept' } warn('x') return t[1], 'after'")
    #expect(results == ["kept", "after"])
    #expect(seen == ["x", nil, "called"])
  }
}

@Suite("require")
struct ModuleTests {
  @Test("A set module is what require gives, and the libraries are modules too")
  func setModule() throws {
    let state = try LuaState()
    try state.setModule("qi", .table(state.makeTable(fields: ["version": 1])))
    #expect(
      try state.evaluate(
        "return require('qi').version, require 'string' == string, require 'qi' == require 'qi'"
      )
        == [1, true, true]
    )
  }

  @Test("The resolver gives source and chunk name; the module runs once with both")
  func resolver() throws {
    let state = try LuaState()
    var asked: [String] = []
    try state.setModuleResolver { name, call in
      asked.append("\(name) from \(call.callSite?.description ?? "?")")
      switch name {
      case "lib": return ("local name, file = ... return { name = name, file = file }", "@lib.lua")
      case "silent": return ("ran = (ran or 0) + 1", "@silent.lua")
      case "broken": return ("x x", "@broken.lua")
      case "failing": return ("\nerror('inside')", "@failing.lua")
      case "loop": return ("return require 'loop'", "@loop.lua")
      default: return nil
      }
    }
    #expect(
      try state.evaluate(
        """
        local lib, file = require "lib"
        return lib.name, lib.file, file, lib == require "lib", require "silent", ran
        """
      ) == ["lib", "lib.lua", "lib.lua", true, true, 1].map { $0 == "lib.lua" ? "@lib.lua" : $0 }
    )
    #expect(asked == ["lib from test:1", "silent from test:2"])
    #expect(state.failure(of: "require 'nothing'")?.message == "module 'nothing' not found")
    #expect(state.failure(of: "require 'broken'")?.message.contains("broken.lua:1:") == true)
    let failing = try #require(state.failure(of: "require 'failing'"))
    #expect(failing.location == LuaLocation(chunk: "failing.lua", line: 2))
    #expect(failing.message == "inside")
    #expect(state.failure(of: "require 'loop'")?.message == "module 'loop' requires itself")
    #expect(state.failure(of: "require(12.5 .. '')") != nil)
  }

  @Test("A module that failed can be required again")
  func retry() throws {
    let state = try LuaState()
    var tries = 0
    try state.setModuleResolver { _, _ in
      tries += 1
      return (tries == 1 ? "error('first')" : "return 'second'", "@m.lua")
    }
    #expect(state.failure(of: "require 'm'")?.message == "first")
    #expect(try state.evaluate("return (require 'm')") == ["second"])
  }

  @Test("What the resolver throws, require raises; without one there are no modules")
  func throwing() throws {
    let state = try LuaState()
    #expect(state.failure(of: "require 'x'")?.message == "module 'x' not found")
    try state.setModuleResolver { name, _ in
      throw LuaHostError(kind: "unknown_module", message: name, candidates: ["qi"])
    }
    #expect(state.failure(of: "require 'x'")?.kind == .host("unknown_module"))
  }
}
