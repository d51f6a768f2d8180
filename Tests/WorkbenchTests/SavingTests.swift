import Foundation
import Testing

@testable import Workbench

@Suite("Saving files")
struct SavingTests {
  @Test("A folder that is not there is made, and that is said where it lies elsewhere")
  func folder() throws {
    let demonstration = try DemonstrationSession(isLoaded: false)
    var warnings: [String] = []
    demonstration.session.settings.warning = { warnings.append($0) }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())/inner")
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    for (source, name) in [
      (#"qi.table { "Ward" }"#, "a.csv"), ("qi.pareto { values = { A = 1 } }:chart()", "b.svg"),
      (#"qi.series { values = { 1, 2, 3 }, name = "S" }:chart()"#, "c.svg"),
    ] {
      let path = folder.appendingPathComponent(name).path
      #expect(try demonstration.enter("(\(source)):save \"\(path)\"") == path)
      #expect(FileManager.default.fileExists(atPath: path))
    }
    // Once: then it is there.
    #expect(warnings == ["The folder \(folder.path) was not there and has been made."])
    // Below the folder that is worked in it is the usual way.
    let below = "out/\(UUID())"
    defer {
      try? FileManager.default.removeItem(
        at: DemonstrationSession.project.appendingPathComponent(below)
      )
    }
    #expect(
      try demonstration.enter(#"qi.table { "Ward" }:save "\#(below)/a.csv""#) == "\(below)/a.csv"
    )
    #expect(warnings.count == 1)
  }
}
