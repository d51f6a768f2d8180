/// Walks over a graph whose nodes are numbers, each in time that grows with its links.
enum ThreadOrder {
  /// Things sorted by an end, those of one end in their own order.
  ///
  /// - Parameters:
  ///   - ends: The end of each thing.
  ///   - count: How many ends there are.
  /// - Returns: The places of the things, and where those of each end start; one more than there are
  ///   ends.
  static func byEnd(_ ends: [Int], count: Int) -> (places: [Int], starts: [Int]) {
    var starts = Array(repeating: 0, count: count + 1)
    for end in ends { starts[end + 1] += 1 }
    for end in 0..<count { starts[end + 1] += starts[end] }
    var free = starts
    var places = Array(repeating: 0, count: ends.count)
    for (place, end) in ends.enumerated() {
      places[free[end]] = place
      free[end] += 1
    }
    return (places, starts)
  }

  /// Whether each node is reached from some others, which are reached themselves.
  static func reached(from starts: [Int], count: Int, next: (Int) -> [Int]) -> [Bool] {
    var isReached = Array(repeating: false, count: count)
    var waiting = starts
    for start in starts { isReached[start] = true }
    while let node = waiting.popLast() {
      for other in next(node) where !isReached[other] {
        isReached[other] = true
        waiting.append(other)
      }
    }
    return isReached
  }

  /// Whether each node stands in a loop, or below one: those that no order from the top down takes in.
  ///
  /// - Parameters:
  ///   - degrees: How many links upward each node has.
  ///   - next: The nodes below one, once for each link.
  /// - Returns: For each node, whether it was left.
  static func notOrdered(degrees: [Int], next: (Int) -> [Int]) -> [Bool] {
    var left = degrees
    var isLeft = Array(repeating: true, count: degrees.count)
    var waiting = degrees.indices.filter { degrees[$0] == 0 }
    while let node = waiting.popLast() {
      isLeft[node] = false
      for other in next(node) {
        left[other] -= 1
        if left[other] == 0 { waiting.append(other) }
      }
    }
    return isLeft
  }
}
