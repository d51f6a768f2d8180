/// Crofton Ward's incidents of physical violence, month by month from April 2020, as they are told in
/// the study of the field: 24 months of a stable process, then the fall.
enum CroftonFixture {
  static let monthly = [
    9, 15, 11, 14, 9, 9, 7, 8, 14, 19, 11, 11, 12, 11, 12, 12, 15, 11, 7, 8, 7, 15, 9, 12,
    14, 9, 11, 5, 5, 9, 5, 9, 3, 10, 5, 7, 8, 8, 3, 7, 9, 4, 9, 6, 5, 4, 2, 8, 3, 3, 6, 2, 5, 5,
  ]

  /// The counts dealt to the weeks of each month, each incident to any of them.
  ///
  /// - Parameters:
  ///   - timeline: The weeks.
  ///   - dice: What decides.
  /// - Returns: One count for each week; those of a month's weeks add up to its count.
  static func weekly(_ timeline: Timeline, dice: inout SeededDice) -> [Int] {
    var counts = [Int](repeating: 0, count: timeline.count)
    for (month, incidents) in monthly.enumerated() {
      let weeks = timeline.months.indices.filter { timeline.months[$0] == month }
      for _ in 0..<incidents { counts[dice.pick(weeks)] += 1 }
    }
    return counts
  }
}
