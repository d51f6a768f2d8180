import Testing

@testable import Workbench
import TestInputSupport

@Suite("Looking up candidates")
struct CandidatePoolTests {
  private func pool(_ texts: [String]) -> CandidatePool {
    CandidatePool(texts.map { CandidatePool.Entry(text: $0, note: nil) })
  }

  @Test("A text is named by itself, whatever else begins with it, and by a note that no other has")
  func named() {
    let pool = CandidatePool([
      .init(text: "SAF-01", note: "Violence"), .init(text: "SAF-01M", note: "Violence by month"),
      .init(text: "SAF-02", note: "Falls"), .init(text: "SAF-03", note: "Falls"),
    ])
    #expect(pool.text(namedBy: "SAF-01") == "SAF-01")
    #expect(pool.text(namedBy: "SAF-01M") == "SAF-01M")
    #expect(pool.text(namedBy: "Violence") == "SAF-01")
    #expect(pool.text(namedBy: "Falls") == nil, "two have it")
    #expect(pool.text(namedBy: "SAF-0") == nil && pool.text(namedBy: "saf-01") == nil)
  }

  @Test("What is found is what a search through all would find")
  func same() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let letters = Array("abAB-é0")
    func word(_ length: ClosedRange<Int>) -> String {
      String(
        (0..<Int.random(in: length, using: &generator)).map { _ in
          letters.randomElement(using: &generator) ?? "a"
        }
      )
    }
    for _ in 0..<300 {
      let texts = Array(Set((0..<40).map { _ in word(1...5) }))
      let pool = pool(texts)
      let typed = word(0...3)
      let exact = texts.filter { $0.utf8.starts(with: typed.utf8) }
      let small = typed.lowercased()
      let near = texts.filter { $0.lowercased().utf8.starts(with: small.utf8) }
      let expected = exact.isEmpty ? near : exact
      let found = pool.beginning(with: typed, most: 1_000)
      #expect(Set(found.entries.map(\.text)) == Set(expected), "seed \(seed): \(typed) in \(texts)")
      #expect(found.total == expected.count)
    }
  }

  @Test("Of very many some are given, and all share what these share")
  func some() {
    let texts = (0..<50_000).map { "measure-\($0)" }
    let found = pool(texts).beginning(with: "mea", most: 400)
    #expect(found.total == 50_000)
    #expect(found.entries.count == 400)
    #expect(found.entries.last?.text == "measure-9999")
    let all = pool(["ab-1", "ab-2", "ab-3", "ac"]).beginning(with: "a", most: 2)
    #expect(all.entries.map(\.text) == ["ab-1", "ac"])
  }

  @Test("The work of an answer does not grow with the store")
  func bounded() {
    for count in [10, 1_000, 100_000, 10_000_000] {
      var looks = 0
      // In order as texts of one length are: nothing is held in memory.
      let range = CandidatePool.range(of: "0001", count: count) { index in
        looks += 1
        let digits = String(index)
        return String(repeating: "0", count: 8 - digits.count) + digits
      }
      #expect(looks <= 2 * (64 - count.leadingZeroBitCount + 1))
      #expect(range == (count <= 10_000 ? count..<count : 10_000..<min(count, 20_000)))
    }
  }

  @Test("A word within the note finds an entry where its text does not, letters alone excepted")
  func notes() {
    let pool = CandidatePool([
      CandidatePool.Entry(text: "F1", note: "Falls per 1,000 bed-days"),
      CandidatePool.Entry(text: "P1", note: "Pressure ulcers (all grades)"),
    ])
    #expect(pool.beginning(with: "DAY", most: 9).entries.map(\.text) == ["F1"])
    #expect(pool.beginning(with: "all", most: 9).entries.map(\.text) == ["P1"])
    #expect(pool.beginning(with: "ulcers (a", most: 9).total == 1)
    #expect(pool.beginning(with: "lcers", most: 9).total == 0)
    #expect(pool.beginning(with: "b", most: 9).total == 0)
  }
}
