import Testing
import Workbench

@Suite("A time limit as options take it")
struct TimeLimitTests {
  @Test(
    "Seconds by themselves, or a number with its unit",
    arguments: [
      ("90", 90), ("90s", 90), ("0.5", 0.5), ("10m", 600), ("1h", 3_600), ("1.5h", 5_400),
      ("365", 365),
    ]
  )
  func read(text: String, seconds: Double) throws {
    #expect(try TimeLimit(text).seconds == seconds)
  }

  @Test("Anything else is an error that says which")
  func wrong() {
    for text in ["", "s", "ten", "10 m", "10min", "-5", "1d", "1e9", "1..2", "nan", "inf", "10M"] {
      #expect(throws: TimeLimitError.notATime(text)) { try TimeLimit(text) }
    }
    #expect(throws: TimeLimitError.nothing("0s")) { try TimeLimit("0s") }
    #expect(throws: TimeLimitError.tooLong("9000h")) { try TimeLimit("9000h") }
  }
}
