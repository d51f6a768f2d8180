import Notebook
import TestInputSupport
import Testing

@Suite("A text that is kept with its beginning and its end")
struct CappedTextTests {
  @Test("What fits is kept as it is, to the last byte")
  func whole() {
    for count in [0, 1, CappedText.mostAtStart, CappedText.mostAtStart + CappedText.mostAtEnd] {
      var text = CappedText()
      text.append(String(repeating: "x", count: count))
      #expect(text.text.utf8.count == count)
    }
    var text = CappedText()
    text.append(String(repeating: "x", count: CappedText.mostAtStart + CappedText.mostAtEnd + 1))
    #expect(text.text.contains("\n… 1 bytes left out …\n"))
  }

  @Test(
    "What is kept depends on the text and not on the pieces; every line is whole",
    arguments: 0..<12
  )
  func pieces(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 20_000...40_000, using: &generator)
    let lines = (1...count).map { "line \($0) é…" }
    let whole = lines.joined(separator: "\n") + "\n"
    var once = CappedText()
    once.append(whole)
    var often = CappedText()
    var rest = Substring(whole)
    while !rest.isEmpty {
      let size = Int.random(in: 1...9_000, using: &generator)
      often.append(String(rest.prefix(size)))
      rest = rest.dropFirst(size)
    }
    #expect(often.text == once.text, "seed \(seed)")
    let kept = once.text.split(separator: "\n")
    let gap = try #require(kept.firstIndex { $0.hasPrefix("… ") }, "seed \(seed)")
    #expect(kept[..<gap].elementsEqual(lines.prefix(gap).map { $0[...] }), "seed \(seed)")
    let tail = kept[(gap + 1)...]
    #expect(tail.elementsEqual(lines.suffix(tail.count).map { $0[...] }), "seed \(seed)")
    let left = count - gap - tail.count
    let said = kept[gap].prefix { $0 != "(" }.filter(\.isNumber)
    #expect(said == "\(left)", "seed \(seed): \(kept[gap])")
    #expect(once.text.utf8.count < CappedText.mostAtStart + CappedText.mostAtEnd + 100)
  }
}
