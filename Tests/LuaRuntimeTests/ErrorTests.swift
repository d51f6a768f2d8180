import LuaRuntime
import Testing

@Suite("Errors of scripts")
struct ErrorTests {
  @Test("A string error has its message without the position, and the position as a location")
  func position() throws {
    let state = try LuaState()
    let error = try #require(state.failure(of: "\n\nerror('broken')"))
    #expect(error.kind == .runtime)
    #expect(error.message == "broken")
    #expect(error.location == LuaLocation(chunk: "test", line: 3))
  }

  @Test("Lua's own errors too")
  func nativeErrors() throws {
    let state = try LuaState()
    let error = try #require(state.failure(of: "local t\nreturn t.x"))
    #expect(error.message == "attempt to index a nil value (local 't')")
    #expect(error.location?.line == 2)
    let argument = try #require(state.failure(of: "return ('x'):rep(1, 2, {})\n  + string.rep()"))
    #expect(argument.message.contains("bad argument #1 to 'rep'"))
  }

  @Test("The location keeps a long chunk name whole, and the message loses its shortened one")
  func longNames() throws {
    let state = try LuaState()
    let name = "scripts/" + String(repeating: "very_long_", count: 12) + "name.lua"
    do throws(LuaError) {
      _ = try state.run("error('x')", chunkName: "@" + name)
      Issue.record("no error")
    } catch {
      #expect(error.message == "x")
      #expect(error.location == LuaLocation(chunk: name, line: 1))
    }
  }

  @Test("A message that only looks like a position is left alone")
  func noPosition() throws {
    let state = try LuaState()
    let error = try #require(state.failure(of: "error('ward:12: bad', 0)"))
    #expect(error.message == "ward:12: bad")
    #expect(error.location == LuaLocation(chunk: "test", line: 1))
  }

  @Test("An error caught and raised again keeps the line it came from")
  func rethrown() throws {
    let state = try LuaState()
    let source = "local ok, e = pcall(function()\n error('deep')\nend)\n\nerror(e, 0)"
    let error = try #require(state.failure(of: source))
    #expect(error.message == "deep")
    #expect(error.location?.line == 2)
  }

  @Test("The traceback has the script's own frames, innermost first, with their names")
  func traceback() throws {
    let state = try LuaState()
    let source = """
      local function inner() error("x") end
      function outer() inner() end
      local t = { method = function() outer() end }
      pcall(string.rep)
      t.method()
      """
    let error = try #require(state.failure(of: source))
    #expect(
      error.traceback.map(\.description) == [
        "test:1: in upvalue 'inner'", "test:2: in global 'outer'", "test:3: in field 'method'",
        "test:5: in main chunk",
      ]
    )
  }

  @Test("The traceback of an error in a coroutine goes on below the coroutine")
  func coroutineTraceback() throws {
    let state = try LuaState()
    let source = """
      local function inside()
        error("x")
      end
      local run = coroutine.wrap(function()
        inside()
      end)
      run()
      """
    let error = try #require(state.failure(of: source))
    #expect(error.traceback.map(\.location.line) == [2, 5, 7])
    // coroutine.wrap puts the caller's position in front of the error's own, as in stock Lua.
    #expect(error.location?.line == 7)
    #expect(error.message == "test:2: x")
  }

  @Test("The traceback of an error that passes through a host function goes all the way")
  func hostTraceback() throws {
    let state = try LuaState()
    try state.define("through") { .several(try $0.state.call(value: $0[0])) }
    let source = "local function f()\n error('x')\nend\nthrough(function()\n f()\nend)"
    let error = try #require(state.failure(of: source))
    #expect(error.traceback.map(\.location.line) == [2, 5, 4])
    #expect(error.message == "x")
    #expect(error.location?.line == 2)
  }

  @Test("An endless recursion ends with an error and a traceback that says what it left out")
  func endlessRecursion() throws {
    let state = try LuaState()
    let error = try #require(state.failure(of: "local function f() return 1 + f() end\nf()"))
    #expect(error.kind == .runtime)
    #expect(error.message.hasPrefix("stack overflow"))
    #expect(error.framesOmitted > 1000)
    #expect(error.traceback.last?.isMainChunk == true)
    #expect(error.traceback.last?.location.line == 2)
    #expect(error.traceback.count < 40)
    #expect(try state.evaluate("return 1 + 1") == [2])
  }

  @Test("A __tostring that recurses without end while an error is put into words does no harm")
  func recursionWhileDescribing() throws {
    let state = try LuaState()
    let source = """
      local function f() return 1 + f() end
      error(setmetatable({}, { __tostring = function() while true do pcall(f) end end }))
      """
    let error = try #require(state.failure(of: source, deadlineSeconds: 0.3))
    #expect(error.kind == .stopped(.deadline))
    #expect(state.isAsGoodAsNew)
  }

  @Test("Errors that are no strings keep their value")
  func otherValues() throws {
    let state = try LuaState()
    let table = try #require(state.failure(of: "error({ code = 7 })"))
    #expect(try state.errorValue(table).table?.get("code") == 7)
    let worded = try #require(
      state.failure(of: "error(setmetatable({}, { __tostring = function() return 'words' end }))")
    )
    #expect(worded.message == "words")
    #expect(state.failure(of: "error()")?.message == "nil")
    #expect(state.failure(of: "error(12)")?.message == "12")
    #expect(
      state.failure(of: "error(setmetatable({}, { __tostring = error }))")?.message
        == "(error object is a table value)"
    )
  }

  @Test("A script's error passes through Swift as the value it was")
  func passesThrough() throws {
    let state = try LuaState()
    try state.define("through") { .several(try $0.state.call(value: $0[0])) }
    let results = try state.evaluate(
      """
      local e = { code = 1 }
      local ok, caught = pcall(through, function() error(e) end)
      local ok2, text = pcall(through, function() error("plain") end)
      return ok, caught == e, ok2, text
      """
    )
    #expect(results == [false, true, false, "test:3: plain"])
  }

  @Test("Syntax errors say whether more lines could help")
  func syntax() throws {
    let state = try LuaState()
    func verdict(_ source: String) -> String {
      switch state.checkSyntax(source, chunkName: "=stdin") {
      case .complete: "complete"
      case .incomplete: "incomplete"
      case .invalid(let error): "\(error.location?.line ?? 0): \(error.message)"
      }
    }
    #expect(verdict("x = 1") == "complete")
    #expect(verdict("") == "complete")
    #expect(verdict("for i = 1, 2 do") == "incomplete")
    #expect(verdict("return {") == "incomplete")
    #expect(verdict("x = [[one") == "incomplete")
    #expect(verdict("x = 'one") == "1: unfinished string near <eof>")
    #expect(verdict("x = = 1") == "1: unexpected symbol near '='")
    #expect(verdict("\n\nend") == "3: <eof> expected near 'end'")
    #expect(verdict("error('not run')") == "complete")
  }

  @Test("A syntax error names the chunk and the line")
  func syntaxLocation() throws {
    let state = try LuaState()
    do throws(LuaError) {
      _ = try state.run("\nx ==", chunkName: "@dir/file: 3.lua")
      Issue.record("no error")
    } catch {
      #expect(error.kind == .syntax(incomplete: false))
      #expect(error.location == LuaLocation(chunk: "dir/file: 3.lua", line: 2))
      #expect(error.message == "syntax error near '=='")
    }
  }

  @Test("A binary chunk is a syntax error")
  func binary() throws {
    let state = try LuaState()
    let error = try #require(state.failure(of: "\u{1b}Lua"))
    #expect(error.kind == .syntax(incomplete: false))
    #expect(error.message.contains("attempt to load a binary chunk"))
  }
}
