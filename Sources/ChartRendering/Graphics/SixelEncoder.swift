/// Writes a raster in sixels: bands of six rows, each a run of characters for every ink in it.
///
/// DEC VT330/VT340 Programmer Reference Manual, volume 2, chapter 14.
enum SixelEncoder {
  static func sequence(of raster: PlotRaster) -> String {
    // The 1 leaves dots without an ink as they are on the screen.
    var text = "\u{1B}P0;1;0q\"1;1;\(raster.width);\(raster.height)"
    for ink in PlotRaster.Ink.allCases where ink != .none {
      let colour = ink.components(colour: raster.colour)
      func hundredth(_ component: UInt8) -> Int { (Int(component) * 100 + 127) / 255 }
      text += "#\(ink.rawValue);2;\(hundredth(colour.red));\(hundredth(colour.green));"
      text += "\(hundredth(colour.blue))"
    }
    for top in stride(from: 0, to: raster.height, by: 6) {
      if top > 0 { text += "-" }
      text += band(of: raster, top: top)
    }
    return text + "\u{1B}\\"
  }

  /// The inks of six rows, one over the other.
  private static func band(of raster: PlotRaster, top: Int) -> String {
    var patterns: [[UInt8]?] = Array(repeating: nil, count: PlotRaster.Ink.allCases.count)
    for down in 0..<min(6, raster.height - top) {
      let row = (top + down) * raster.width
      for x in 0..<raster.width {
        let ink = Int(raster.dots[row + x])
        guard ink != 0 else { continue }
        if patterns[ink] == nil { patterns[ink] = Array(repeating: 0, count: raster.width) }
        patterns[ink]?[x] |= 1 << UInt8(down)
      }
    }
    var passes: [String] = []
    for (ink, pattern) in patterns.enumerated() {
      guard let pattern else { continue }
      passes.append("#\(ink)\(runs(of: pattern))")
    }
    return passes.joined(separator: "$")
  }

  /// The characters of one ink, runs of four or more counted; blanks at the end are left out.
  private static func runs(of pattern: [UInt8]) -> String {
    let end = (pattern.lastIndex { $0 != 0 } ?? -1) + 1
    var text = ""
    var start = 0
    while start < end {
      var next = start + 1
      while next < end, pattern[next] == pattern[start] { next += 1 }
      let character = String(UnicodeScalar(63 + pattern[start]))
      let count = next - start
      text += count > 3 ? "!\(count)\(character)" : String(repeating: character, count: count)
      start = next
    }
    return text
  }
}
