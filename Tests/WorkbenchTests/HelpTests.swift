import TestInputSupport
import Testing

@testable import Workbench

@Suite("Help")
struct HelpTests {
  let demonstration: DemonstrationSession

  init() throws {
    demonstration = try DemonstrationSession()
    try demonstration.enter(#"s = qi.measure("violence"):series { unit = "CROFTON" }"#)
    try demonstration.enter("plain = 3")
  }

  private func firstLine(_ name: String) throws -> String {
    try demonstration.enter(name).split(separator: "\n").first.map(String.init) ?? ""
  }

  @Test(
    "The name of a type shows the type, whatever has the same name",
    arguments: [
      "series", "measure", "unit", "chart", "table", "latest", "month", "date", "point", "analysis",
    ]
  )
  func types(name: String) throws {
    #expect(try firstLine("?\(name)") == name)
  }

  @Test("A type that is a function of qi too says so, and the function keeps its full name")
  func both() throws {
    for name in ["measure", "unit", "date", "month", "table", "series"] {
      let text = try demonstration.enter("?\(name)")
      #expect(text.contains("\nSee also  ?qi.\(name)"), "\(text)")
    }
    #expect(try firstLine("?qi.measure").hasPrefix("qi.measure"))
    #expect(try firstLine("?import").hasPrefix("qi.import"))
    #expect(try !demonstration.enter("?analysis").contains("?qi.analysis"))
  }

  @Test("A name near to both a type and a function of qi offers both")
  func nearBoth() throws {
    let found = demonstration.failure(of: "?funel")?.candidates
    #expect(found?.contains("?funnel") == true && found?.contains("?qi.funnel") == true)
    #expect(found.map { Set($0).count == $0.count } == true)
  }

  @Test("A global shows the type of what it holds, and its members")
  func globals() throws {
    #expect(try firstLine("?s") == "series")
    #expect(try firstLine("?s.unit") == "series.unit")
    #expect(try firstLine("?s:spc").hasPrefix("series:spc"))
    #expect(try firstLine("?plain") == "plain holds the number 3.")
  }

  @Test("A bare method has help; one that several types have lists them all")
  func methods() throws {
    #expect(try firstLine("?spc").hasPrefix("series:spc"))
    let commit = try demonstration.enter("?commit")
    #expect(commit.contains("?plan:commit"))
    #expect(commit.contains("?load_plan:commit"))
  }

  @Test("Fields of qi and of types have help")
  func fields() throws {
    #expect(try demonstration.enter("?qi.measures").contains("every measure of the store"))
    #expect(try firstLine("?qi.units") == "qi.units")
    #expect(try firstLine("?qi.log") == "qi.log")
    #expect(try firstLine("?qi.rule_sets") == "qi.rule_sets")
    #expect(try demonstration.enter("?point.value").contains("number"))
    #expect(try firstLine("?measure.code") == "measure.code")
    let overview = try demonstration.enter("??")
    #expect(overview.contains("qi.measures"))
    #expect(overview.contains("qi.log"))
  }

  @Test("A rule set has help on its rules", arguments: ["nhse-2023", "ptd-0.2.2", "anhoej"])
  func ruleSets(name: String) throws {
    let text = try demonstration.enter("?\(name)")
    #expect(text.hasPrefix(name))
    #expect(text.contains("beyond_limits"))
    #expect(text.contains("a point beyond a limit"))
  }

  @Test("What a hint names, with a path into nested tables, has help")
  func hints() throws {
    let entry = #"qi.import { "a.csv", into = "violence", columns = { period = { foo = 1 } } }"#
    let hint = try #require(demonstration.failure(of: entry)?.hint)
    #expect(hint.hasSuffix("Help: ?qi.import"))
    #expect(try firstLine("?qi.import columns period").hasPrefix("qi.import"))
  }

  @Test("Help keeps within the window, and loses no word", arguments: [40, 80])
  func wrapped(width: Int) throws {
    let registry = Registry()
    let narrow = HelpText(registry: registry, width: width)
    let wide = HelpText(registry: registry)
    for name in registry.helpNames + [""] {
      let lines = try #require(narrow.lines(for: name))
      // An example is code, the tour is made for 80 columns, and a word longer than the window
      // cannot be broken.
      let code = codeLines(lines)
      for (number, line) in lines.enumerated()
      where !code.contains(number) && !name.isEmpty && DisplayWidth.of(line) > width {
        // A word with what it is a word of stands on one line.
        #expect(
          line.split(separator: " ").count <= (line.contains("· ") ? 3 : 2),
          "\(name): \(line)"
        )
      }
      let all = try #require(wide.lines(for: name))
      #expect(words(lines) == words(all), "\(name)")
    }
  }

  /// The numbers of the lines that are an example.
  private func codeLines(_ lines: [String]) -> Set<Int> {
    var code: Set<Int> = []
    var isCode = false
    for (number, line) in lines.enumerated() {
      if line.isEmpty { isCode = false }
      if isCode { code.insert(number) }
      if line == "Example" { isCode = true }
    }
    return code
  }

  @Test("In full, help tells the words an argument takes, what comes back, and where it is told")
  func inFull() throws {
    let spc = try demonstration.enter("??series:spc")
    #expect(spc.contains("\"xmr\"") && spc.contains("single values"))
    #expect(spc.contains("What comes back") && spc.contains(".mean_moving_range"))
    #expect(spc.contains("?qi.rule_set"))
    let xmr = try demonstration.enter("??xmr")
    #expect(xmr.contains("2.66 × mean moving range"))
    #expect(xmr.contains("docs/spc-methods.md, \"XmR chart\""))
    #expect(try demonstration.enter("??").hasPrefix("The module qi"))
    let series = try demonstration.enter("??series")
    #expect(series.contains("series:spc {") && series.contains("?measure:series"))
  }

  @Test("A name of three million characters is answered at once, in a few words")
  func longName() throws {
    try demonstration.enter(#"long = "falls" .. ("x"):rep(3000000)"#)
    var fastest = Duration.seconds(60)
    for _ in 0..<3 {
      var answer: Diagnostic?
      fastest = min(
        fastest,
        WorkMeter.measure { answer = demonstration.failure(of: "qi.help(long)") }
      )
      let refused = try #require(answer)
      #expect(
        refused.message.hasPrefix("There is no help on \"falls") && refused.message.count < 300
      )
    }
    #expect(fastest < .seconds(1))
    #expect(try demonstration.enter("?chart").isEmpty == false)
  }

  @Test("In full, help says no less than in short")
  func noLess() throws {
    let registry = Registry()
    for name in registry.helpNames {
      let short = try #require(HelpText(registry: registry).lines(for: name))
      let full = try #require(HelpText(registry: registry, isFull: true).lines(for: name))
      // Blanks between columns say nothing.
      func letters(_ lines: [String]) -> Int { lines.joined().filter { $0 != " " }.count }
      #expect(letters(full) >= letters(short), "\(name)")
    }
  }

  private func words(_ lines: [String]) -> [Substring] {
    lines.flatMap { $0.split(separator: " ") }
  }

  @Test("qi alone shows what there is")
  func module() throws {
    let text = try demonstration.enter("qi")
    #expect(text.hasPrefix("The module qi"))
    #expect(text.contains("qi.import"))
  }
}
