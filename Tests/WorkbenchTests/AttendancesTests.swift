import Foundation
import Testing

@testable import Workbench

/// Real data: NHS England A&E attendances, read from beside the checkout and never copied.
@Suite("A&E attendances")
struct AttendancesTests {
  static let isPresent = FileManager.default.fileExists(
    atPath: DemonstrationSession.project.appendingPathComponent(
      "../shared/data/ae_attendances.csv"
    ).path
  )

  @Test(
    "The load script finds the published figures, and the second time nothing new",
    .enabled(if: isPresent, "the folder with the A&E file is not beside this checkout")
  )
  func load() throws {
    let demonstration = try DemonstrationSession(isLoaded: false)
    try demonstration.run(script: "scripts/loads/ae_attendances.lua")
    #expect(demonstration.output.contains("new 4,932"))
    #expect(demonstration.output.contains("140 units"))
    #expect(demonstration.output.contains("numerators 8,096,641, denominators 46,315,223"))

    let again = demonstration.output.count
    try demonstration.run(script: "scripts/loads/ae_attendances.lua")
    let second = demonstration.output.dropFirst(again)
    #expect(second.contains("new 0 · changed 0 · same 4,932 · rejected 0"))
    #expect(second.contains("Nothing is new"))

    // 48 and 46 of 134: derived a second time, independently, from the file.
    try demonstration.enter(#"all = qi.measure("ae-breaches"):by_unit()"#)
    for (rules, count) in [("nhse-2023", 48), ("ptd-0.2.2", 46)] {
      try demonstration.enter(#"latest = all:latest { rules = "\#(rules)" }"#)
      #expect(try demonstration.enter("latest.tested") == "134")
      #expect(try demonstration.enter("#latest.signals") == "\(count)")
      let expected = try #require(Double(try demonstration.enter("latest.expected_by_chance")))
      // 1.4 to 1.6 % of stable series of 24 to 49 points, by a separate simulation; screening adds some.
      #expect((rules == "nhse-2023" ? 1.8...2.2 : 2.0...2.6).contains(expected))
    }
  }
}
