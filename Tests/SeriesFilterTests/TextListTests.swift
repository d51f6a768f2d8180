import Testing

@testable import SeriesFilter

@Suite("Finding texts again")
struct TextListTests {
  private func find(_ text: String, _ lookup: inout TextLookup, _ list: inout TextList) -> Int? {
    Array(text.utf8).withUnsafeBytes { lookup.find($0, orAppendTo: &list) }
  }

  @Test("A text is found at its own index among many, the empty one and prefixes included")
  func many() {
    var list = TextList()
    var lookup = TextLookup()
    let texts = [""] + (0..<5_000).map { "ward \($0)" }
    for text in texts { #expect(find(text, &lookup, &list) == nil) }
    for (index, text) in texts.enumerated() {
      #expect(find(text, &lookup, &list) == index)
      #expect(list.text(index) == text)
    }
    #expect(find("ward", &lookup, &list) == nil)
  }

  @Test("After it was emptied nothing is found, however much was in it before")
  func emptied() {
    var list = TextList()
    var lookup = TextLookup()
    for round in 0..<3 {
      for index in 0..<(round == 1 ? 10 : 3_000) {
        #expect(find("\(index)", &lookup, &list) == nil, "round \(round)")
      }
      #expect(find("7", &lookup, &list) == 7)
      list.removeAll()
      lookup.removeAll()
    }
    #expect(list.count == 0)
  }
}
