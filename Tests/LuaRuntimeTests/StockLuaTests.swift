import Foundation
import LuaRuntime
import Testing

/// What was replaced must behave as Lua's own.
///
/// The scripts print what the reference manual describes; the `.out` beside each is what stock Lua
/// 5.4.4 printed.
@Suite("What was replaced behaves as in stock Lua")
struct StockLuaTests {
  static let names = [
    "protected-calls", "coroutines", "load", "metatables", "patterns", "tables",
  ]
  static let stock = "/usr/bin/lua5.4"

  /// Addresses differ from run to run and are masked by the scripts; modes that load binary chunks
  /// are the one difference that is meant.
  private static func expected(_ name: String) throws -> String {
    try String(contentsOf: testFile("Scripts/\(name).out"), encoding: .utf8)
  }

  @Test("Ours prints what stock Lua printed", arguments: names)
  func ours(name: String) throws {
    var printed = ""
    var configuration = LuaConfiguration()
    configuration.output = { printed += $0.text }
    let state = try LuaState(configuration: configuration)
    let source = try String(contentsOf: testFile("Scripts/\(name).lua"), encoding: .utf8)
    _ = try state.run(source, chunkName: "@\(name).lua")
    let lines = zip(
      printed.split(separator: "\n", omittingEmptySubsequences: false),
      try Self.expected(name).split(separator: "\n", omittingEmptySubsequences: false)
    )
    for (index, (ours, stock)) in lines.enumerated() {
      #expect(ours == stock, "\(name), output line \(index + 1)")
    }
    #expect(printed.count == (try Self.expected(name).count))
  }

  @Test(
    "The recorded output is what the installed stock Lua prints",
    .enabled(if: FileManager.default.isExecutableFile(atPath: stock), "lua5.4 is not installed"),
    arguments: names
  )
  func recorded(name: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.stock)
    process.currentDirectoryURL = testFile("Scripts")
    process.arguments = ["\(name).lua"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let printed = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(printed == (try Self.expected(name)))
  }
}
