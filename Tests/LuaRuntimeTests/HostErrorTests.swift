import LuaRuntime
import Testing

@Suite("Errors of host functions")
struct HostErrorTests {
  private static let unknown = LuaHostError(
    kind: "unknown_name",
    message: "no measure 'fals'",
    hint: "qi.measures() lists them",
    candidates: ["falls", "fails"]
  )

  private func state() throws -> LuaState {
    let state = try LuaState()
    try state.define("find") { _ in throw Self.unknown }
    return state
  }

  @Test("A script sees a table with kind, message, where, hint and candidates")
  func table() throws {
    let results = try state().evaluate(
      """
      local ok, e = pcall(function()
        find "fals"
      end)
      return ok, type(e), e.kind, e.message, e.where, e.hint, #e.candidates, e.candidates[1],
        e.chunk, e.line, tostring(e), getmetatable(e)
      """
    )
    #expect(
      results == [
        false, "table", "unknown_name", "no measure 'fals'", "test:2", "qi.measures() lists them",
        2, "falls", "test", 2, "test:2: no measure 'fals'", false,
      ]
    )
  }

  @Test("Uncaught, it comes back to Swift with all its facts and the error that was thrown")
  func uncaught() throws {
    let error = try #require(try state().failure(of: "\nfind 'fals'"))
    #expect(error.kind == .host("unknown_name"))
    #expect(error.message == "no measure 'fals'")
    #expect(error.hint == "qi.measures() lists them")
    #expect(error.candidates == ["falls", "fails"])
    #expect(error.place == nil)
    #expect(error.location == LuaLocation(chunk: "test", line: 2))
    #expect(error.underlying as? LuaHostError == Self.unknown)
    #expect(error.traceback.map(\.location.line) == [2])
  }

  @Test("Caught and raised again it is still the same error, from its first line")
  func rethrown() throws {
    let source = "local ok, e = pcall(function()\n find()\nend)\nerror(e)"
    let error = try #require(try state().failure(of: source))
    #expect(error.kind == .host("unknown_name"))
    #expect(error.location?.line == 2)
    #expect(error.underlying as? LuaHostError == Self.unknown)
  }

  @Test("A place in the user's data goes into where")
  func place() throws {
    let state = try LuaState()
    try state.define("load") { _ in
      throw LuaHostError(kind: "bad_row", message: "no number", place: "falls.csv:12:3")
    }
    #expect(try state.evaluate("local _, e = pcall(load) return e.where") == ["falls.csv:12:3"])
    let error = try #require(state.failure(of: "load()"))
    #expect(error.place == "falls.csv:12:3")
    #expect(error.location?.line == 1)
  }

  @Test("Any Swift error is put into words by the configuration, and kept")
  func described() throws {
    var configuration = LuaConfiguration()
    configuration.describeError = { error in
      LuaHostError(kind: "plain", message: "number \((error as? PlainError)?.number ?? 0)")
    }
    let state = try LuaState(configuration: configuration)
    try state.define("fail") { _ in throw PlainError(number: 9) }
    let error = try #require(state.failure(of: "fail()"))
    #expect(error.kind == .host("plain"))
    #expect(error.message == "number 9")
    #expect(error.underlying as? PlainError == PlainError(number: 9))
  }

  @Test("It passes through a second host function unchanged")
  func nested() throws {
    let state = try state()
    try state.define("through") { .several(try $0.state.call(value: $0[0])) }
    let error = try #require(state.failure(of: "through(function()\n find() end)"))
    #expect(error.kind == .host("unknown_name"))
    #expect(error.location?.line == 2)
    #expect(error.underlying as? LuaHostError == Self.unknown)
  }

  @Test("A forged error table is only a table")
  func forged() throws {
    let error = try #require(try state().failure(of: "error({ kind = 'unknown_name' })"))
    #expect(error.kind == .runtime)
  }

  @Test("An error table a script has spoilt does no harm")
  func spoilt() throws {
    let source = """
      local _, e = pcall(find)
      for k in pairs(e) do e[k] = nil end
      e.candidates = setmetatable({ 1, {}, print }, { __index = error })
      e.message = {}
      e.line = "x"
      local shown = tostring(e)
      error(e)
      """
    let error = try #require(try state().failure(of: source))
    #expect(error.kind == .host(""))
    #expect(error.candidates.isEmpty)
  }

  @Test("A stop that a host function throws by itself is an ordinary error")
  func staleStop() throws {
    let state = try LuaState()
    let stopped = try #require(state.failure(of: "while true do end", deadlineSeconds: 0.02))
    try state.define("again") { _ in throw stopped }
    #expect(
      try state.evaluate("local ok, e = pcall(again) return ok, e.kind") == [false, "stopped"]
    )
  }
}
