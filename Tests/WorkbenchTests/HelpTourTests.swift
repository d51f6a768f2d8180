import Testing

@testable import Workbench

@Suite("The tour")
struct HelpTourTests {
  @Test("? alone is one screen of 24 rows and 80 columns, the next prompt included")
  func oneScreen() throws {
    let session = try DemonstrationSession(columns: 80, rows: 24)
    for lines in [
      try session.enter("?").split(separator: "\n", omittingEmptySubsequences: false),
      try DemonstrationSession(isLoaded: false).enter("?")
        .split(separator: "\n", omittingEmptySubsequences: false),
    ] {
      #expect(lines.count <= 23)
      for line in lines { #expect(DisplayWidth.of(String(line)) < 80, "\(line)") }
    }
  }

  @Test("Every line of looking around runs on the store, in order")
  func runs() throws {
    let demonstration = try DemonstrationSession()
    for step in HelpTour(measure: "violence").looking {
      #expect(throws: Never.self, "\(step.code)") { try demonstration.enter(step.code) }
    }
    #expect(try demonstration.enter("?").contains("m = qi.measure \"falls-rate\""))
  }

  @Test("The tour's import asks for the columns of the file and proposes them, as it says")
  func importing() throws {
    let demonstration = try DemonstrationSession()
    let line = try #require(
      try demonstration.enter("?").split(separator: "\n").first { $0.contains("into = m") }
    )
    let end = try #require(line.firstRange(of: "}")).upperBound
    let code = line[..<end].replacing("figures.csv", with: "data/falls_extract.csv")
    try demonstration.enter("m = qi.measure 'falls-rate'")
    #expect(demonstration.failure(of: String(code))?.hint?.contains("columns = { unit = ") == true)
  }

  @Test("Every name the tour tells to ask about has help")
  func names() throws {
    let demonstration = try DemonstrationSession()
    let names = try demonstration.enter("?").split { $0.isWhitespace }.filter {
      $0.hasPrefix("?") && $0 != "??"
    }
    #expect(names.count >= 6)
    for name in names {
      #expect(throws: Never.self, "\(name)") { try demonstration.enter(String(name)) }
    }
  }
}
