import OrderedJSON
import Testing

@testable import Workbench

@Suite("A cell of a notebook")
struct CellTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession() }

  /// What happens while a cell is evaluated.
  private func events(_ source: String, _ options: CellOptions = CellOptions()) -> [CellEvent] {
    var events: [CellEvent] = []
    demonstration.session.evaluateCell(source, options) { events.append($0) }
    return events
  }

  private func result(_ source: String) throws -> DisplayBundle {
    let last = try #require(events(source).last)
    guard case .result(_, let bundle) = last else {
      Issue.record("\(last) is no result")
      return DisplayBundle(plain: "")
    }
    return bundle
  }

  @Test(
    "The same lines mean the same as at the prompt",
    arguments: [
      "local x = 41\nx + 1", "x = 5; x", "{ 1, 2,\n  3 }", "1, 2", "6 * 7;", "nil", "-- words",
      "qi.measures", "qi.units[1]", "qi.measure(\"violence\"):series { unit = \"CROFTON\" }",
      "nil, \"no\"", "'a;'", "print(1)", ":timing on", "?qi.measure", "undefined_name", "1 +",
      ":nix",
      "error { a = 1 }",
    ]
  )
  func asThePrompt(_ source: String) throws {
    let prompt = try DemonstrationSession()
    var expected = ""
    do throws(Diagnostic) {
      expected = try prompt.session.evaluate(source).map { $0 + "\n" } ?? ""
      // What could be typed next is said at the prompt alone.
      if let next = expected.ranges(of: "\nnext: ").last {
        expected = expected[..<next.lowerBound] + "\n"
      }
    } catch {
      expected = error.lines(colour: false).joined(separator: "\n") + "\n"
    }
    var shown = ""
    for event in events(source) {
      switch event {
      case .stream(_, let text): #expect(text == prompt.output)
      case .display(let bundle), .result(_, let bundle): shown += bundle.plain + "\n"
      case .page(let text): shown += text + "\n"
      case .error(let error): shown += error.traceback.joined(separator: "\n") + "\n"
      }
    }
    #expect(shown == expected)
  }

  @Test("What is printed, displayed and given comes in the order in which it happened")
  func order() throws {
    let events = events("print 'a'\ndisplay(1)\nprint 'b'\n'c'")
    #expect(
      events == [
        .stream(.output, "a\n"), .display(DisplayBundle(plain: "1")), .stream(.output, "b\n"),
        .result(number: 1, DisplayBundle(plain: "c")),
      ]
    )
  }

  @Test("An error is told once, as its kind, its sentence and the lines that the prompt prints")
  func error() throws {
    let events = events("print 'before'\nqi.measure 'violense'")
    #expect(events.count == 2)
    guard case .error(let error) = events.last else {
      Issue.record("no error")
      return
    }
    #expect(error.name == "not_found")
    #expect(error.message == #"There is no measure "violense". Did you mean "violence"?"#)
    #expect(error.traceback.first == "error: " + error.message)
    #expect(error.traceback.contains { $0.contains("qi.measure 'violense'") })
  }

  @Test("Numbers of cells and of values agree, whatever a cell holds")
  func numbers() throws {
    #expect(events("?qi").count == 1)
    #expect(events("   \n").isEmpty)
    #expect(events("'two'") == [.result(number: 2, DisplayBundle(plain: "two"))])
    #expect(events(":timing off").count == 1)
    #expect(events("_2") == [.result(number: 4, DisplayBundle(plain: "two"))])
    // The log holds the cells of Lua alone, and finds them by these numbers.
    #expect(demonstration.session.log.entry(2)?.source == "'two'")
    #expect(demonstration.session.log.entry(3) == nil)
    #expect(demonstration.session.log.entry(4)?.source == "_2")
  }

  @Test("A cell that is not counted leaves number, log and last value as they are")
  func uncounted() throws {
    _ = events("'kept'")
    let asked = events("6 * 7", CellOptions(isCounted: false))
    #expect(asked == [.result(number: 2, DisplayBundle(plain: "42"))])
    #expect(events("_") == [.result(number: 2, DisplayBundle(plain: "kept"))])
    #expect(demonstration.session.log.entries.map(\.source) == ["'kept'", "_"])
    #expect(events("'unseen'", CellOptions(isShown: false)).isEmpty)
  }

  @Test("A deadline stops a cell that would never end")
  func deadline() throws {
    let events = events("while true do end", CellOptions(deadlineSeconds: 0.05))
    guard case .error(let error) = events.last else {
      Issue.record("no error")
      return
    }
    #expect(error.name == "deadline")
  }

  @Test("A chart is a picture, its figures, and the drawing with a sentence; it has no HTML")
  func chart() throws {
    let source = #"qi.measure("violence"):series { unit = "CROFTON" }:chart { baseline = 24 }"#
    let bundle = try result(source)
    let svg = try #require(bundle.svg)
    #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>\n"))
    #expect(bundle.html == nil && bundle.csv == nil)
    #expect(bundle.plain.contains("XmR chart of"))
    #expect(!bundle.plain.contains("\u{1B}"))
    let document = try #require(bundle.vegaLite)
    #expect(document["$schema"]?.string == "https://vega.github.io/schema/vega-lite/v5.json")
    #expect(
      bundle.data.names == [
        "application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain",
      ]
    )
    // The figures are those of the analysis, in every digit.
    let rows = try #require(document["data"]?["values"]?.array)
    #expect(rows.count == 54)
    _ = events("a = \(source).analysis")
    for (index, row) in [(1, rows[0]), (30, rows[29]), (54, rows[53])] {
      for (field, heading) in [("value", "Value"), ("centre", "Centre"), ("upper", "Upper")] {
        let shown = try result("string.format('%.17g', a:table()[\(index)].\(heading))")
        #expect(row[field]?.double == Double(shown.plain), "\(field) of point \(index)")
      }
    }
  }

  @Test(
    "A funnel, a Pareto chart and a CUSUM have their figures as well",
    arguments: [
      ("qi.funnel { numerators = { 3, 9 }, denominators = { 80, 90 }, kind = 'proportion' }", 2),
      ("qi.pareto { values = { Falls = 12, Medication = 5, Other = 2 } }", 3),
      (#"qi.measure("violence"):series { unit = "CROFTON" }:cusum { baseline = 24 }"#, 54),
    ]
  )
  func pictures(source: String, count: Int) throws {
    let bundle = try result(source + ":chart()")
    #expect(bundle.svg?.hasPrefix("<svg") == true && bundle.html == nil)
    #expect(bundle.vegaLite?["data"]?["values"]?.array?.count == count)
  }

  @Test("Two pictures of one session can stand in one page")
  func identifiers() throws {
    let source = #"qi.measure("violence"):series { unit = "CROFTON" }:chart()"#
    let (first, second) = (try result(source), try result(source))
    #expect(first.svg?.contains("id=\"chart-1-title\"") == true)
    #expect(second.svg?.contains("id=\"chart-2-title\"") == true)
    #expect(first.vegaLite == second.vegaLite)
  }

  @Test("A table is HTML, CSV with every digit, and text; names in it are no markup")
  func table() throws {
    let bundle = try result(
      "local t = qi.table { 'Ward', 'Rate' }\n"
        + "t:add { '<b>Ash</b> & \"Elm\"', 1 / 3 }\nt:add { 'Birch', 12 }\nt"
    )
    let html = try #require(bundle.html)
    #expect(html.contains("&lt;b&gt;Ash&lt;/b&gt; &amp; &quot;Elm&quot;"))
    #expect(html.contains("<td style=\"text-align:right;white-space:nowrap\">0.3333</td>"))
    #expect(html.contains("<td style=\"text-align:right;white-space:nowrap\">12.0000</td>"))
    #expect(!html.contains("<b>"))
    #expect(bundle.csv?.contains("0.3333333333333333") == true)
    #expect(bundle.svg == nil && bundle.vegaLite == nil)
  }

  @Test("A long table shows head, tail and how many are between, and says so in no file")
  func longTable() throws {
    let bundle = try result(
      "local t = qi.table { 'N' }\nfor n = 1, 2100 do t:add { n } end\nt"
    )
    #expect(bundle.html?.contains("… 2,000 rows more …") == true)
    #expect(bundle.csv == nil)
    let shorter = try result("local t = qi.table { 'N' }\nfor n = 1, 150 do t:add { n } end\nt")
    #expect(shorter.html?.contains("… 50 rows more …") == true)
    #expect(shorter.csv?.split(separator: "\n").count == 151)
  }

  @Test("A list is a table of its items")
  func list() throws {
    let bundle = try result("qi.measures")
    #expect(bundle.html?.contains("<caption>") == true)
    #expect(bundle.html?.contains("violence") == true)
  }

  @Test("Several values of which one is more than text are shown one by one")
  func severalValues() throws {
    let events = events("local t = qi.table { 'N' } t:add { 1 }\n'first', t")
    #expect(events.count == 2)
    #expect(events.first == .display(DisplayBundle(plain: "first")))
    guard case .result(1, let bundle) = events.last else {
      Issue.record("no result")
      return
    }
    #expect(bundle.html != nil)
  }
}
