/// Finds room for names beside the points they belong to.
///
/// Names never cover each other or what they must not cover; where no place beside or near a point is
/// free, its name is left out, and a list has it.
struct LabelPlacement {
  struct Box: Hashable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// The place in the box that is nearest to a point, a little inside its upper and lower edge.
    func nearest(to point: (x: Double, y: Double)) -> (x: Double, y: Double) {
      (min(max(point.x, left), right), min(max(point.y, top + 2), bottom - 2))
    }

    func contains(_ point: (x: Double, y: Double)) -> Bool {
      point.x > left && point.x < right && point.y > top && point.y < bottom
    }
  }

  /// Where names may lie.
  let bounds: Box
  /// What no name may cover; grows with each name placed.
  private(set) var taken: [Box]
  /// Places on the thin lines from points to names that stand off: no later name may cover them.
  private var leaders: [(x: Double, y: Double)] = []
  /// Points that a name had better not cover.
  let avoided: [(x: Double, y: Double)]
  /// How far from the middle of a point its name may begin, nearest first.
  let distances: [Double]

  init(bounds: Box, taken: [Box], avoided: [(x: Double, y: Double)], distances: [Double]) {
    self.bounds = bounds
    self.taken = taken
    self.avoided = avoided
    self.distances = distances
  }

  /// The sides of a point on which its name may stand, best first.
  private static let directions: [(x: Double, y: Double)] = [
    (1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1), (0, 1),
  ]

  /// The place of a name, nil where there is none.
  mutating func place(
    width: Double,
    height: Double,
    beside point: (x: Double, y: Double)
  ) -> Box? {
    var best: (cost: Double, box: Box)?
    for (ring, distance) in distances.enumerated() {
      for (side, direction) in Self.directions.enumerated() {
        let x = point.x + direction.x * (distance + width / 2)
        // Above or below, a name must clear the point by its own height.
        let reach = direction.x == 0 ? distance + height / 2 : distance * 0.8 + height * 0.3
        let y = point.y + direction.y * reach
        let box = Box(
          left: x - width / 2,
          top: y - height / 2,
          right: x + width / 2,
          bottom: y + height / 2
        )
        guard box.left >= bounds.left, box.right <= bounds.right, box.top >= bounds.top,
          box.bottom <= bounds.bottom, !taken.contains(where: box.overlaps),
          !leaders.contains(where: box.contains),
          ring == 0 || isFree(Self.leader(from: point, to: box), from: point)
        else { continue }
        let covered = avoided.count(where: box.contains)
        let cost = Double(ring) * 10 + Double(covered) * 8 + Double(side)
        if covered <= 2, cost < best?.cost ?? .infinity { best = (cost, box) }
      }
    }
    guard let box = best?.box else { return nil }
    taken.append(box)
    leaders += Self.leader(from: point, to: box)
    return box
  }

  /// Places on the line from a point to the nearest place of its name's box.
  private static func leader(
    from point: (x: Double, y: Double),
    to box: Box
  ) -> [(x: Double, y: Double)] {
    let end = box.nearest(to: point)
    return (0..<12).map { step in
      let share = Double(step) / 12
      return (point.x + share * (end.x - point.x), point.y + share * (end.y - point.y))
    }
  }

  /// Whether a line leads to its name without crossing another name or another named point.
  private func isFree(_ leader: [(x: Double, y: Double)], from point: (x: Double, y: Double))
    -> Bool
  {
    leader.allSatisfy { place in
      !taken.contains { !$0.contains(point) && $0.contains(place) }
    }
  }
}
