/// Gauss–Legendre quadrature with 64 nodes: exact for polynomials up to degree 127.
enum GaussLegendre {
  private struct Node {
    let position: Double
    let weight: Double
  }

  private static let count = 64

  /// The positive half of the nodes on −1...1; the other half mirrors it.
  private static let nodes: [Node] = (1...count / 2).map { index in
    // Newton's method on the Legendre polynomial, from Tricomi's approximation of its root.
    let size = Double(count)
    var x = Mathematics.cosine(Double.pi * (Double(index) - 0.25) / (size + 0.5))
    var slope = 1.0
    for _ in 0..<8 {
      var previous = 1.0
      var value = x
      for degree in 2...count {
        let k = Double(degree)
        (previous, value) = (value, ((2 * k - 1) * x * value - (k - 1) * previous) / k)
      }
      slope = size * (x * value - previous) / (x * x - 1)
      x -= value / slope
    }
    return Node(position: x, weight: 2 / ((1 - x * x) * slope * slope))
  }

  /// Returns the integral of a smooth function from one bound to another.
  static func integral(
    from lower: Double,
    to upper: Double,
    of function: (Double) -> Double
  ) -> Double {
    var sum = 0.0
    forEachNode(from: lower, to: upper) { position, weight in sum += weight * function(position) }
    return sum
  }

  /// Visits the nodes between two bounds with their weights, for several integrals at once.
  static func forEachNode(
    from lower: Double,
    to upper: Double,
    _ visit: (_ position: Double, _ weight: Double) -> Void
  ) {
    let centre = (lower + upper) / 2
    let halfWidth = (upper - lower) / 2
    for node in nodes {
      let offset = halfWidth * node.position
      visit(centre - offset, halfWidth * node.weight)
      visit(centre + offset, halfWidth * node.weight)
    }
  }
}
