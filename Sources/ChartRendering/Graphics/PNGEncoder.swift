/// Writes a raster as PNG with a palette of its inks (W3C, Portable Network Graphics, third edition).
enum PNGEncoder {
  static func bytes(of raster: PlotRaster) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // Eight bits a dot, a palette, no interlacing.
    file += chunk(
      "IHDR",
      bigEndian(UInt32(raster.width)) + bigEndian(UInt32(raster.height)) + [8, 3, 0, 0, 0]
    )
    let inks = PlotRaster.Ink.allCases.map { $0.components(colour: raster.colour) }
    file += chunk("PLTE", inks.flatMap { [$0.red, $0.green, $0.blue] })
    // The first ink is none: it shows the background.
    file += chunk("tRNS", [0])
    var rows: [UInt8] = []
    rows.reserveCapacity(raster.dots.count + raster.height)
    for y in 0..<raster.height {
      rows.append(0)
      rows += raster.dots[(y * raster.width)..<((y + 1) * raster.width)]
    }
    file += chunk("IDAT", Zlib.bytes(of: rows, stride: raster.width + 1))
    return file + chunk("IEND", [])
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(checksum(body))
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }

  /// The cyclic redundancy check of a chunk.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}
