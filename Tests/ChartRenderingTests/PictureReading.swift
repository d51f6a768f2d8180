@testable import ChartRendering

/// Reads a sixel picture back into dots, as a terminal would.
struct SixelReader {
  let width: Int
  let height: Int
  /// The number of the colour of each dot, 0 where there is none.
  private(set) var dots: [UInt8]
  /// The colours by number, in hundredths.
  private(set) var palette: [Int: [Int]] = [:]

  /// Nil where the text is no picture of this form.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let start = Array("\u{1B}P0;1;0q\"1;1;".utf8)
    guard bytes.starts(with: start), bytes.suffix(2) == [0x1B, 0x5C] else { return nil }
    var place = start.count
    func number() -> Int {
      var value = 0
      while place < bytes.count, (48...57).contains(bytes[place]) {
        value = value * 10 + Int(bytes[place]) - 48
        place += 1
      }
      return value
    }
    width = number()
    place += 1
    height = number()
    dots = Array(repeating: 0, count: width * height)
    var (x, top, colour, count) = (0, 0, 0, 1)
    while place < bytes.count - 2 {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "#"):
        colour = number()
        guard bytes[place] == UInt8(ascii: ";") else { continue }
        var components: [Int] = []
        while bytes[place] == UInt8(ascii: ";") {
          place += 1
          components.append(number())
        }
        palette[colour] = components
      case UInt8(ascii: "$"): x = 0
      case UInt8(ascii: "-"): (x, top) = (0, top + 6)
      case UInt8(ascii: "!"): count = number()
      case 63...126:
        for _ in 0..<count {
          for down in 0..<6 where (byte - 63) >> UInt8(down) & 1 == 1 {
            guard x < width, top + down < height else { return nil }
            dots[(top + down) * width + x] = UInt8(colour)
          }
          x += 1
        }
        count = 1
      default: return nil
      }
    }
  }
}

/// Reads a PNG of a palette and one block of fixed codes back into dots: a second derivation of both.
struct PNGReader {
  private(set) var width = 0
  private(set) var height = 0
  private(set) var palette: [UInt8] = []
  private(set) var dots: [UInt8] = []

  init?(_ file: [UInt8]) {
    guard file.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] else { return nil }
    var place = 8
    var compressed: [UInt8] = []
    func word(_ start: Int) -> Int { file[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
    while place + 12 <= file.count {
      let length = word(place)
      let name = String(decoding: file[(place + 4)..<(place + 8)], as: UTF8.self)
      let body = Array(file[(place + 8)..<(place + 8 + length)])
      guard word(place + 8 + length) == Self.check(Array(name.utf8) + body) else { return nil }
      switch name {
      case "IHDR": (width, height) = (word(place + 8), word(place + 12))
      case "PLTE": palette = body
      case "IDAT": compressed += body
      default: break
      }
      place += 12 + length
    }
    guard let rows = Self.inflated(compressed), rows.count == (width + 1) * height else {
      return nil
    }
    for y in 0..<height {
      guard rows[y * (width + 1)] == 0 else { return nil }
      dots += rows[(y * (width + 1) + 1)..<((y + 1) * (width + 1))]
    }
  }

  /// The cyclic redundancy check bit by bit, from its polynomial.
  private static func check(_ bytes: [UInt8]) -> Int {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      for bit in 0..<8 {
        let isOdd = (value ^ UInt32(byte >> UInt8(bit))) & 1 == 1
        value = (value >> 1) ^ (isOdd ? 0xEDB8_8320 : 0)
      }
    }
    return Int(~value)
  }

  /// What a zlib stream of one fixed block holds; nil for anything else.
  private static func inflated(_ data: [UInt8]) -> [UInt8]? {
    guard data.prefix(2) == [0x78, 0x01] else { return nil }
    var position = 16
    func bit() -> Int {
      defer { position += 1 }
      return Int(data[position / 8] >> UInt8(position % 8)) & 1
    }
    func bits(_ count: Int) -> Int { (0..<count).reduce(0) { $0 | bit() << $1 } }
    func code(_ count: Int, from start: Int = 0) -> Int {
      (0..<count).reduce(start) { value, _ in value << 1 | bit() }
    }
    guard bits(1) == 1, bits(2) == 1 else { return nil }
    let lengths = [
      3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
      163, 195, 227, 258,
    ]
    let lengthBits = [
      0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    let distances = [
      1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
      2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
    ]
    var out: [UInt8] = []
    while true {
      var symbol = code(7)
      if symbol < 24 {
        symbol += 256
      } else {
        symbol = code(1, from: symbol)
        if symbol < 0xC0 {
          symbol -= 0x30
        } else if symbol < 0xC8 {
          symbol += 280 - 0xC0
        } else {
          symbol = code(1, from: symbol) - 0x190 + 144
        }
      }
      if symbol == 256 { break }
      if symbol < 256 {
        out.append(UInt8(symbol))
        continue
      }
      let length = lengths[symbol - 257] + bits(lengthBits[symbol - 257])
      let distance = code(5)
      let back = distances[distance] + bits(distance < 4 ? 0 : (distance - 2) / 2)
      guard back <= out.count else { return nil }
      for _ in 0..<length { out.append(out[out.count - back]) }
    }
    var (low, high) = (1, 0)
    for byte in out { (low, high) = ((low + Int(byte)) % 65521, (high + low + Int(byte)) % 65521) }
    let sum = data.suffix(4).reduce(0) { $0 << 8 | Int($1) }
    return sum == high << 16 | low ? out : nil
  }
}
