import Foundation
import TestInputSupport
import Testing

@testable import Workbench

/// A pipe that nobody writes to, where a file should be: it is not waited for.
@Suite("Pipes in the place of files", .timeLimit(.minutes(2)))
struct PipeTests {
  let demonstration: DemonstrationSession
  let folder: TemporaryFolder

  init() throws {
    demonstration = try DemonstrationSession()
    folder = try TemporaryFolder()
    for name in ["p.csv", "p.db", "p.lua"] { #expect(mkfifo("\(folder)/\(name)", 0o600) == 0) }
  }

  @Test("Loading, opening and running one are refused with words")
  func refused() throws {
    let load = """
      qi.import { "\(folder)/p.csv", into = "violence",
        columns = { unit = "u", period = { from = "p", format = "%Y-%m" }, numerator = "n" } }
      """
    let loading = try #require(demonstration.failure(of: load))
    #expect(loading.message == "This is not a file, but a pipe or a device.", "\(loading)")
    // Without columns its headings would be looked at.
    let bare = demonstration.failure(of: "qi.import { \"\(folder)/p.csv\", into = \"violence\" }")
    #expect(bare?.message == "This is not a file, but a pipe or a device.", "\(bare as Any)")
    let opening = try #require(demonstration.failure(of: #"qi.store "\#(folder)/p.db""#))
    #expect(opening.message.contains("is not a store"), "\(opening)")
    for entry in [":run \(folder)/p.lua", ":load \(folder)/p.lua"] {
      let running = try #require(demonstration.failure(of: entry))
      #expect(running.message == "This is not a file, but a folder or a device.", "\(running)")
    }
    demonstration.session.settings.moduleFolders = [folder.path]
    #expect(demonstration.failure(of: #"require "p""#) != nil)
  }
}
