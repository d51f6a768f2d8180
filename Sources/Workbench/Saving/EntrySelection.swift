/// Entries of the prompt by their numbers: "12-18", "9, 12-18", "12-".
struct EntrySelection: Equatable {
  /// The ranges as they were given; nil at the end stands for the last entry there is.
  private let ranges: [(first: Int, last: Int?)]

  /// Nil when the text names no entries.
  init?(_ text: String) {
    var ranges: [(first: Int, last: Int?)] = []
    for part in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      let ends = part.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
      guard let first = Int(ends[0]), first > 0, ends.count <= 2 else { return nil }
      if ends.count == 1 {
        ranges.append((first, first))
      } else if ends[1].isEmpty {
        ranges.append((first, nil))
      } else {
        guard let last = Int(ends[1]), last >= first else { return nil }
        ranges.append((first, last))
      }
    }
    guard !ranges.isEmpty else { return nil }
    self.ranges = ranges
  }

  /// The numbers in order, each once, where `last` is the newest entry.
  func numbers(upTo last: Int) -> [Int] {
    // What lies beyond the last is one number that does not exist, however large the range.
    Set(ranges.flatMap { Array($0.first...max($0.first, min($0.last ?? last, last + 1))) }).sorted()
  }

  static func == (left: Self, right: Self) -> Bool {
    left.ranges.elementsEqual(right.ranges) { $0 == $1 }
  }

  /// Numbers as they are written: "9, 12-13 and 15-18".
  static func words(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    let words = ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
