/// A line drawn in braille dots, two across and four down in each cell.
struct BrailleTrace {
  let columns: Int
  let rows: Int
  private var dots: [UInt8]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    dots = Array(repeating: 0, count: columns * rows)
  }

  /// The bit of a dot within its cell, by Unicode's numbering of braille patterns.
  private static let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

  private mutating func set(_ x: Int, _ y: Int) {
    guard (0..<(columns * 2)).contains(x), (0..<(rows * 4)).contains(y) else { return }
    dots[(y / 4) * columns + x / 2] |= Self.bits[x % 2][y % 4]
  }

  /// Draws from one dot to another (Bresenham's line).
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    let (width, height) = (abs(end.x - start.x), -abs(end.y - start.y))
    let (right, down) = (start.x < end.x ? 1 : -1, start.y < end.y ? 1 : -1)
    var (x, y, error) = (start.x, start.y, width + height)
    while true {
      set(x, y)
      if x == end.x, y == end.y { return }
      let doubled = 2 * error
      if doubled >= height {
        error += height
        x += right
      }
      if doubled <= width {
        error += width
        y += down
      }
    }
  }

  /// The character of a cell, nil where there is no dot.
  func character(column: Int, row: Int) -> Character? {
    let pattern = dots[row * columns + column]
    guard pattern != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(pattern)) else { return nil }
    return Character(scalar)
  }
}
