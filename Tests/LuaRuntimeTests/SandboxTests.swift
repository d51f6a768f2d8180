import Foundation
import LuaRuntime
import Testing

@Suite("The sandbox")
struct SandboxTests {
  /// Every function a script can reach: globals, tables in tables, loaded modules, metatables of
  /// every type that has one.
  private static let walk = """
    local seen, found = {}, {}
    local function visit(value, path)
      local kind = type(value)
      if kind == "function" then
        found[#found + 1] = path
      elseif kind == "table" and not seen[value] then
        seen[value] = true
        local keys = {}
        for key in next, value do keys[#keys + 1] = key end
        table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
        for _, key in ipairs(keys) do
          visit(key, path .. "<key>")
          visit(rawget(value, key), path == "" and tostring(key) or path .. "." .. tostring(key))
        end
      end
      local meta = getmetatable(value)
      if type(meta) == "table" and kind ~= "string" then visit(meta, path .. "<meta>") end
    end
    visit(_G, "")
    for _, value in ipairs { "", 1, true, print, coroutine.create(print) } do
      local meta = getmetatable(value)
      if type(meta) == "table" then visit(meta, "<" .. type(value) .. " meta>") end
    end
    local function e() error() end
    local ok, handled = xpcall(e, debug.traceback)
    table.sort(found)
    return table.concat(found, "\\n") .. "\\n"
    """

  @Test("The functions a script can reach are those of the golden list, and no others")
  func golden() throws {
    let state = try LuaState()
    let found = try #require(try state.evaluate(Self.walk).first?.text)
    let file = testFile("Goldens/reachable.txt")
    let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    if found != expected, ProcessInfo.processInfo.environment["TIDEMARK_RECORD"] != nil {
      try found.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(found == expected)
  }

  @Test(
    "What could leave the sandbox is not there",
    arguments: [
      "io", "package", "dofile", "loadfile", "os.execute", "os.getenv", "os.exit", "os.remove",
      "os.rename", "os.tmpname", "os.setlocale", "string.dump", "debug.getinfo", "debug.sethook",
      "debug.getregistry", "debug.setmetatable", "debug.getmetatable", "debug.upvalueid",
    ]
  )
  func absent(name: String) throws {
    #expect(try LuaState().evaluate("return \(name)") == [nil])
  }

  @Test("Nothing gets out", arguments: try AdversarialScript.all(in: "Escapes"))
  func escapes(script: AdversarialScript) throws {
    #expect(script.outcome == .answersTrue)
    let state = try LuaState()
    #expect(try state.evaluate(script.source, deadlineSeconds: 20) == [true])
    #expect(state.isAsGoodAsNew)
  }

  @Test("Binary chunks are refused however they are asked for")
  func binary() throws {
    let state = try LuaState()
    for attempt in [
      "load('\\27Lua')", "load('\\27Lua', 'x', 'b')", "load('\\27Lua', 'x', 'bt')",
      "load(function() local x = done and '' or '\\27Lua' done = true return x end)",
    ] {
      let results = try state.evaluate("done = nil return \(attempt)")
      #expect(results.first == .nil)
      #expect(results.last?.text?.contains("attempt to load a binary chunk") == true, "\(attempt)")
    }
  }

  @Test("The metatable of strings is out of reach")
  func stringMetatable() throws {
    let state = try LuaState()
    #expect(try state.evaluate("return getmetatable('')") == [false])
    #expect(state.failure(of: "setmetatable('', {})") != nil)
  }

  @Test("A script that spoils the libraries does not reach the host")
  func spoilt() throws {
    let state = try LuaState()
    try state.evaluate("string.format, tostring, error, pcall, setmetatable = nil _G.string = nil")
    #expect(try state.displayString(1.5) == "1.5")
    #expect(state.failure(of: "local t = nil t.x = 1")?.location?.line == 1)
    try state.define("f") { _ in throw LuaHostError(kind: "k", message: "m") }
    #expect(state.failure(of: "f()")?.kind == .host("k"))
  }

  @Test(
    "C API symbols appear in no Swift object",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/nm"), "nm is not installed")
  )
  func symbols() throws {
    let build = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("LuaRuntime.build")
    let objects = try FileManager.default.contentsOfDirectory(
      at: build,
      includingPropertiesForKeys: nil
    )
    .filter { $0.lastPathComponent.hasSuffix(".o") }
    #expect(!objects.isEmpty)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/nm")
    process.arguments = ["-u"] + objects.map(\.path)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let undefined = output.split(separator: "\n").compactMap { $0.split(separator: " ").last }
    #expect(undefined.contains { $0.hasPrefix("tidemark_lua_") })
    #expect(undefined.filter { $0.hasPrefix("lua_") || $0.hasPrefix("luaL_") } == [])
  }
}
