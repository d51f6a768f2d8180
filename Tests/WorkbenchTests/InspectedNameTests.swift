import Testing

@testable import Workbench

@Suite("Help on what stands at a cursor")
struct InspectedNameTests {
  private let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession() }

  /// The first line of the help; the cursor stands at the bar.
  private func told(_ text: String, isFull: Bool = false) -> String? {
    let halves = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    return demonstration.session.inspection(
      before: String(halves[0]),
      after: halves.count > 1 ? String(halves[1]) : "",
      isFull: isFull
    )?.split(separator: "\n").first.map(String.init)
  }

  @Test("A name is found from anywhere in it, with what it is a member of")
  func names() throws {
    let help = try #require(told("qi.series|"))
    #expect(help.contains("qi.series"))
    for text in ["x = qi.s|eries { values = { 1 } }", "qi.series|", "?qi.ser|ies", "?series|"] {
      #expect(told(text) != nil, "\(text)")
    }
    #expect(told("x = qi.s|eries { values = { 1 } }") == help)
    try demonstration.enter("s = qi.series { values = { 3, 5, 2, 4 } }")
    let method = try #require(told("?series:chart|"))
    #expect(told("s:ch|art()") == method)
    #expect(told("qi.measure('x'):series {}:ch|art { }") == method)
    #expect(try #require(told("string.re|p")).contains("string.rep"))
    #expect(try #require(told("s|")).contains("series"))
  }

  @Test("In the brackets of a call it is the call's, whatever is typed there")
  func arguments() {
    let help = told("qi.series|")
    for text in ["qi.series { |", "qi.series { values = { 1 }, |", "y = qi.series({ |})"] {
      #expect(told(text) == help, "\(text)")
    }
  }

  @Test("What is no name has no help, and nothing is searched for or run")
  func nothing() throws {
    for text in ["|", "  |", "1 + |", "no_such_name|", "-- qi.series|", "'some words|", "a.b.c.d|"]
    {
      #expect(told(text) == nil, "\(text)")
    }
    try demonstration.enter(
      "ran = 0 t = setmetatable({}, { __index = function() ran = ran + 1 end })"
    )
    #expect(told("t.field|") == nil)
    #expect(try demonstration.enter("ran") == "0")
  }

  @Test("In full it says at least as much")
  func full() throws {
    let session = demonstration.session
    for name in ["qi.import", "qi.series", "series", "rule"] {
      let short = try #require(session.inspection(before: name, after: "", isFull: false))
      let full = try #require(session.inspection(before: name, after: "", isFull: true))
      #expect(full.count >= short.count, "\(name)")
    }
  }
}
