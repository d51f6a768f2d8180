import Testing

@testable import Workbench

/// Numbers at the ends of what there is: each call gives a value or says what is wrong, and the
/// process lives.
@Suite("The largest and the least numbers")
struct ExtremeNumbersTests {
  static let extremes = [
    "math.maxinteger", "math.mininteger", "(math.maxinteger - 1)", "(-1)", "0", "1e308",
    "(-1e308)", "(0/0)", "math.huge",
  ]

  @Test(
    "No number of an example can be one that stops the process",
    arguments: Registry().allFunctions.map(\.path)
  )
  func examples(path: String) throws {
    let entry = try #require(Registry().allFunctions.first { $0.path == path })
    let numbers = LuaScanner.tokens(of: entry.example).filter { $0.kind == .number }
    guard !numbers.isEmpty else { return }
    let demonstration = try DemonstrationSession()
    let bytes = Array(entry.example.utf8)
    for number in numbers {
      for extreme in Self.extremes {
        let source =
          bytes[..<number.range.lowerBound] + Array(extreme.utf8)
          + bytes[number.range.upperBound...]
        expectAnswer(to: String(decoding: source, as: UTF8.self), demonstration)
      }
    }
    #expect(try demonstration.enter("1 + 1") == "2")
  }

  @Test(
    "Nor one of an argument that the examples leave out",
    arguments: [
      #"qi.sql("select 1 union select 2", {}, { limit = N })"#,
      #"qi.sql("select 1", {}, { timeout = N })"#, #"qi.sql("select ?", { N })"#,
      #"qi.sql("select 1", { [N] = 1 })"#, #"qi.sql("select :a", { a = N })"#,
      "qi.today() - N", "qi.today() + N", "N + qi.today()",
      #"qi.month("2024-01") - N"#, #"qi.month("2024-01") + N"#, #"N + qi.month "2024-01""#,
      "qi.history { last = N }", "qi.history { entries = tostring(N) }",
      "qi.history { entries = '1-' .. tostring(N) }",
      "qi.history { entries = tostring(N) .. '-' .. tostring(N) .. ', ' .. tostring(N) }",
      ":history N", "some[N]", "some:from(N)", "some:upto(N)",
      "some:rebase { at = N, reason = 'x', baseline = N }", "some:spc { baseline = N }",
      "some:spc { target = N }", "some:spc { centre = N, sigma = N }",
      "some:spc { chart = 'ewma', lambda = N }", "some:spc { confidence = N }",
      "some:signals { baseline = N }", "some:candidate_phases { baseline = N }",
      "some:cusum { target = N, sigma = N, shift = N, h = N }",
      "some:cusum { head_start = N, baseline = N }",
      "some:capability { lower = 0, upper = N }", "some:capability { confidence = N, target = N }",
      "some:spc { rules = ruled('shift', N) }", "some:spc { rules = ruled('trend', N) }",
      "some:spc { rules = ruled('mixture', N) }", "some:spc { rules = ruled('stratification', N) }",
      "qi.series { values = { 1, 2, N, 3 }, name = 'S' }:spc()",
      "qi.series { values = { [N] = 1 }, name = 'S' }",
      "qi.series { numerators = { 1, 2 }, denominators = { N, N }, name = 'S' }:spc()",
      "qi.series { numerators = { N, 2, 3 }, denominators = { 5, N, 4 }, name = 'S' }:chart()",
      "qi.pareto { values = { A = N, B = N } }", "qi.all(N)", "some:chart { baseline = N }",
    ]
  )
  func arguments(call: String) throws {
    let demonstration = try DemonstrationSession()
    try demonstration.enter(
      "some = qi.series { values = { 5, 6, 7, 6, 5, 4, 6, 7, 8, 5, 6, 4, 5, 6, 7, 9 }, name = \"S\" };"
    )
    try demonstration.enter(
      """
      function ruled(kind, n)
        return qi.rule_set { "own", rules = { { kind, length = n } } }
      end
      """
    )
    // With a number that suits, it is a call that there is: "has no argument" would test nothing.
    if let failure = demonstration.failure(of: call.replacing("N", with: "3")) {
      for words in ["has no argument", "has no field", "has no function"] {
        #expect(!failure.message.contains(words), "\(call): \(failure.message)")
      }
    }
    for extreme in Self.extremes {
      expectAnswer(to: call.replacing("N", with: extreme), demonstration)
    }
    #expect(try demonstration.enter("1 + 1") == "2")
  }

  /// A value or words; what may compute for ever is stopped.
  private func expectAnswer(to source: String, _ demonstration: DemonstrationSession) {
    do throws(Diagnostic) {
      _ = try demonstration.session.evaluate(source, deadlineSeconds: 2)
    } catch {
      #expect(error.kind != "internal", "\(source)")
      #expect(!error.message.isEmpty, "\(source)")
    }
  }

  @Test("The day or month before the least number of them is the last that there is")
  func calendar() throws {
    let demonstration = try DemonstrationSession()
    let least = try demonstration.enter("tostring(qi.today() - math.mininteger)")
    #expect(try demonstration.enter("tostring(qi.today() + math.maxinteger)") == least)
    let month = try demonstration.enter(#"tostring(qi.month("2024-01") - math.mininteger)"#)
    #expect(try demonstration.enter(#"tostring(qi.month("2024-01") + math.maxinteger)"#) == month)
  }
}
