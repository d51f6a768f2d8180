/// Counts that are too small to be shared, in a text of which nothing is known.
///
/// A whole number by itself is taken for a count of people unless what stands beside it says what it is: a
/// day of a month, the number of a step or a rule, a number of points, projects or weeks. Of `2/106` the 2 counts, and
/// of `104/106` what is left. A number in words counts beside a word for people or for what happens to them.
struct SmallCounts {
  /// Counts from 1 up to but not including this are small.
  let smallestShared: Int

  func isSmall(_ count: Int) -> Bool { (1..<max(smallestShared, 1)).contains(count) }

  /// How many of the numbers of a text are small counts.
  func count(in text: String) -> Int {
    text.split(whereSeparator: \.isNewline).reduce(0) { $0 + count(inLine: $1) }
  }

  /// How many small counts of a text have a word for people beside them, in figures or in words.
  func countOfPeople(in text: String) -> Int {
    let words = text.split(whereSeparator: \.isWhitespace).map(Word.init)
    return words.indices.count { place in
      let number =
        words[place].number ?? Self.numbers.firstIndex(of: words[place].lowercased).map { $0 + 1 }
      return number.map(isSmall) ?? false
        && words[(place + 1)...].prefix(3).contains { Self.people.contains($0.lowercased) }
    }
  }

  private func count(inLine line: Substring) -> Int {
    let words = line.split(whereSeparator: \.isWhitespace).map(Word.init)
    return words.indices.count { place in
      let word = words[place]
      if let number = word.number { return isSmall(number) && !isLabelled(words, place) }
      if let (part, whole) = word.share {
        return isSmall(part) || isSmall(whole) || isSmall(whole - part)
      }
      if let number = Self.numbers.firstIndex(of: word.lowercased), isSmall(number + 1) {
        return words[(place + 1)...].prefix(3).contains { Self.people.contains($0.lowercased) }
      }
      return false
    }
  }

  /// A word without the marks around it.
  private struct Word {
    let whole: Substring
    let bare: Substring
    let lowercased: String

    init(_ whole: Substring) {
      self.whole = whole
      var bare = whole
      let marks: Set<Character> = [
        "(", ")", "[", "]", "{", "}", ",", ";", ":", ".", "!", "?", "\"", "'", "“", "”", "‘", "’",
        "*",
        "_", "|", "`", "=", "~", "<", ">",
      ]
      while let first = bare.first, marks.contains(first) { bare.removeFirst() }
      while let last = bare.last, marks.contains(last) { bare.removeLast() }
      if let equals = bare.lastIndex(of: "=") { bare = bare[bare.index(after: equals)...] }
      self.bare = bare
      lowercased = bare.lowercased()
    }

    var number: Int? { Self.number(bare) }

    /// A part of a whole, as in 2/106.
    var share: (Int, Int)? {
      let parts = bare.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let part = Self.number(parts[0]), let whole = Self.number(parts[1]),
        part <= whole
      else { return nil }
      return (part, whole)
    }

    private static func number(_ text: Substring) -> Int? {
      text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
    }
  }

  private func isLabelled(_ words: [Word], _ place: Int) -> Bool {
    let word = words[place]
    // [1] refers to a note, and  2.  or  2)  begins an item.
    if word.whole.hasPrefix("["), word.whole.hasSuffix("]") { return true }
    if place == 0 || (place == 1 && words[0].bare.isEmpty),
      word.whole.hasSuffix(".") || word.whole.hasSuffix(")"), !word.whole.hasPrefix("("),
      words.count > place + 1
    {
      return true
    }
    let before = place > 0 ? words[place - 1].lowercased : ""
    if Self.isMonth(before) || Self.labels.contains(before) { return true }
    guard place + 1 < words.count, !word.whole.hasSuffix(","), !word.whole.hasSuffix(";") else {
      return false
    }
    let after = words[place + 1].lowercased
    if Self.isMonth(after) || Self.isThing(words, place + 1) { return true }
    // "2 of 5 measures", "2 of the 5 measures"
    guard after == "of" else { return false }
    return words[(place + 2)...].prefix(3).indices.contains { Self.isThing(words, $0) }
  }

  private static func isThing(_ words: [Word], _ place: Int) -> Bool {
    let word = words[place].lowercased
    return things.contains(word) || word.hasSuffix("s") && things.contains(String(word.dropLast()))
  }

  private static func isMonth(_ word: String) -> Bool {
    word.count >= 3 && months.contains { $0 == word || ($0.hasPrefix(word) && word.count <= 4) }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october",
    "november", "december",
  ]
  private static let numbers = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]
  /// What stands before a number that names and does not count.
  private static let labels: Set = [
    "phase", "version", "rule", "cluster", "tier", "stage", "step", "figure", "table", "cell",
    "week",
    "day", "month", "quarter", "page", "level", "entry", "section", "chapter", "line", "row",
    "column",
    "schema", "part", "format", "schedule", "lua", "top", "appendix", "annex", "item", "option",
    "plan",
    "cycle", "×", "÷", "±", "−", "+",
  ]
  /// What is counted and is nobody.
  private static let things: Set = [
    "sigma", "point", "measure", "project", "cluster", "rule", "row", "unit", "cell", "period",
    "phase",
    "ward", "team", "series", "chart", "column", "signal", "decimal", "version", "day", "week",
    "month",
    "quarter", "year", "hour", "minute", "second", "pair", "action", "observation", "definition",
    "file",
    "directorate", "site", "change", "question", "board", "figure", "line", "page", "step", "table",
    "target", "per", "%", "×", "÷", "±",
  ]
  /// People, and what happens to one of them each.
  private static let people: Set = [
    "patient", "patients", "people", "person", "persons", "child", "children", "woman", "women",
    "man",
    "men", "boy", "boys", "girl", "girls", "user", "users", "resident", "residents", "carer",
    "carers",
    "respondent", "respondents", "case", "cases", "death", "deaths", "fall", "falls", "incident",
    "incidents", "assault", "assaults", "suicide", "suicides", "complaint", "complaints",
    "referral",
    "referrals", "admission", "admissions", "readmission", "readmissions", "nurse", "nurses",
    "colleague", "colleagues", "restraint", "restraints", "injury", "injuries", "infection",
    "infections",
  ]
}
