/// Takes the figures of rows out of a table that rest on small counts, and of as many more as it needs so that none
/// can be worked back.
///
/// A row loses all its figures, not the small one alone: a rate beside its denominator is the count again.
/// Where the sum of a column is known, what was taken out is known as a sum; rows are added, the smallest first,
/// until each hidden count could have two values or more. A count of 0 says nothing of anybody and stays.
///
/// > Source: the Government Analysis Function's guidance on symbols in tables: `[c]` for a figure that is left out as
/// > confidential. NHS Digital's disclosure control for Hospital Episode Statistics shows 0 and hides what is
/// > small below the national level.
struct TableSuppression {
  /// What stands in the place of a figure.
  static let inStead = "[c]"

  private let counts: SmallCounts
  private let headings: [String]
  private let rows: [[String]]
  /// The columns with figures.
  private let figures: [Int]
  /// The rows that rest on a small count.
  private let primary: Set<Int>

  /// A table that says what its rows rest on.
  init(_ table: [[String]], figures: [Int], smallest: [Int?], _ counts: SmallCounts) {
    self.counts = counts
    headings = table.first ?? []
    rows = Array(table.dropFirst())
    self.figures = figures.filter(headings.indices.contains)
    primary = Set(
      rows.indices.filter { $0 < smallest.count && smallest[$0].map(counts.isSmall) ?? false }
    )
  }

  /// A table of which nothing is known but its columns and cells.
  init(_ table: [[String]], _ counts: SmallCounts) {
    self.counts = counts
    let headings = table.first ?? []
    let rows = Array(table.dropFirst())
    let numeric = headings.indices.filter { column in
      let cells = rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
      return !cells.isEmpty && cells.allSatisfy { Self.number($0) != nil || $0 == Self.inStead }
    }
    let figures = numeric.filter { !Self.isLabel(headings[$0]) }
    (self.headings, self.rows, self.figures) = (headings, rows, figures)
    primary = Set(
      rows.indices.filter { row in
        figures.contains { Self.count(rows[row], $0).map(counts.isSmall) ?? false }
          || Self.givesBack(rows[row], headings, figures, counts)
      }
    )
  }

  /// How many cells were small, or rested on something small.
  var smallCount: Int { primary.count }

  /// The table without them; nil where not even all rows together would hide them.
  var table: [[String]]? {
    guard !primary.isEmpty else { return [headings] + rows }
    guard let hidden = hiddenRows() else { return nil }
    var cleared = rows
    for row in hidden {
      for column in figures where column < cleared[row].count && !cleared[row][column].isEmpty {
        cleared[row][column] = Self.inStead
      }
    }
    return [headings] + cleared
  }

  // MARK: - What is hidden besides

  private func hiddenRows() -> Set<Int>? {
    var hidden = primary
    while let column = figures.first(where: { !isSafe($0, hidden) }) {
      let next = rows.indices.filter { !hidden.contains($0) }
        .compactMap { row in Self.count(rows[row], column).map { (row, $0) } }
        .filter { $0.1 > 0 }
        .min { ($0.1, $0.0) < ($1.1, $1.0) }
      guard let next else { return nil }
      hidden.insert(next.0)
    }
    return hidden
  }

  /// Whether each small count of a column could have another value, for somebody who knows the column's sum and
  /// which cells are small.
  private func isSafe(_ column: Int, _ hidden: Set<Int>) -> Bool {
    let cells = hidden.compactMap { Self.count(rows[$0], column) }.filter { $0 > 0 }
    guard cells.contains(where: counts.isSmall), isWholeColumn(column) else { return true }
    let small = cells.filter(counts.isSmall)
    let large = cells.count - small.count
    let most = counts.smallestShared - 1
    // What a small count can be: not more than is left when the others have their least, and not less than is
    // left when they have their most, which has no bound where a larger one is among them.
    let sum = cells.reduce(0, +)
    let highest = min(most, sum - (small.count - 1) - large * counts.smallestShared)
    let lowest = large > 0 ? 1 : max(1, sum - (small.count - 1) * most)
    return highest > lowest
  }

  /// A column of rates has no sum.
  private func isWholeColumn(_ column: Int) -> Bool {
    rows.allSatisfy {
      column >= $0.count || $0[column].isEmpty || $0[column] == Self.inStead
        || Self.count($0, column) != nil
    }
  }

  // MARK: - Cells

  private static func number(_ text: String) -> Double? {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, ("0"..."9").contains(first) || first == "-" else { return nil }
    return Double(text)
  }

  /// The whole number of a cell.
  private static func count(_ row: [String], _ column: Int) -> Int? {
    guard column < row.count else { return nil }
    return Int(row[column])
  }

  /// Whether a rate of the row and a whole number beside it give a small count back.
  private static func givesBack(
    _ row: [String],
    _ headings: [String],
    _ figures: [Int],
    _ counts: SmallCounts
  ) -> Bool {
    let rates = figures.compactMap { column -> (Double, digits: Int, multipliers: [Double])? in
      guard column < row.count, let point = row[column].firstIndex(of: "."),
        let rate = number(row[column]), rate > 0
      else { return nil }
      return (
        rate, row[column].distance(from: point, to: row[column].endIndex) - 1,
        multipliers(ofRate: headings[column])
      )
    }
    let wholes = figures.compactMap { count(row, $0) }.filter { $0 > 0 }
    for (rate, digits, multipliers) in rates {
      let step = (0..<min(digits, 15)).reduce(1.0) { step, _ in step / 10 }
      for whole in wholes {
        for multiplier in multipliers {
          let back = rate * Double(whole) / multiplier
          // What the rate's last digit leaves open.
          let open = max(step * Double(whole) / multiplier / 2, 1e-9 * back)
          let nearest = back.rounded()
          guard open < 0.25, (back - nearest).magnitude <= open * 1.01 else { continue }
          let count = Int(nearest)
          if counts.isSmall(count) || counts.isSmall(whole - count) && multiplier <= 100 {
            return true
          }
        }
      }
    }
    return false
  }

  /// What a rate may have been multiplied by, as far as its heading says.
  private static func multipliers(ofRate heading: String) -> [Double] {
    let isShare = ["%", "per cent", "percent", "share"].contains {
      !heading.lowercased().ranges(of: $0).isEmpty
    }
    return isShare ? [1, 100] : [1, 100, 1_000, 10_000, 100_000]
  }

  /// A heading of numbers that name, or that count what is nobody.
  private static func isLabel(_ heading: String) -> Bool {
    let words = heading.lowercased().split { !$0.isLetter }.map(String.init)
    return !words.isEmpty
      && words.allSatisfy { isLabelWord($0) || fillers.contains($0) }
      && words.contains(where: isLabelWord)
  }

  private static func isLabelWord(_ word: String) -> Bool {
    labels.contains(word) || word.hasSuffix("s") && labels.contains(String(word.dropLast()))
  }

  private static let fillers: Set = [
    "of", "concern", "improvement", "to", "from", "the", "special", "cause", "missing", "set",
  ]

  private static let labels: Set = [
    "version", "phase", "cluster", "year", "month", "week", "quarter", "day", "date", "period",
    "rank",
    "position", "line", "row", "number", "no", "id", "code", "rule", "point", "measure", "project",
    "unit",
    "signal", "multiplier", "tier", "level", "stage", "step", "order", "page", "schema", "change",
    "target", "reduction", "score", "sigma", "centre", "lower", "upper", "limit", "definition",
    "series", "team", "ward", "site",
  ]
}
