import Foundation
import Testing

@testable import Workbench

@Suite("The outline of a piece of Lua")
struct LuaOutlineTests {
  private func names(_ source: String) throws -> (reads: Set<String>, writes: Set<String>) {
    let outline = try #require(LuaOutline(source), "\(source)")
    return (
      Set(outline.uses.filter { !$0.isAssigned }.map(\.name)),
      Set(outline.uses.filter(\.isAssigned).map(\.name))
    )
  }

  @Test("Names from outside are read or made; locals, fields, keys and labels are neither")
  func scopes() throws {
    let source = """
      local a, b = c, a1
      x = a + y.z + t["k"] .. s:m(u) -- not = here
      local function f(p, ...) q = p; return f(p, ...) end
      for i, v in pairs(w) do i = v end
      for j = 1, n do j = j end
      repeat local r = r0 until r == done
      goto out
      ::out::
      g = { key = value, [k2] = a, function(self) return self end }
      function h.i:j() return self, b end
      function made() return made end
      if a then l = 1 elseif m2 then else o = [[text x y]] end
      while false do break end
      """
    let (reads, writes) = try names(source)
    #expect(writes == ["x", "q", "g", "made", "l", "o"])
    #expect(
      reads == [
        "c", "a1", "y", "t", "s", "u", "pairs", "w", "n", "r0", "done", "value", "k2", "h", "made",
        "m2",
      ]
    )
  }

  @Test("A local is known from the statement after its own")
  func afterItself() throws {
    #expect(try names("local x = x").reads == ["x"])
    #expect(try names("local function x() return x end").reads == [])
    #expect(try names("local x = 1; x = x + 1").writes == [])
    #expect(try names("do local x = 1 end x = x").reads == ["x"])
  }

  @Test("Numbers, texts and comments in all their forms are passed over")
  func tokens() {
    let source = #"""
      a=0x1p-4+3e+2 ..'x\'y'.."\"--".."\z
        z"..[==[ ]] ]=] ]==] --[[ long
      comment ]] --[==[ ]] ]==] -- short
      b = a//2~=3 and 1<<2 >=.5 or ...
      """#
    let tokens = LuaScanner.tokens(of: source)
    #expect(tokens.filter { $0.kind == .name }.map(\.text) == ["a", "b", "a"])
    #expect(
      tokens.filter { $0.kind == .number }.map(\.text) == [
        "0x1p-4", "3e+2", "2", "3", "1", "2", ".5",
      ]
    )
    #expect(tokens.filter { $0.kind == .string }.count == 4)
    #expect(tokens.filter { $0.isSign("//", "~=", "<<", ">=", "...") }.count == 5)
    for token in tokens {
      #expect(String(decoding: Array(source.utf8)[token.range], as: UTF8.self) == token.text)
    }
  }

  @Test("Statements that stand in no block are told apart")
  func statements() throws {
    let outline = try #require(
      LuaOutline(
        """
        local a <const>, b = 1, 2
        local c <close> = d
        e, f = 1, 2
        e.x, f = 1, 2
        function g() end
        print(a)
        local function k() end
        return a, b
        """
      )
    )
    #expect(
      outline.statements.map(\.kind) == [
        .local(names: ["a", "b"], hasValues: true, closes: false),
        .local(names: ["c"], hasValues: true, closes: true),
        .assignment(["e", "f"]), .other, .function("g"), .call, .localFunction("k"),
        .result(
          outline.statements[7].range.lowerBound + 7..<outline.statements[7].range.upperBound
        ),
      ]
    )
    #expect(outline.locals == ["a", "b", "c", "k"])
    #expect(outline.attributes.count == 2)
  }

  @Test("Of each local it is known whether it is read, written again and hides another")
  func fates() throws {
    let outline = try #require(
      LuaOutline(
        "local a, b = 1; b = a; do local a = a; for i = 1, 2 do a = i end end f(function(b) end)"
      )
    )
    let fates = outline.allLocals.map { "\($0.name) \($0.reads) \($0.writes) \($0.hidesAnother)" }
    #expect(fates == ["a 2 0 false", "b 0 1 false", "a 0 1 true", "i 1 0 false", "b 0 0 true"])
  }

  @Test("A return in a block ends the script early; one in a function does not")
  func early() throws {
    #expect(try #require(LuaOutline("if x then return end")).returnsEarly)
    #expect(try #require(LuaOutline("do return 5 end")).returnsEarly)
    #expect(
      try !#require(LuaOutline("f = function() if x then return end end return f")).returnsEarly
    )
  }

  @Test("What is not Lua has no outline", arguments: ["x =", "1 +", "if x", "f(", "x y", "end"])
  func notLua(source: String) {
    #expect(LuaOutline(source) == nil)
  }

  @Test("Every script of the project and every example has one")
  func everything() throws {
    let folder = DemonstrationSession.project
    let files = FileManager.default.enumerator(
      atPath: folder.appendingPathComponent("scripts").path
    )
    var count = 0
    for case let name as String in files ?? .init() where name.hasSuffix(".lua") {
      let text = try String(
        contentsOf: folder.appendingPathComponent("scripts/\(name)"),
        encoding: .utf8
      )
      let outline = try #require(LuaOutline(text), "\(name)")
      #expect(outline.uses.allSatisfy { !$0.isAssigned }, "\(name)")
      count += 1
    }
    #expect(count >= 4)
    for function in Registry().allFunctions {
      #expect(
        LuaOutline("return " + function.example) != nil || LuaOutline(function.example) != nil,
        "\(function.path)"
      )
    }
  }
}
