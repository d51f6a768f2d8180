import Testing

@testable import LineEditing

@Suite("What is remembered")
struct HistoryTests {
  @Test(
    "Blank inputs and those that begin with a space are not, blank lines at the end are cut",
    arguments: [
      ("", nil), ("  \n", nil), (" secret", nil), ("\n\n", nil), ("x", "x"), ("x \n\n", "x"),
      ("\tx", "\tx"), ("do\n  y\nend\n", "do\n  y\nend"),
    ] as [(String, String?)]
  )
  func remembered(text: String, expected: String?) {
    #expect(History.remembered(text) == expected)
  }

  @Test("A repetition of the last is not, a repetition of an earlier one is")
  func repetitions() {
    var history = History(nil)
    for text in ["a", "a", "b", "a"] { _ = history.remember(text, keeping: { _ in true }) }
    #expect(history.entries == ["a", "b", "a"])
  }

  @Test(
    "What the caller refuses is for this session alone, and the caller sees it as it would be kept"
  )
  func refused() throws {
    let home = try EmptyHome()
    var history = History(HistoryFile(path: home.historyPath))
    var asked: [String] = []
    let isRemembered = history.remember("number\n") { text in
      asked.append(text)
      return false
    }
    #expect(isRemembered)
    #expect(asked == ["number"])
    #expect(history.entries == ["number"])
    #expect(try HistoryFile(path: home.historyPath).load().isEmpty)
  }
}
