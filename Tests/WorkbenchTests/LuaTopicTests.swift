import Testing

@testable import Workbench

@Suite("Help on Lua")
struct LuaTopicTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession() }

  @Test("Every function of Lua that a script can reach has help, and no other")
  func complete() throws {
    let printed = try demonstration.printed(
      """
      for name, value in pairs(_G) do
        if type(value) == "table" and name ~= "_G" and name ~= "qi" then
          for member in pairs(value) do print(name .. "." .. member) end
        elseif type(value) == "function" and name ~= "display" then
          print(name)
        end
      end
      """
    )
    let reachable = Set(printed.split(separator: "\n").map(String.init))
    #expect(reachable.count > 80)
    let told = Set(LuaTopic.all.filter { !$0.isLanguage }.map(\.name))
    #expect(reachable.subtracting(told).subtracting(["utf8.charpattern"]).isEmpty)
    #expect(told.subtracting(reachable).isEmpty)
  }

  @Test("Every word of Lua has help", arguments: LuaTokens.keywords.sorted())
  func keywords(word: String) throws {
    let text = try demonstration.enter("?\(word)")
    #expect(text.contains("Lua") && text.contains("Example"))
  }

  @Test(
    "Signs have help too",
    arguments: ["#", "..", "{", "~=", "--", "[[", ":", "...", "\"", "//"]
  )
  func signs(sign: String) throws {
    #expect(try demonstration.enter("?\(sign)").contains("Example"))
  }

  @Test("What is not there says what to do instead")
  func absent() throws {
    for (names, _) in LuaTopic.absent {
      for name in names {
        let parts = name.split(separator: ".").map { "\"\($0)\"" }
        let value =
          parts.count == 2
          ? "(rawget(_G, \(parts[0])) or {})[\(parts[1])]" : "rawget(_G, \(parts[0]))"
        #expect(throws: Never.self, "\(name)") {
          try demonstration.enter("assert(\(value) == nil)")
        }
        #expect(try demonstration.enter("?\(name)").contains("not here"))
      }
    }
    #expect(try demonstration.enter("?io.open").contains("?qi.import"))
    #expect(try demonstration.enter("?__gc").contains("refused"))
    #expect(demonstration.failure(of: "setmetatable({}, { __gc = print })") != nil)
  }

  @Test("A library lists its functions")
  func libraries() throws {
    let text = try demonstration.enter("?string")
    #expect(text.contains("string.format") && text.contains("string.gsub"))
  }
}
