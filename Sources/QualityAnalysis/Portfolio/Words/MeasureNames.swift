/// What the name of a measure says is counted, without how: "Falls per 1,000 bed days", "Falls (number)"
/// and "Rate of falls" all count falls.
///
/// Registers keep one thing under two codes when a definition was changed, or when somebody who
/// did not find the measure made it again. Only the same words tell: "Falls with harm" is not "Falls".
enum MeasureNames {
  /// The words of a name that say what is counted.
  static func counted(in name: String) -> [String] {
    name.split(whereSeparator: { ",;:()[]–—".contains($0) }).flatMap { part in
      var words = WordForms.words(of: String(part))
      let per = words.indices.first { place in
        words[place] == "per" && place + 1 < words.count && isBase(words[place + 1])
      }
      if let per, words[per + 1] != "cent" { words.removeSubrange(per...) }
      return words.filter { !ways.contains($0) }
    }
  }

  private static func isBase(_ word: String) -> Bool {
    bases.contains(word) || word.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }

  /// What follows "per" where it says only out of how many.
  private static let bases: Set<String> = [
    "month", "week", "day", "quarter", "year", "occupied", "bed", "cent", "hundred", "thousand",
    "head",
  ]

  private static let ways: Set<String> = [
    "number", "numbers", "rate", "rates", "count", "counts", "total", "percentage", "percent",
    "per",
    "cent", "proportion", "share", "ratio", "average", "mean", "median", "monthly", "weekly",
    "daily",
    "quarterly", "annual", "a", "an", "the", "of", "in",
  ]
}
