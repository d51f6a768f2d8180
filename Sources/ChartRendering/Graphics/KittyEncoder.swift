/// Writes a raster in kitty's graphics protocol: a PNG in base 64, in pieces.
///
/// https://sw.kovidgoyal.net/kitty/graphics-protocol/
enum KittyEncoder {
  /// The most base-64 characters in one piece.
  private static let piece = 4096

  /// The sequence that shows a raster at the cursor, over so many cells, without moving the cursor or
  /// asking for an answer, and beneath the text.
  static func sequence(of raster: PlotRaster, columns: Int, rows: Int) -> String {
    let data = Base64.text(of: PNGEncoder.bytes(of: raster))
    var text = ""
    var rest = data[...]
    var keys = "a=T,f=100,c=\(columns),r=\(rows),C=1,q=2,z=-1,"
    repeat {
      let part = rest.prefix(piece)
      rest = rest.dropFirst(part.count)
      text += "\u{1B}_G\(keys)m=\(rest.isEmpty ? 0 : 1);"
      text += String(decoding: part, as: UTF8.self) + "\u{1B}\\"
      keys = ""
    } while !rest.isEmpty
    return text
  }
}

/// Bytes as text, three to four characters (RFC 4648).
private enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  static func text(of bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(0) { $0 << 8 | Int($1) }
      bits <<= 8 * (3 - group.count)
      for place in 0..<4 {
        text.append(
          place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "=")
        )
      }
    }
    return text
  }
}
