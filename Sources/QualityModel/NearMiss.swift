/// Finds the names a person may have meant.
///
/// The distance is the optimal string alignment distance over Unicode scalars, without regard to
/// case: insertions, deletions, replacements and swaps of neighbours each count one.
public enum NearMiss {
  /// A longer name is data, and the distance to it would take seconds.
  private static let longest = 200

  /// The number of single edits between two names.
  ///
  /// - Complexity: O(*n* · *m*) time, O(*m*) space.
  public static func distance(_ first: String, _ second: String) -> Int {
    let left = Array(first.lowercased().unicodeScalars)
    let right = Array(second.lowercased().unicodeScalars)
    if left.isEmpty { return right.count }
    if right.isEmpty { return left.count }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + Array(repeating: 0, count: right.count)
      for column in 1...right.count {
        let replaced = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
        var best = min(replaced, last[column] + 1, current[column - 1] + 1)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          best = min(best, beforeLast[column - 2] + 1)
        }
        current[column] = best
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }

  /// The candidates close enough to be meant, nearest first, then in the order of the alphabet.
  ///
  /// Close enough is at most a third of the longer name's length, and at least one edit. A
  /// candidate that starts with the name, or the other way round, also counts. Of a name of one or two
  /// letters most others are an edit away: there only another case and a swap count. Nothing is close
  /// to a name of more than 200 characters, and no such candidate is looked at.
  ///
  /// - Complexity: O(candidates × length²); meant for the moment of an error.
  public static func candidates(
    for name: String,
    among names: some Sequence<String>,
    limit: Int = 3
  ) -> [String] {
    let length = name.unicodeScalars.count
    guard length > 0, length <= longest else { return [] }
    let lower = name.lowercased()
    guard length > 2 else {
      let swapped = String(lower.reversed())
      let near = names.filter { [lower, swapped].contains($0.lowercased()) }
      // Another case is nearer than a swap.
      let sorted = near.sorted {
        ($0.lowercased() == lower ? 0 : 1, $0) < ($1.lowercased() == lower ? 0 : 1, $1)
      }
      return Array(sorted.prefix(limit))
    }
    var found: [(distance: Int, name: String)] = []
    for candidate in names {
      let other = candidate.unicodeScalars.count
      guard other <= longest else { continue }
      let allowed = max(1, max(length, other) / 3)
      let candidateLower = candidate.lowercased()
      let isPrefix =
        min(length, other) >= 3
        && (candidateLower.hasPrefix(lower) || lower.hasPrefix(candidateLower))
      guard isPrefix || abs(length - other) <= allowed else { continue }
      let distance = distance(name, candidate)
      if isPrefix || distance <= allowed { found.append((distance, candidate)) }
    }
    found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return found.prefix(limit).map(\.name)
  }
}
