import Testing

@testable import QualityStore
import TestInputSupport

@Suite struct CodeTableTests {
  @Test(
    "Codes are numbered in the order they are given and found again",
    arguments: 1...20 as ClosedRange<UInt64>
  )
  func finds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var table = CodeTable()
    var numbers: [String: Int] = [:]
    for _ in 0..<2000 {
      let code = "U\(Int.random(in: 0...700, using: &random))"
      #expect(table.find(code) == numbers[code], "seed \(seed): \(code)")
      if numbers[code] == nil { numbers[code] = table.insert(code) }
    }
    #expect(table.count == numbers.count)
    for (code, number) in numbers { #expect(table.text(number) == code, "seed \(seed)") }
  }

  @Test("The empty code is a code like others")
  func empty() {
    var table = CodeTable()
    #expect(table.find("") == nil)
    #expect(table.insert("") == 0)
    #expect(table.find("") == 0)
  }
}
