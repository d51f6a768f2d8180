import Testing

@testable import Workbench
import TestInputSupport

@Suite("How far long work is, in a line")
struct ProgressTextTests {
  private let loading = ProgressReport(
    subject: "Reading falls.csv",
    fraction: 0.41,
    count: 123_000,
    noun: "rows"
  )

  @Test("The line has what is done, a bar, the share, how much, how fast and how long it will take")
  func whole() {
    #expect(
      ProgressText(report: loading, elapsed: 3).line(width: 100)
        == "Reading falls.csv  ▕███████████▍                ▏  41 % · 123,000 rows · 41,000/s · 5 s left"
    )
  }

  @Test("Where it is narrow the bar goes first, then the rate, then the count; what is done stays")
  func narrow() {
    let text = ProgressText(report: loading, elapsed: 3)
    #expect(
      text.line(width: 63) == "Reading falls.csv  41 % · 123,000 rows · 41,000/s · 5 s left"
    )
    #expect(text.line(width: 52) == "Reading falls.csv  41 % · 123,000 rows · 5 s left")
    #expect(text.line(width: 36) == "Reading falls.csv  41 % · 5 s left")
    #expect(text.line(width: 24) == "Reading falls.csv  41 %")
    #expect(text.line(width: 12).hasPrefix("41 % Readin"))
  }

  @Test("No line is wider than its window, whatever is reported")
  func width() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let report = ProgressReport(
        subject: String(
          repeating: ["x", "é", "病"].randomElement(using: &generator) ?? "x",
          count: Int.random(in: 1...60, using: &generator)
        ),
        fraction: Double.random(in: 0...1, using: &generator),
        count: Bool.random(using: &generator)
          ? Int.random(in: 0...9_999_999, using: &generator) : nil,
        noun: "series"
      )
      let width = Int.random(in: 8...160, using: &generator)
      let line = ProgressText(
        report: report,
        elapsed: Double.random(in: 0...20_000, using: &generator),
        unicode: Bool.random(using: &generator)
      ).line(width: width)
      #expect(DisplayWidth.of(line) <= width, "seed \(seed): \(line)")
    }
  }

  @Test("Without UTF-8 the line is ASCII alone")
  func ascii() {
    let line = ProgressText(report: loading, elapsed: 3, unicode: false).line(width: 100)
    #expect(
      line
        == "Reading falls.csv  [###########                 ]  41 %, 123,000 rows, 41,000/s, 5 s left"
    )
  }

  @Test("What is slower than one in a second is counted by the minute")
  func slow() {
    let report = ProgressReport(subject: "Charting", fraction: 0.5, count: 5, noun: "series")
    #expect(
      ProgressText(report: report, elapsed: 20).line(width: 50)
        == "Charting  50 % · 5 series · 15/min · 20 s left"
    )
  }

  @Test(
    "How long it will take is told in seconds, minutes or hours",
    arguments: [(9.0, "9 s"), (125, "2 min 05 s"), (12_000, "3 h 20 min"), (1e9, "days")]
  )
  func duration(seconds: Double, text: String) {
    #expect(ProgressText.duration(seconds) == text)
  }

  @Test("Nothing is said of the time left before half a second, or before anything is done")
  func tooEarly() {
    let early = ProgressText(report: loading, elapsed: 0.3).line(width: 100)
    #expect(!early.contains("left"))
    let nothing = ProgressReport(subject: "Charting", fraction: 0, count: 0, noun: "series")
    #expect(ProgressText(report: nothing, elapsed: 9).line(width: 30) == "Charting  0 % · 0 series")
  }

  @Test("What is done of an inner piece of work is part of the step of the outer one")
  func pieces() {
    var work = WorkInHand()
    #expect(work.report == nil)
    work.pieces.append(WorkInHand.Piece(subject: "Charting", noun: "series", done: 3, total: 10))
    #expect(work.report?.fraction == 0.3)
    work.pieces.append(WorkInHand.Piece(subject: "Simulating", noun: "", done: 50, total: 100))
    #expect(
      work.report
        == ProgressReport(subject: "Charting", fraction: 0.35, count: 3, noun: "series")
    )
  }
}
