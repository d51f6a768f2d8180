/// Cuts a line through places at the edges of the plot, which is 1 wide and 1 high.
enum PlotClipping {
  /// The parts of the line that lie within the plot, each of at least two places.
  ///
  /// A place that is not finite breaks the line.
  static func lines(_ places: [FunnelScene.Place]) -> [[FunnelScene.Place]] {
    var lines: [[FunnelScene.Place]] = []
    for (start, end) in zip(places, places.dropFirst()) {
      guard let (from, to) = clipped(start, end) else { continue }
      if let last = lines.last?.last, last == from {
        lines[lines.count - 1].append(to)
      } else {
        lines.append([from, to])
      }
    }
    return lines
  }

  /// The part of a straight line within the plot (Liang and Barsky's method).
  private static func clipped(
    _ start: FunnelScene.Place,
    _ end: FunnelScene.Place
  ) -> (FunnelScene.Place, FunnelScene.Place)? {
    guard start.x.isFinite, start.y.isFinite, end.x.isFinite, end.y.isFinite else { return nil }
    let (width, height) = (end.x - start.x, end.y - start.y)
    var (first, last) = (0.0, 1.0)
    // Each edge: how fast the line leaves it, and how far inside it begins.
    for (speed, depth) in [
      (-width, start.x), (width, 1 - start.x), (-height, start.y), (height, 1 - start.y),
    ] {
      if speed == 0 {
        if depth < 0 { return nil }
      } else if speed < 0 {
        first = max(first, depth / speed)
      } else {
        last = min(last, depth / speed)
      }
    }
    guard first < last else { return nil }
    func place(_ share: Double) -> FunnelScene.Place {
      switch share {
      case 0: start
      case 1: end
      default:
        FunnelScene.Place(
          x: min(max(start.x + share * width, 0), 1),
          y: min(max(start.y + share * height, 0), 1)
        )
      }
    }
    return (place(first), place(last))
  }
}
