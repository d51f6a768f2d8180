import OrderedJSON
import SPCCore
import Testing

@testable import Workbench

@Suite("What the figures of an output rest on")
struct FigureBasisTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession() }

  private func basis(_ source: String) throws -> FigureBasis? {
    var last: CellEvent?
    demonstration.session.evaluateCell(source) { last = $0 }
    guard case .result(_, let bundle) = last else {
      Issue.record("\(source) gave \(String(describing: last))")
      return nil
    }
    return bundle.basis
  }

  @Test(
    "The smallest count of a figure is its numerator, and what is left of a share",
    arguments: [
      (MeasuredQuantity.count, 3, nil, 3), (.rate, 2, 103, 2), (.rate, 0, 103, 103),
      (.rate, 12, 4, 4), (.proportion, 60, 62, 2), (.proportion, 0, 62, 62), (.mean, 900, 3, 3),
      (.timeBetween, 45, nil, 1), (.casesBetween, 45, nil, 1), (.individual, 2, nil, nil),
      (.count, 0, nil, nil), (.rate, 1.5, 80, 2),
    ] as [(MeasuredQuantity?, Double, Double?, Int?)]
  )
  func smallest(quantity: MeasuredQuantity?, numerator: Double, denominator: Double?, count: Int?) {
    #expect(
      FigureBasis.smallest(quantity, numerator: numerator, denominator: denominator) == count
    )
  }

  @Test("A chart rests on all its points, a card on the latest, a table on each row by itself")
  func series() throws {
    let made = "s = qi.series { values = { 30, 2, 41, 59, 26, 53, 58, 97, 93, 23, 84, 62 } } "
    #expect(try basis(made + "return s:spc():chart()") == .whole(smallest: 2))
    #expect(try basis("s") == .whole(smallest: 62))
    #expect(try basis("s:spc()") == .whole(smallest: 62))
    let rows = [30, 2, 41, 59, 26, 53, 58, 97, 93, 23, 84, 62]
    #expect(try basis("s:table()") == .rows(figures: [1], smallest: rows))
    #expect(try basis("s:spc():table()") == .rows(figures: [2], smallest: rows))
    #expect(try basis("s:spc(), s") == .whole(smallest: 62))
  }

  @Test("Numerators, denominators and what is left of them count where figures have parts")
  func parts() throws {
    let made = """
      r = qi.series { kind = "proportion", multiplier = 100,
        numerators = { 40, 41, 39 }, denominators = { 42, 60, 60 } }
      return r:table()
      """
    #expect(try basis(made) == .rows(figures: [1, 2, 3], smallest: [2, 19, 21]))
  }

  @Test("Adding up from row to row gives every row back, so that a Pareto chart stands as a whole")
  func pareto() throws {
    let made = "p = qi.pareto { values = { Falls = 12, Pressure = 7, Other = 2 } } "
    #expect(try basis(made + "return p") == .whole(smallest: 2))
    #expect(try basis("p:table()") == .whole(smallest: 2))
    #expect(try basis("p:chart()") == .whole(smallest: 2))
  }

  @Test("A unit of a board, a funnel or a look at many has its own")
  func rows() throws {
    for source in [
      "qi.unit(\"CROFTON\"):board()", "qi.unit(\"CROFTON\"):board():table()",
      "qi.measures:latest()",
    ] {
      guard case .rows(let figures, let smallest) = try basis(source) else {
        Issue.record("\(source) does not say")
        continue
      }
      #expect(figures == [3], "\(source)")
      #expect(!smallest.isEmpty, "\(source)")
    }
  }

  @Test("What a script puts together says nothing, and rules and records count nobody")
  func others() throws {
    #expect(try basis("t = qi.table { 'Ward', 'Falls' } t:add { 'Ash', 3 } return t") == nil)
    #expect(try basis("'3 falls'") == nil)
    #expect(try basis("qi.rule_set \"nhse-2023\"") == .noPeople)
    var metadata: JSONObject = [:]
    demonstration.session.evaluateCell("qi.rule_set \"nhse-2023\"") {
      if case .result(_, let bundle) = $0 { metadata = bundle.metadata }
    }
    #expect(metadata == ["tidemark": ["counts": "none"]])
  }

  @Test("In a notebook a card ends without what could be typed next, and a stop says so plainly")
  func feet() throws {
    for source in ["qi.measures[1]", "s = qi.series { values = { 1, 2, 3 } } return s"] {
      var text = ""
      demonstration.session.evaluateCell(source) {
        if case .result(_, let bundle) = $0 { text = bundle.plain }
      }
      #expect(!text.isEmpty && !text.contains("next:"), "\(text)")
    }
    #expect(try demonstration.session.evaluate("s")?.contains("next:") == true)
    var stopped: CellError?
    let stop = demonstration.session.stop
    demonstration.session.evaluateCell("print 'now'\nwhile true do end") { event in
      if case .stream = event { stop() }
      if case .error(let error) = event { stopped = error }
    }
    #expect(stopped?.message == "Stopped.")
    #expect(stopped?.name == "stopped")
  }

  @Test("The time that a question waits for its answer is no time of the entry")
  func asking() throws {
    let session = demonstration.session
    session.settings.showsTiming = true
    session.settings.ask = { _ in
      let end = ContinuousClock.now + .milliseconds(400)
      while ContinuousClock.now < end {}
      return "Crofton"
    }
    #expect(try session.evaluate("qi.ask 'Which ward? '")?.contains("Crofton") == true)
    let timing = try #require(session.lastTiming)
    #expect(timing.elapsed < .milliseconds(300))
  }
}
