/// Figures that somebody typed into the code of a cell: what is taken out of a table must not stand in the lines
/// that made it.
///
/// A list in braces holds figures where it has two whole numbers or more, or a text and a number side by side, as
/// `t:add { "Ash", 3 }` has; one number with a name is a choice. Of comments, a number of people counts.
struct CodeFigures {
  private let source: [Unicode.Scalar]
  private let counts: SmallCounts
  private var place = 0
  private var lists: [List] = []
  /// How many small counts the code holds.
  private(set) var count = 0

  private struct List {
    var numbers: [Int] = []
    var listed: [Int] = []
    var hasText = false
  }

  init(_ source: String, _ counts: SmallCounts) {
    self.source = Array(source.unicodeScalars)
    self.counts = counts
    read()
  }

  private mutating func read() {
    // The last thing that is no blank: it says whether a value is named.
    var before: Unicode.Scalar = " "
    while place < source.count {
      let scalar = source[place]
      let start = place
      switch scalar {
      case "-" where follows("--"): readComment()
      case "\"", "'":
        skipQuoted(scalar)
        if before == "{" || before == ",", !lists.isEmpty { lists[lists.count - 1].hasText = true }
      case "[" where longBracket(at: place) != nil: skipLong()
      case "{":
        lists.append(List())
        place += 1
      case "}":
        if let list = lists.popLast() { judge(list) }
        place += 1
      case "0"..."9": readNumber(after: before)
      case _ where isName(scalar): while place < source.count, isName(source[place]) { place += 1 }
      default: place += 1
      }
      if !scalar.properties.isWhitespace, !(scalar == "-" && place > start + 1) {
        before = source[min(place, source.count) - 1]
      }
    }
  }

  private mutating func judge(_ list: List) {
    if list.numbers.count > 1 {
      count += list.numbers.count(where: counts.isSmall)
    } else if list.hasText {
      count += list.listed.count(where: counts.isSmall)
    }
  }

  private mutating func readNumber(after before: Unicode.Scalar) {
    let start = place
    while place < source.count, isName(source[place]) || source[place] == "." { place += 1 }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: source[start..<place])
    guard let number = Int(String(text)), !lists.isEmpty else { return }
    lists[lists.count - 1].numbers.append(number)
    if before == "{" || before == "," { lists[lists.count - 1].listed.append(number) }
  }

  private mutating func readComment() {
    place += 2
    let start = place
    if longBracket(at: place) != nil {
      skipLong()
    } else {
      while place < source.count, source[place] != "\n" { place += 1 }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: source[start..<place])
    count += counts.countOfPeople(in: String(text))
  }

  private mutating func skipQuoted(_ quote: Unicode.Scalar) {
    place += 1
    while place < source.count, source[place] != quote, source[place] != "\n" {
      place += source[place] == "\\" ? 2 : 1
    }
    place = min(place + 1, source.count)
  }

  /// The level of a long bracket that begins at a place: `[[` has 0, `[=[` 1.
  private func longBracket(at start: Int) -> Int? {
    guard start < source.count, source[start] == "[" else { return nil }
    let level = source[(start + 1)...].prefix { $0 == "=" }.count
    let next = start + 1 + level
    return next < source.count && source[next] == "[" ? level : nil
  }

  private mutating func skipLong() {
    let level = longBracket(at: place) ?? 0
    place += level + 2
    while place < source.count {
      if source[place] == "]", place + level + 1 < source.count,
        source[(place + 1)...].prefix(level).allSatisfy({ $0 == "=" }),
        source[place + level + 1] == "]"
      {
        place += level + 2
        return
      }
      place += 1
    }
  }

  private func follows(_ text: String) -> Bool {
    source[place...].starts(with: text.unicodeScalars)
  }

  private func isName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.isASCII && scalar.properties.isAlphabetic
      || ("0"..."9").contains(scalar)
  }
}
