import Dispatch
import Foundation
import LuaRuntime
import TestInputSupport
import Testing

@Suite("Patterns")
struct PatternTests {
  private static let stock = "/usr/bin/lua5.4"
  private static let lines = 4000

  private static func script(seed: UInt32) throws -> String {
    let body = try String(contentsOf: testFile("Scripts/Random/patterns.lua"), encoding: .utf8)
    return "seed, count = \(seed), \(lines) " + body
  }

  private static func stockOutput(of source: String) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("patterns-\(UUID().uuidString).lua")
    try source.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: stock)
    process.arguments = [file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let printed = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(printed)
  }

  @Test(
    "Random patterns on random texts give what the installed stock Lua gives, errors included",
    .enabled(if: FileManager.default.isExecutableFile(atPath: stock), "lua5.4 is not installed")
  )
  func random() throws {
    for _ in 0..<3 {
      let seed = UInt32.random(in: 1...UInt32.max)
      let source = try Self.script(seed: seed)
      var printed: [UInt8] = []
      var configuration = LuaConfiguration()
      configuration.output = { printed += $0.bytes }
      let state = try LuaState(configuration: configuration)
      _ = try state.run(source, chunkName: "=random")
      let ours = printed.split(separator: 10)
      let theirs = try Self.stockOutput(of: source).split(separator: 10)
      #expect(ours.count == Self.lines && theirs.count == Self.lines, "seed \(seed)")
      for (line, stock) in zip(ours, theirs) where line != stock {
        Issue.record(
          """
          seed \(seed): ours  \(String(decoding: line, as: UTF8.self))
          stock \(String(decoding: stock, as: UTF8.self))
          """
        )
        break
      }
    }
  }

  @Test("The search of five hundred letters that took a minute stops within 100 ms")
  func stops() throws {
    let state = try LuaState()
    let source = "return ('a'):rep(500):find('[a]-[a]-[a]-[a]-b')"
    var quickest = Duration.seconds(1000)
    for _ in 0..<5 where quickest > .milliseconds(120) {
      var error: LuaError?
      let work = WorkMeter.measure { error = state.failure(of: source, deadlineSeconds: 0.02) }
      quickest = min(quickest, work)
      #expect(error?.kind == .stopped(.deadline))
    }
    #expect(quickest < .milliseconds(120))
    #expect(state.isAsGoodAsNew)
  }

  @Test("Deep patterns and functions within functions fit a thread of half a megabyte")
  func smallStack() throws {
    let outcome = try onThread(stackSize: 512 << 10) { () throws -> Bool in
      let state = try LuaState()
      let results = try state.evaluate(
        """
        local function again(x) return (x:gsub(".", again)) end
        local ok, deep = pcall(again, "x")
        local function order() table.sort({ 1, 2, 3 }, order) return false end
        local sorted, nested = pcall(order)
        local function complex() return (("a"):rep(180):gsub(("a?"):rep(180) .. "$", "done")) end
        local function dive(n) if n == 0 then return complex() end return (("x"):gsub("x", function() return dive(n - 1) end)) end
        return not ok and deep:find("stack overflow") ~= nil, not sorted and nested:find("stack overflow") ~= nil,
          complex() == "done" and dive(20) == "done"
        """
      )
      return results == [true, true, true]
    }
    #expect(outcome)
  }
}
