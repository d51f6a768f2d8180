import TestInputSupport
import Testing

@testable import JupyterKernel

@Suite("Cursors count code points")
struct CodePointTests {
  @Test("After an emoji a cursor counts one, where UTF-8 counts four and UTF-16 two")
  func emoji() {
    let text = #"x = "😀" qi.mea"#
    #expect(CodePoints.count(of: text) == 14)
    #expect(CodePoints.text(text, before: 8) == #"x = "😀" "#)
    #expect(CodePoints.text(text, from: 8) == "qi.mea")
    #expect(CodePoints.count(in: text, beforeByte: #"x = "😀" "#.utf8.count) == 8)
  }

  @Test("A cursor may stand between the parts of what a person sees as one character")
  func composed() {
    // A family of three with its joiners: five code points, one character of Swift's.
    let family = "👩‍👧‍👦"
    #expect(family.count == 1)
    #expect(CodePoints.count(of: family) == 5)
    #expect(CodePoints.text(family, before: 1) == "👩")
    #expect(CodePoints.text(family, from: 4) == "👦")
    #expect(CodePoints.text("e\u{301}!", before: 1) == "e")
  }

  @Test("A cursor that is missing, below 0 or past the end stands at the end")
  func outside() {
    for cursor in [nil, -1, 4, .max] as [Int?] {
      #expect(CodePoints.text("abc", before: cursor) == "abc")
      #expect(CodePoints.text("abc", from: cursor) == "")
    }
    #expect(CodePoints.text("abc", before: 3) == "abc")
    #expect(CodePoints.text("abc", from: 0) == "abc")
  }

  @Test("What stands before a cursor and what stands after it make the text, wherever it stands")
  func halves() {
    let seed = UInt64.random(in: 0...9_999)
    var generator = SeededGenerator(seed: seed)
    let pieces: [String] = ["a", "é", "e\u{301}", "😀", "👩‍👧‍👦", "\r\n", "\n", "ß", "🇬🇧", "\u{0}"]
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 0...12, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      for cursor in 0...text.unicodeScalars.count {
        let before = CodePoints.text(text, before: cursor)
        let after = CodePoints.text(text, from: cursor)
        #expect(Array((before + after).utf8) == Array(text.utf8), "seed \(seed), cursor \(cursor)")
        #expect(CodePoints.count(of: before) == cursor, "seed \(seed)")
        #expect(
          CodePoints.count(in: text, beforeByte: before.utf8.count) == cursor,
          "seed \(seed)"
        )
      }
    }
  }
}
