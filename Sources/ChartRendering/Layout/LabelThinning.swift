/// Chooses which labels of an axis are written when there is no room for all.
enum LabelThinning {
  /// Steps that suit months and weeks first: quarters, half years and years of months.
  private static let steps = [1, 2, 3, 4, 6, 12, 24, 36, 48, 60, 120, 240, 480, 600, 1_200]

  /// The indices to write: every nth from the first, and the last.
  ///
  /// - Parameters:
  ///   - widths: The width of each label.
  ///   - centres: Where the middle of each label lies, rising.
  ///   - gap: The least distance between two labels.
  /// - Returns: Indices in rising order; the last label is always among them.
  static func kept(widths: [Double], centres: [Double], gap: Double) -> [Int] {
    let count = widths.count
    guard count > 1 else { return Array(0..<count) }
    func isClear(_ left: Int, _ right: Int) -> Bool {
      centres[left] + widths[left] / 2 + gap <= centres[right] - widths[right] / 2
    }
    func isClear(_ indices: [Int]) -> Bool {
      zip(indices, indices.dropFirst()).allSatisfy { isClear($0, $1) }
    }
    let doubling = (1...40).map { 1_200 << $0 }
    for step in steps + doubling where step < count {
      var indices = Array(stride(from: 0, to: count, by: step))
      guard isClear(indices) else { continue }
      if let last = indices.last, last != count - 1 {
        // The latest point matters most: it takes the place of the label it would touch.
        if !isClear(last, count - 1), indices.count > 1 { indices.removeLast() }
        if let before = indices.last, isClear(before, count - 1) { indices.append(count - 1) }
      }
      return indices
    }
    return isClear(0, count - 1) ? [0, count - 1] : [count - 1]
  }
}
