import Testing

@testable import Workbench

/// Scripts that need more than there is.
@Suite("Memory that is not there")
struct MemoryLimitTests {
  /// A script that keeps what it makes of a series of 1,000 values, without end.
  private static func manySeries(_ made: String) -> String {
    "local v, kept = {}, {} for i = 1, 1000 do v[i] = i % 7 end "
      + "while true do kept[#kept + 1] = \(made) end"
  }

  @Test(
    "A script that takes too much ends with the amount and the option, and the session goes on",
    arguments: [
      #"local t = {} while true do t[#t + 1] = ("x"):rep(1000) end"#,
      #"kept = {} while true do kept[#kept + 1] = ("x"):rep(1000) end"#,
      #"return ("x"):rep(1e9)"#,
      #"local s = "x" while true do s = s .. s end"#,
      #"local r, s = {}, ("y"):rep(1e6) for i = 1, 200 do r[i] = s end return table.concat(r)"#,
      #"local r, s = {}, ("y"):rep(1e6) for i = 1, 99 do r[i] = s end "#
        + #"return string.format(("%s"):rep(99), table.unpack(r))"#,
      #"local c = {} while true do c[#c + 1] = coroutine.create(function() end) end"#,
      #"return (("a"):rep(1e5):gsub("a", ("b"):rep(1e5)))"#,
      #"local t = qi.table { "A", "B" } while true do t:add { ("x"):rep(10000), 2 } end"#,
      manySeries("qi.series { values = v }"),
      manySeries("qi.series { values = v }[1]"),
    ]
  )
  func cap(source: String) throws {
    let demonstration = try DemonstrationSession(isLoaded: false)
    var settings = demonstration.session.settings
    settings.memory = try MemorySize("40M")
    let session = try WorkbenchSession(store: demonstration.session.store, settings: settings)
    do throws(Diagnostic) {
      _ = try session.evaluate(source)
      Issue.record("it ran to its end")
    } catch {
      #expect(error.kind == "memory")
      #expect(error.message == "The script needed more than the 40 MB that it may use.")
      #expect(error.hint?.hasSuffix("--memory 80M") == true)
      #expect(error.excerpt?.line == 1)
    }
    _ = try session.evaluate("kept = nil")
    #expect(try session.evaluate("#qi.units") == "0")
  }

  @Test("Tables that no script holds any more make room for others")
  func tablesLetGo() throws {
    let demonstration = try DemonstrationSession(isLoaded: false)
    var settings = demonstration.session.settings
    settings.memory = try MemorySize("40M")
    let session = try WorkbenchSession(store: demonstration.session.store, settings: settings)
    let source = """
      local text = ("x"):rep(100000)
      for i = 1, 100 do
        local t = qi.table { "A" }
        for row = 1, 5 do t:add { text } end
      end
      return 1 + 1
      """
    #expect(try session.evaluate(source) == "2")
  }

  @Test("A text longer than any can be is refused at once, and the session goes on")
  func longest() throws {
    let demonstration = try DemonstrationSession(isLoaded: false)
    let refused = try #require(demonstration.failure(of: #"return ("x"):rep(1e12)"#))
    #expect(refused.message.hasPrefix("The text would be longer than any text can be"))
    #expect(try demonstration.enter("1 + 1") == "2")
  }

  @Test(
    "Endless recursion ends, and the session goes on",
    arguments: [
      "local function f() return 1 + f() end f()",
      "local t = setmetatable({}, {}) getmetatable(t).__index = function(t, k) return t[k] end "
        + "return t.x",
      "local function f() return pcall(f) end return f()",
      "local f f = coroutine.wrap(function() return coroutine.wrap(f)() end) f()",
      "return ('('):rep(1e5) .. load(('('):rep(1e5))()",
    ]
  )
  func recursion(source: String) throws {
    let demonstration = try DemonstrationSession(isLoaded: false)
    _ = demonstration.failure(of: source)
    #expect(try demonstration.enter("1 + 1") == "2")
  }
}
