import Testing

@testable import Workbench
import TestInputSupport

@Suite("Entries by their numbers")
struct EntrySelectionTests {
  @Test("One, a range, several, and up to the last")
  func forms() {
    #expect(EntrySelection("12")?.numbers(upTo: 20) == [12])
    #expect(EntrySelection("12-15")?.numbers(upTo: 20) == [12, 13, 14, 15])
    #expect(EntrySelection("9, 12-13 ,15")?.numbers(upTo: 20) == [9, 12, 13, 15])
    #expect(EntrySelection("3 1-2 2")?.numbers(upTo: 20) == [1, 2, 3])
    #expect(EntrySelection("18-")?.numbers(upTo: 20) == [18, 19, 20])
    #expect(EntrySelection("4–6")?.numbers(upTo: 20) == [4, 5, 6])
  }

  @Test(
    "What names no entries is nil",
    arguments: ["", " ", "a", "0", "-3", "5-3", "1-2-3", "1.5", "9999999999999999999", "1,b"]
  )
  func others(text: String) {
    #expect(EntrySelection(text) == nil)
  }

  @Test("A range beyond the last entry ends in one that does not exist, however large")
  func beyond() {
    #expect(EntrySelection("3-900000000")?.numbers(upTo: 4) == [3, 4, 5])
    #expect(EntrySelection("7")?.numbers(upTo: 4) == [7])
  }

  @Test("Numbers are written as ranges, and read back as they were", arguments: 0..<50)
  func words(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...12, using: &generator)
    let numbers = Set((0..<count).map { _ in Int.random(in: 1...20, using: &generator) }).sorted()
    let words = EntrySelection.words(numbers)
    let selection = try #require(
      EntrySelection(words.replacing(" and ", with: ", ")),
      "seed \(seed): \(words)"
    )
    #expect(selection.numbers(upTo: 20) == numbers, "seed \(seed): \(words)")
  }

  @Test("They read as a person would write them")
  func reading() {
    #expect(EntrySelection.words([12]) == "12")
    #expect(EntrySelection.words([9, 12, 13]) == "9 and 12-13")
    #expect(EntrySelection.words([9, 12, 13, 15, 16, 17]) == "9, 12-13 and 15-17")
  }
}
