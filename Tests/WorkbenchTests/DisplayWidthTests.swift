import Glibc
import Testing

@testable import Workbench

@Suite("How wide text is")
struct DisplayWidthTests {
  @Test(
    "A character is as wide as it is drawn, however many scalars it is made of",
    arguments: [
      ("Ash", 3), ("", 0), ("é", 1), ("e\u{301}", 1), ("病棟", 4), ("ｱ", 1), ("Ａ", 2), ("한글", 4),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2), ("👩‍⚕️", 2), ("👨‍👩‍👧‍👦", 2), ("🇬🇧", 2), ("❤", 1),
      ("❤️", 2), ("⌚", 2), ("⌚\u{FE0E}", 1), ("1️⃣", 2), ("a\u{200B}b", 2), ("नि", 1), ("±σ√", 3),
      ("◆●▲", 3), ("\u{200D}", 0), ("שלום", 4),
    ] as [(String, Int)]
  )
  func characters(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test("Letters and marks are as wide as the line editor takes them, which asks the C library")
  func agreement() throws {
    // Glibc shows it to C programs that ask for X/Open alone.
    let symbol = try #require(dlsym(nil, "wcwidth"))
    let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    defer { freelocale(locale) }
    let before = uselocale(locale)
    defer { uselocale(before) }
    var differing: [String] = []
    for value in UInt32(0x20)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .decimalNumber:
        let columns = wcwidth(wchar_t(bitPattern: value))
        // Newer than the library's tables.
        if columns < 0 { continue }
        if DisplayWidth.of(String(scalar)) != Int(columns) {
          differing.append("U+\(String(value, radix: 16)) \(columns)")
        }
      default: continue
      }
    }
    #expect(differing.count <= 40, "\(differing.prefix(60))")
  }

  @Test("What is cut ends in an ellipsis, never in half a character, and fits")
  func clipped() {
    #expect(DisplayWidth.clipped("病棟の名前", to: 6) == "病棟…")
    #expect(DisplayWidth.clipped("👩‍⚕️👩‍⚕️👩‍⚕️", to: 5) == "👩‍⚕️👩‍⚕️…")
    #expect(DisplayWidth.clipped("🇬🇧🇫🇷", to: 4) == "🇬🇧🇫🇷")
    #expect(DisplayWidth.clipped("e\u{301}e\u{301}e\u{301}", to: 2) == "e\u{301}…")
    #expect(DisplayWidth.clipped(String(repeating: "x", count: 100_000), to: 5) == "xxxx…")
  }

  @Test("Tables with wide characters, marks and flags have straight columns")
  func table() {
    let table = TextTable(
      headings: ["Ward", "n"],
      alignments: [.left, .right],
      rows: [["病棟", "1"], ["Cafe\u{301}", "22"], ["🇬🇧 👩‍⚕️", "3"], ["Ash", "4"]]
    )
    #expect(
      table.lines(width: 40) == [
        "Ward    n", "─────  ──", "病棟    1", "Cafe\u{301}   22", "🇬🇧 👩‍⚕️   3", "Ash     4",
      ]
    )
  }
}
