import OrderedJSON
import TestInputSupport
import Testing

@testable import JupyterKernel

@Suite("The history of a kernel")
struct KernelHistoryTests {
  private var history: KernelHistory {
    var history = KernelHistory(earlier: ["old = 1", "qi.measures"])
    for (line, input) in ["1 + 1", "x = 3", "1 + 1", "x * 2"].enumerated() {
      history.append(line: line + 1, input: input, output: input.contains("=") ? nil : "out")
    }
    return history
  }

  private func found(
    _ access: String,
    _ change: (inout HistoryRequest) -> Void = { _ in }
  ) -> [String] {
    var request = HistoryRequest(hist_access_type: access)
    change(&request)
    return history.entries(for: request).map { "\($0.session):\($0.line) \($0.input)" }
  }

  @Test("The tail is the newest entries in order, those of earlier times among them")
  func tail() {
    #expect(found("tail") { $0.n = 2 } == ["1:3 1 + 1", "1:4 x * 2"])
    #expect(found("tail") { $0.n = 5 }.first == "0:2 qi.measures")
    #expect(found("tail") { $0.n = 0 } == [])
    #expect(found("tail").count == 6)
  }

  @Test("A range goes up to, and not with, its stop; sessions are counted from this one back")
  func range() {
    #expect(
      found("range") {
        $0.session = 1
        $0.start = 2
        $0.stop = 4
      } == ["1:2 x = 3", "1:3 1 + 1"]
    )
    #expect(found("range") { $0.start = 4 } == ["1:4 x * 2"])
    #expect(found("range") { $0.session = -1 } == ["0:1 old = 1", "0:2 qi.measures"])
    #expect(found("range") { $0.session = 7 } == [])
  }

  @Test("A search takes a pattern as shells write it; unique keeps the newest of each")
  func search() {
    #expect(found("search") { $0.pattern = "1 *" } == ["1:1 1 + 1", "1:3 1 + 1"])
    #expect(
      found("search") {
        $0.pattern = "1 *"
        $0.unique = true
      } == ["1:3 1 + 1"]
    )
    #expect(
      found("search") {
        $0.pattern = "*x*"
        $0.n = 1
      } == ["1:4 x * 2"]
    )
    #expect(found("search") { $0.pattern = "x" } == [])
    #expect(found("other") == [])
  }

  @Test("With the output an entry is a pair, and null where it showed nothing")
  func output() {
    var request = HistoryRequest(hist_access_type: "tail")
    request.n = 3
    request.output = true
    #expect(
      history.reply(to: request).compactText
        == #"[[1,2,["x = 3",null]],[1,3,["1 + 1","out"]],[1,4,["x * 2","out"]]]"#
    )
  }

  @Test("A pattern matches what splitting it at its stars says")
  func patterns() {
    let seed = UInt64.random(in: 0...9_999)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      func random(_ letters: String, _ most: Int) -> String {
        String(
          (0..<Int.random(in: 0...most, using: &generator))
            .compactMap { _ in letters.randomElement(using: &generator) }
        )
      }
      let (pattern, text) = (random("ab*?", 6), random("ab", 8))
      #expect(
        GlobPattern(pattern).matches(text) == slowly(Array(pattern), Array(text)),
        "seed \(seed): \(pattern) on \(text)"
      )
    }
  }

  /// The meaning of a pattern, one letter at a time.
  private func slowly(_ pattern: [Character], _ text: [Character]) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    let rest = Array(pattern.dropFirst())
    if first == "*" {
      return (0...text.count).contains { slowly(rest, Array(text.dropFirst($0))) }
    }
    guard let letter = text.first, first == "?" || first == letter else { return false }
    return slowly(rest, Array(text.dropFirst()))
  }

  @Test("A pattern of many stars does not take for ever", .timeLimit(.minutes(1)))
  func hostilePattern() {
    let pattern = GlobPattern(String(repeating: "*a", count: 60) + "*b")
    #expect(!pattern.matches(String(repeating: "a", count: 5_000)))
  }
}
