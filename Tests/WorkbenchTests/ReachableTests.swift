import Foundation
import Testing

@testable import Workbench

/// Everything a script can call, walked from the globals through tables and metatables.
@Suite("What scripts can reach")
struct ReachableTests {
  /// Every function below the globals, and in the metatables of one value of each type.
  private static let walk = #"""
    local seen, found = {}, {}
    local function visit(value, path)
      local kind = type(value)
      if kind == "function" then
        found[#found + 1] = path
      elseif kind == "table" and not seen[value] then
        seen[value] = true
        for key, inner in next, value do
          visit(key, path .. "<key>")
          visit(inner, path == "" and tostring(key) or path .. "." .. tostring(key))
        end
        -- qi shows its functions by pairs alone: they are no fields of its table.
        if value == qi then
          for name, inner in pairs(value) do visit(inner, path .. "." .. name) end
        end
      end
      local meta = getmetatable(value)
      if type(meta) == "table" then visit(meta, path .. "<meta>") end
    end
    visit(_G, "")
    local day = qi.date "2024-09-30"
    local values = {
      "", 1, 1.5, true, print, coroutine.create(print), day, day.month, qi.units, qi.measures,
      qi.table { "a" }, qi.series { values = { 1, 2 }, name = "s" }, qi.rule_sets[1],
      qi.define { units = {} },
    }
    for _, value in ipairs(values) do
      local meta = getmetatable(value)
      if type(meta) == "table" then visit(meta, "<" .. tostring(value) .. " meta>") end
    end
    table.sort(found)
    return table.concat(found, "\n") .. "\n"
    """#

  private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens/reachable.txt")

  private static func session(_ access: FileAccess) throws -> DemonstrationSession {
    let demonstration = try DemonstrationSession(isLoaded: false)
    demonstration.session.settings.access = access
    return demonstration
  }

  /// The functions, with the methods of every type, which are looked up by name and not reached
  /// through a table.
  private func reachable(_ access: FileAccess) throws -> String {
    let demonstration = try Self.session(access)
    let functions = try demonstration.enter(Self.walk)
    let types = demonstration.session.registry.types.map { type in
      "\(type.name): " + type.methods.map(\.name).sorted().joined(separator: " ")
    }
    return functions + "\n" + types.joined(separator: "\n") + "\n"
  }

  @Test("The functions a script can reach are those of the golden list, in every profile")
  func golden() throws {
    let found = try reachable(.interactive)
    #expect(try reachable(.preview) == found)
    #expect(try reachable(.script(in: "/nowhere")) == found)
    let expected = (try? String(contentsOf: Self.golden, encoding: .utf8)) ?? ""
    if found != expected, ProcessInfo.processInfo.environment["TIDEMARK_RECORD"] != nil {
      try found.write(to: Self.golden, atomically: true, encoding: .utf8)
    }
    #expect(found == expected, "record it with TIDEMARK_RECORD=1 once each line is meant")
  }

  @Test(
    "What could leave the sandbox is not there",
    arguments: [
      "io", "package", "dofile", "loadfile", "loadstring", "module", "os.execute", "os.exit",
      "os.remove", "os.rename", "os.tmpname", "os.setlocale", "string.dump", "debug.getinfo",
      "debug.sethook", "debug.getregistry", "debug.setmetatable", "debug.getmetatable",
      "debug.upvalueid", "debug.getlocal", "debug.setupvalue", "debug.getuservalue",
      "jit", "ffi",
    ]
  )
  func absent(name: String) throws {
    let demonstration = try DemonstrationSession(isLoaded: false)
    let parts = name.split(separator: ".")
    let path = parts.map { "[\"\($0)\"]" }.joined()
    #expect(
      try demonstration.enter("rawget(_G, \"\(parts[0])\") == nil or _G\(path) == nil") == "true"
    )
    for module in ["io", "package", "debug.x", "ffi", "lfs", "socket"] {
      #expect(demonstration.failure(of: "require \"\(module)\"")?.kind == "module")
    }
  }

  @Test("Bytecode is refused however it is asked for")
  func bytecode() throws {
    let demonstration = try DemonstrationSession(isLoaded: false)
    for attempt in [
      #"load("\27Lua")"#, #"load("\27Lua", "x", "b")"#, #"load(function() return "\27Lua" end)"#,
    ] {
      #expect(
        try demonstration.enter("tostring(select(2, \(attempt)))")
          .contains("attempt to load a binary chunk")
      )
    }
  }

  @Test("Metatables of our values and of strings are out of reach")
  func metatables() throws {
    let demonstration = try DemonstrationSession(isLoaded: false)
    for value in [
      #""""#, "qi", "_G", #"qi.date "2024-01-01""#, "qi.units", #"qi.table { "a" }"#,
    ] {
      #expect(
        try demonstration.enter("type(getmetatable(\(value)))") != "table",
        "\(value)"
      )
      #expect(demonstration.failure(of: "setmetatable(\(value), {})") != nil, "\(value)")
    }
    #expect(demonstration.failure(of: "rawset(qi.units, 1, 2)") != nil)
  }
}
