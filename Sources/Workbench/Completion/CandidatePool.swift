/// Texts that may stand at a place, in order, to be looked up by their beginnings.
///
/// Made once and asked often: what begins with a text is found by halving, so that the work of one
/// answer does not grow with the number of candidates.
final class CandidatePool {
  struct Entry {
    let text: String
    let note: String?
  }

  /// What was found: the first of them in order, the last one, and how many there are.
  struct Found {
    var entries: [Entry]
    var total: Int
  }

  private let entries: [Entry]
  /// The same without regard to capitals: the text in small letters, and which entry it is.
  ///
  /// Made when it is first needed, as the notes are: most of what is typed is found without.
  private lazy var folded: [(text: String, index: Int)] = entries.enumerated()
    .map { ($1.text.lowercased(), $0) }.sorted { Self.precedes($0.text.utf8, $1.text.utf8) }
  /// The notes in small letters, in the order of the entries.
  private lazy var notes: [[UInt8]] = entries.map { Array(($0.note ?? "").lowercased().utf8) }

  init(_ entries: [Entry]) {
    // A store gives its codes in this order already.
    let isInOrder = zip(entries, entries.dropFirst()).allSatisfy {
      !Self.precedes($1.text.utf8, $0.text.utf8)
    }
    self.entries =
      isInOrder ? entries : entries.sorted { Self.precedes($0.text.utf8, $1.text.utf8) }
  }

  /// The entries that begin with a text; where none does, those that do but for capitals; where none
  /// does either, those with a word in their note that does.
  ///
  /// - Parameters:
  ///   - typed: What is there of the text.
  ///   - most: So many at most are given; the last one in order is always among them, so that what
  ///     all of them share is what the given ones share.
  /// - Returns: Those found, and how many there are.
  func beginning(with typed: String, most: Int) -> Found {
    let exact = Self.range(of: typed, count: entries.count) { entries[$0].text }
    if !exact.isEmpty {
      return Found(entries: Self.some(of: exact, most).map { entries[$0] }, total: exact.count)
    }
    let small = typed.lowercased()
    let near = Self.range(of: small, count: folded.count) { folded[$0].text }
    if !near.isEmpty {
      return Found(
        entries: Self.some(of: near, most).map { entries[folded[$0].index] },
        total: near.count
      )
    }
    // A letter alone would find a word in nearly every name.
    guard typed.utf8.count > 1 else { return Found(entries: [], total: 0) }
    let start = Array(small.utf8)
    let named = notes.indices.filter { Self.hasWord(in: notes[$0], beginning: start) }
    return Found(entries: named.prefix(most).map { entries[$0] }, total: named.count)
  }

  /// The text that stands here and is the one given, or that alone has it as its note; nil for none.
  func text(namedBy name: String) -> String? {
    // What begins with a text stands behind the text itself; of one alone the last would be given.
    if beginning(with: name, most: 2).entries.first?.text == name { return name }
    let noted = entries.filter { $0.note == name }
    return noted.count == 1 ? noted[0].text : nil
  }

  private static func some(of range: Range<Int>, _ most: Int) -> [Int] {
    range.count <= most ? Array(range) : Array(range.prefix(most - 1)) + [range.upperBound - 1]
  }

  /// Where the texts stand that begin with a text, among texts in order.
  static func range(
    of typed: String,
    count: Int,
    text: (Int) -> String
  ) -> Range<Int> {
    func first(where isPast: (String.UTF8View) -> Bool) -> Int {
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        if isPast(text(middle).utf8) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let start = first { !precedes($0, typed.utf8) }
    let end = first { !precedes($0, typed.utf8) && !$0.starts(with: typed.utf8) }
    return start..<end
  }

  private static func precedes(_ left: String.UTF8View, _ right: String.UTF8View) -> Bool {
    left.lexicographicallyPrecedes(right)
  }

  /// Whether a word of a text begins so.
  private static func hasWord(in text: [UInt8], beginning start: [UInt8]) -> Bool {
    guard text.count >= start.count else { return false }
    var isAtWord = true
    for index in 0...(text.count - start.count) {
      if isAtWord, text[index...].starts(with: start) { return true }
      let byte = text[index]
      let isLetter =
        byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      isAtWord = !isLetter
    }
    return false
  }
}
