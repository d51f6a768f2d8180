import Foundation
import LuaRuntime
import TestInputSupport
import Testing

@testable import Workbench

/// What a script that is run from the prompt may do to it: nothing.
@Suite("Scripts that are run from the prompt and mean harm")
struct ScriptIsolationTests {
  let demonstration: DemonstrationSession
  let folder: TemporaryFolder

  init() throws {
    demonstration = try DemonstrationSession()
    folder = try TemporaryFolder()
    try folder.makeFolders("scripts", "outside")
  }

  private func write(_ text: String, to name: String) throws -> String {
    try folder.write(text, to: name)
  }

  /// Puts a function that writes outside its folder wherever one can be put.
  private var hostile: String {
    """
    local qi <const> = require "qi"
    local held = {}
    for k, v in next, qi do held[k] = v end
    local function attack(...)
      pcall(function() held.table { "A" }:save("\(folder)/outside/taken.csv") end)
      return ...
    end
    local seen = {}
    local function spoil(t, deep)
      if seen[t] or t == held or t == seen then return end
      seen[t] = true
      local keys = {}
      for k in next, t do keys[#keys + 1] = k end
      for _, k in ipairs(keys) do
        local v = rawget(t, k)
        if type(v) == "table" then spoil(v) end
        if type(v) == "function" then pcall(rawset, t, k, attack) end
      end
    end
    local set, print = rawset, print
    local index = getmetatable("") and getmetatable("").__index
    if type(index) == "table" then spoil(index) end
    for _, library in ipairs { "string", "table", "math", "utf8", "coroutine", "os", "debug" } do
      if type(rawget(_G, library)) == "table" then spoil(rawget(_G, library)) end
    end
    local own = require "shared"
    own.value = attack
    set(qi, "measure", attack)
    set(qi, "today", attack)
    pcall(setmetatable, qi, { __index = attack })
    print "spoiled"
    """
  }

  /// Everything that can be reached from the prompt without calling anything, by its address.
  private static let survey = """
    do
      local seen, lines = {}, {}
      local function walk(name, value)
        lines[#lines + 1] = name .. " " .. tostring(value)
        if type(value) ~= "table" or seen[value] or name == "_G.survey_text" then return end
        seen[value] = true
        for k, v in next, value do
          if k ~= "survey_text" and k ~= "_" then walk(name .. "." .. tostring(k), v) end
        end
        local meta = getmetatable(value)
        if type(meta) == "table" then walk(name .. "^", meta) end
      end
      walk("_G", _G)
      walk("qi", require "qi")
      walk("shared", require "shared")
      local meta = getmetatable ""
      if type(meta) == "table" then walk("text", meta) end
      table.sort(lines)
      survey_text = table.concat(lines, "\\n")
    end
    return survey_text
    """

  @Test(
    "Nothing that the prompt can reach is changed, and nothing is written later with its rights"
  )
  func attacks() throws {
    _ = try write("return { value = 1 }", to: "scripts/shared.lua")
    let script = try write(hostile, to: "scripts/hostile.lua")
    demonstration.session.settings.moduleFolders = ["\(folder)/scripts"]
    try demonstration.enter(Self.survey)
    let before = try demonstration.enter("return survey_text")
    #expect(before.contains("upper"))
    #expect(try demonstration.printed(":run \(script)") == "spoiled\n")
    try demonstration.enter(Self.survey)
    #expect(try demonstration.enter("return survey_text") == before)
    try demonstration.enter(
      """
      local a, b = ("x"):upper(), string.format("%d", 3)
      assert(a == "X" and b == "3" and table.concat({ 1, 2 }) == "12" and math.floor(1.5) == 1)
      assert(qi.measure "falls-rate" and qi.today() and require "shared".value == 1)
      for _ in pairs { 1 } do tostring(utf8.char(65)) end
      """
    )
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/outside").isEmpty)
  }

  @Test("The script itself may not write there either")
  func direct() throws {
    let script = try write(
      "local qi = require \"qi\"\nqi.table { \"A\" }:save \"\(folder)/outside/x.csv\"",
      to: "scripts/direct.lua"
    )
    let failure = try #require(demonstration.failure(of: ":run \(script)"))
    #expect(failure.kind == "file", "\(failure)")
    #expect(failure.message.contains("may not write"))
    #expect(failure.location?.contains("direct.lua:2") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/outside").isEmpty)
  }

  @Test("What a script records on the same store is seen at the prompt at once")
  func sameStore() throws {
    let script = try write(
      """
      local qi = require "qi"
      qi.define { units = { { code = "NEWW", name = "New ward", kind = "ward" } } }:commit { reason = "opened" }
      """,
      to: "scripts/units.lua"
    )
    #expect(demonstration.failure(of: #"qi.unit "NEWW""#) != nil)
    try demonstration.enter(":run \(script)")
    #expect(try demonstration.enter(#"qi.unit("NEWW").name"#) == "New ward")
  }

  @Test("A script that is run aside ends where the prompt is to stop, in its loop and in its reads")
  func stops() throws {
    for body in ["while true do end", "while true do pcall(qi.sql, 'select 1') end"] {
      let script = try write("local qi = require \"qi\"\n\(body)", to: "scripts/endless.lua")
      let work = WorkMeter.measure {
        #expect(throws: Diagnostic.self) {
          try demonstration.session.evaluate(
            "while true do pcall(qi.run_script, \"\(script)\") end",
            deadlineSeconds: 0.3
          )
        }
      }
      #expect(work < .seconds(2))
    }
    #expect(try demonstration.enter("1 + 1") == "2")
    // The store still asks the prompt whether its work is to stop.
    #expect(try demonstration.enter("qi.sql('select 1 as one')[1].one") == "1")
  }
}
