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
  }

  /// Where names may lie.
  let bounds: Box
  /// What no name may cover; grows with each name placed.
  private(set) var taken: [Box]
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
          box.bottom <= bounds.bottom, !taken.contains(where: box.overlaps)
        else { continue }
        let covered = avoided.count {
          $0.x > box.left && $0.x < box.right && $0.y > box.top && $0.y < box.bottom
        }
        let cost = Double(ring) * 10 + Double(covered) * 8 + Double(side)
        if covered <= 2, cost < best?.cost ?? .infinity { best = (cost, box) }
      }
    }
    guard let box = best?.box else { return nil }
    taken.append(box)
    return box
  }
}
