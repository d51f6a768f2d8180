import Foundation
import Testing

@testable import Workbench

@Suite("Text from data that would drive a terminal")
struct HostileTextTests {
  /// Clears the screen, sets the window's title, hides what follows, turns the line round.
  static let hostile = #"\27[2JE\27]0;PWNED\7\27[8mV\xc2\x9b31mI\xe2\x80\xaeL\xe2\x81\xa6\r\8"#

  /// A store whose every text is hostile.
  private func hostileSession() throws -> DemonstrationSession {
    let demonstration = try DemonstrationSession(isLoaded: false, columns: 90)
    demonstration.session.settings.colour = true
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    let text = "E\u{1B}[2J\u{9B}31m\u{202E}V"
    try Data(
      ("month,n,d,why\n"
        + (1...24).map {
          "20\(22 + ($0 - 1) / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1),\($0 % 5),100,\n"
        }.joined()
        + "2024-02,,100,\(text)\n").utf8
    ).write(to: file)
    try demonstration.enter(
      """
      h = "\(Self.hostile)"
      qi.define {
        units = { { code = "W", name = h .. " ward", kind = "ward" },
          { code = "W2", name = h .. " ward 2", kind = "ward" } },
        measures = { { code = "m", name = h .. " falls", kind = "rate", multiplier = 1000,
          unit = h .. " per 1,000", better = "lower", frequency = "monthly", from = "2022-01-01",
          numerator = h, denominator = h } },
        targets = { { measure = "m", value = 3, from = "2022-01-01", source = h } },
        phases = { { measure = "m", unit = "W", from = "2023-01-01", reason = h, decided_by = h } },
        annotations = { { measure = "m", date = "2022-06-01", text = h } },
      }:commit { reason = h };
      """
    )
    try demonstration.enter(
      """
      plan = qi.import { "\(file.path)", into = "m",
        unit = "W", columns = { period = { "month", format = "%Y-%m" }, numerator = "n",
          denominator = "d", missing_reason = "why" } }
      plan:commit { reason = h };
      """
    )
    return demonstration
  }

  private func check(_ text: String, _ entry: String) {
    for scalar in text.unicodeScalars where DisplayWidth.isUnprintable(scalar) {
      let isColourOfOurs = scalar == "\u{1B}"
      #expect(isColourOfOurs || scalar == "\n" || scalar == "\t", "\(entry): \(scalar.value)")
    }
    // Of escapes only the colours of our charts are left, none of which hides anything.
    for part in text.components(separatedBy: "\u{1B}").dropFirst() {
      let sequence = part.prefix { $0 != "m" } + "m"
      #expect(["[0m", "[1m"].contains(sequence) || sequence.hasPrefix("[38;5;"), "\(entry)")
    }
  }

  @Test("Cards, tables, text, printing and errors hold none of it")
  func everyWay() throws {
    let demonstration = try hostileSession()
    let entries = [
      "h", "{ h, { [h] = h } }", "{ { name = h, [h] = 1 } }", "{ [h] = h }", "print(h)",
      "m = qi.measure 'm'",
      "m", "m.name", "print(m)", "tostring(m)", "qi.measures", "qi.units", "qi.unit 'W'",
      "s = m:series { unit = 'W' }",
      "s", "s[1]", "s[-1]", "print(s[-1])", "s:table()", "print(s:table())", "a = s:spc {}", "a",
      "a[3]", "a:table()",
      "a:signals()", "s:chart()", "s:chart { title = h, note = h }", "print(s:chart())",
      "a:explain()", "m:by_unit()",
      "m:by_unit():latest()", "m:by_unit():latest():table()", "m.definitions", "m.targets",
      "m.phases",
      "m.annotations", "qi.all(m.phases)", "m.phases:all()", "m:by_unit():all()",
      "s:suggest_chart()",
      "s:cusum {}", "s:capability { upper = 9 }", "s:candidate_phases()", "qi.table { h, h }",
      "(function() local t = qi.table { h, 'b' } t:add { h, h } return t end)()",
      "qi.display(m, s, h)",
      "qi.pareto { values = { [h] = 3, b = 2 }, name = h }",
      "qi.pareto { values = { [h] = 3 } }:chart()",
      "qi.series { values = { 1, 2, 3, 4 }, name = h, labels = { h, h, h, h } }", "?m", "?h",
      "qi.help 'm'",
      "qi.series { values = { 1, 2, 3, 4 }, name = h }:chart()", "s.name", "plan", "print(plan)",
      "setmetatable({}, { __tostring = function() return h end })",
      "setmetatable({}, { __name = h })",
      "qi.funnel { numerators = { 1, 2, 3 }, denominators = { 9, 9, 9 }, names = { h, h, h }, kind = 'proportion' }",
    ]
    for entry in entries {
      do {
        check(try demonstration.enter(entry), entry)
      } catch let error as Diagnostic {
        check(error.lines(colour: false).joined(separator: "\n"), entry)
        Issue.record("\(entry): \(error.sentence)")
      }
    }
    check(demonstration.output, "printed")
    #expect(demonstration.output.contains("E"))

    let mistakes = [
      "error(h)", "error { [h] = h }", "qi.measure(h)", "qi.unit(h)", "s[h]", "m[h]", "qi[h]",
      "_G[h]",
      "s:spc { [h] = 1 }", "s:spc { rules = h }", "s:upto(h)", "qi.date(h)", "x = h +",
      "qi.import { h, into = 'm' }",
      "?\u{1B}[2J", "qi.table { 'a' }:add { h, h }", "qi.params { [h] = { h } }", "qi.month(h)",
      "nil_.x",
      "m:series { unit = h }", "load(h)()", "s:table():save(h)", "return nil .. h",
    ]
    for entry in mistakes {
      let error = demonstration.failure(of: entry)
      #expect(error != nil, "\(entry)")
      check(error?.lines(colour: false).joined(separator: "\n") ?? "", entry)
    }
  }
}
