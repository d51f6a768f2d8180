/// Which of several works in a row a title says that it is: "phase 2", or that of a year.
///
/// Nobody has declared what a title says, but it is said: a second phase and the audit of another year
/// are no slip of somebody who registered the same twice.
public struct TitleEdition: Hashable, Sendable {
  /// The number of the phase, part, round, wave or cycle; `nil` where it names none.
  public var phase: Int?
  /// The years that it names, each by its first: 2024 for "2024/25".
  public var years: Set<Int> = []

  /// Takes what a title says of it out of the title's words, given in the form in which words are compared.
  ///
  /// - Returns: The edition, and the places of the words that said it.
  static func read(_ words: [String]) -> (edition: TitleEdition, places: Set<Int>) {
    var edition = TitleEdition()
    var places: Set<Int> = []
    for (place, word) in words.enumerated() where !places.contains(place) {
      if steps.contains(word) {
        // "Phase 2", "second phase"; a word that has no number beside it is a word.
        for beside in word == phase ? [place + 1, place - 1] : [place + 1]
        where words.indices.contains(beside) {
          guard let number = number(words[beside]) else { continue }
          edition.phase = number
          places.formUnion([place, beside])
          break
        }
      } else if word.utf8.count == 4, let year = Int(word), (2000...2099).contains(year) {
        edition.years.insert(year)
        places.insert(place)
        // "2024/25" and "2024-2025" are one year of account.
        if place + 1 < words.count, let next = Int(words[place + 1]),
          next == year + 1 || next == (year + 1) % 100
        {
          places.insert(place + 1)
        }
      }
    }
    return (edition, places)
  }

  /// Whether two titles name different works in a row: two years, or a phase that the other does not name.
  ///
  /// A year that only one of them names says when it was written down, and no more.
  func differs(from other: TitleEdition) -> Bool {
    if (phase ?? 1) != (other.phase ?? 1) { return true }
    return !years.isEmpty && !other.years.isEmpty && years.isDisjoint(with: other.years)
  }

  private static let phase = WordForms.stem("phase")
  private static let steps: Set<String> = Set(
    ["phase", "part", "round", "wave", "cycle"].map(WordForms.stem)
  )

  private static func number(_ word: String) -> Int? {
    if let number = Int(word), (1...9).contains(number) { return number }
    return ["i": 1, "one": 1, "first": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5][word]
  }
}
