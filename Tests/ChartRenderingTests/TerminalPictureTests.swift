import Foundation
import SPCCore
import Testing

@testable import ChartRendering
import TestInputSupport

@Suite("Charts as pictures in the terminal")
struct TerminalPictureTests {
  static let sixel = TerminalGraphics(.sixel, cellWidth: 9, cellHeight: 18)
  static let kitty = TerminalGraphics(.kitty, cellWidth: 9, cellHeight: 18)

  /// A raster with marks and lines here and there.
  private static func raster(seed: UInt64) -> PlotRaster {
    var random = SeededGenerator(seed: seed)
    var raster = PlotRaster(
      width: Int.random(in: 1...400, using: &random),
      height: Int.random(in: 1...200, using: &random),
      colour: true
    )
    func place() -> PlotRaster.Place {
      .init(
        x: Double.random(in: -50...450, using: &random),
        y: Double.random(in: -50...250, using: &random)
      )
    }
    func ink() -> PlotRaster.Ink {
      PlotRaster.Ink(rawValue: UInt8.random(in: 1...8, using: &random)) ?? .trace
    }
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      raster.line(
        from: place(),
        to: place(),
        ink(),
        thickness: Int.random(in: 1...3, using: &random),
        dash: Bool.random(using: &random) ? (4, 3) : nil
      )
      raster.mark(
        MarkShape(.excluded(.neutralHigh)),
        at: place(),
        radius: Double.random(in: 1...20, using: &random),
        ink()
      )
    }
    return raster
  }

  @Test("A sixel picture reads back as the dots it was made of", arguments: UInt64(1)...40)
  func sixels(seed: UInt64) throws {
    let raster = Self.raster(seed: seed)
    let read = try #require(SixelReader(SixelEncoder.sequence(of: raster)), "seed \(seed)")
    #expect((read.width, read.height) == (raster.width, raster.height), "seed \(seed)")
    #expect(read.dots == raster.dots, "seed \(seed)")
    #expect(read.palette[7] == [2, 100, 53, 0])
  }

  @Test("A PNG reads back as the dots it was made of", arguments: UInt64(1)...40)
  func png(seed: UInt64) throws {
    let raster = Self.raster(seed: seed)
    let read = try #require(PNGReader(PNGEncoder.bytes(of: raster)), "seed \(seed)")
    #expect((read.width, read.height) == (raster.width, raster.height), "seed \(seed)")
    #expect(read.dots == raster.dots, "seed \(seed)")
    #expect(Array(read.palette[21..<24]) == [0xFF, 0x87, 0x00])
  }

  static let python = "/usr/bin/python3"

  @Test(
    "Python's zlib reads the compressed rows, and they are small",
    .enabled(if: FileManager.default.isExecutableFile(atPath: python), "python3 is not installed")
  )
  func independentReader() throws {
    let raster = Self.raster(seed: 7)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python)
    process.arguments = [
      "-c",
      """
      import sys, zlib, struct
      data = sys.stdin.buffer.read(); at = 8; rows = b""
      while at < len(data):
          size, name = struct.unpack(">I4s", data[at:at + 8])
          body = data[at + 8:at + 8 + size]
          assert zlib.crc32(name + body) == struct.unpack(">I", data[at + 8 + size:at + 12 + size])[0]
          rows += body if name == b"IDAT" else b""
          at += 12 + size
      sys.stdout.buffer.write(zlib.decompress(rows))
      """,
    ]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    let png = PNGEncoder.bytes(of: raster)
    try input.fileHandleForWriting.write(contentsOf: Data(png))
    try input.fileHandleForWriting.close()
    let rows = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    try #require(rows.count == (raster.width + 1) * raster.height)
    for y in 0..<raster.height {
      let start = y * (raster.width + 1)
      #expect(rows[start] == 0)
      #expect(
        rows[(start + 1)..<(start + raster.width + 1)]
          == raster.dots[(y * raster.width)..<((y + 1) * raster.width)]
      )
    }
    #expect(png.count * 4 < rows.count)
  }

  @Test("Kitty's pieces are short, and the last one says that it is")
  func kittyPieces() throws {
    let raster = Self.raster(seed: 11)
    let pieces = KittyEncoder.sequence(of: raster, columns: 40, rows: 9)
      .components(separatedBy: "\u{1B}\\").dropLast()
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}_G") && $0.utf8.count <= 4096 + 64 })
    #expect(pieces.first?.contains("a=T,f=100,c=40,r=9,C=1,q=2,z=-1,") == true)
    for (number, piece) in pieces.enumerated() {
      #expect(piece.contains("m=\(number == pieces.count - 1 ? 0 : 1);"))
    }
    let text = pieces.map { $0.split(separator: ";", maxSplits: 1).last ?? "" }.joined()
    let data = try #require(Data(base64Encoded: text))
    #expect(PNGReader([UInt8](data))?.dots == raster.dots)
  }

  @Test("Words, ticks and labels stay text, and only the plot is left to the picture")
  func words() throws {
    let chart = try ExampleCharts.croftonBaseline()
    let plain = TerminalRenderer(columns: 90, rows: 26, colour: false).render(chart)
    let drawn = TerminalRenderer(columns: 90, rows: 26, colour: false, graphics: Self.sixel)
      .render(chart)
    let (text, picture) = try Self.parts(of: drawn)
    let lines = plain.components(separatedBy: "\n")
    let kept = text.components(separatedBy: "\n")
    #expect(lines.count == kept.count)
    let inner = CharacterSet(charactersIn: "•◆■▲▼─╌═│ ").union(Self.braille)
    for (line, other) in zip(lines, kept) where line != other {
      // What differs lies right of the axis and is drawing; the label at the edge is there in both.
      let label = line.unicodeScalars.reversed().prefix { !inner.contains($0) }.reversed()
      #expect(other.hasSuffix(String(String.UnicodeScalarView(label))), "\(line)")
      #expect(other.contains("│") || other.contains("┤"), "\(line)")
      for glyph in "◆■•╌═" { #expect(!other.contains(glyph), "\(other)") }
    }
    let isSixel = picture.contains("\u{1B}P0;1;0q")
    #expect(isSixel)
    #expect(kept.contains { $0.contains("◆") }, "the legend still says what the marks mean")
  }

  private static let braille = CharacterSet(
    charactersIn: Unicode.Scalar(0x2800 as UInt16).map { first in
      String(String.UnicodeScalarView((0...255).compactMap { .init(first.value + $0) }))
    } ?? ""
  )

  @Test("A picture starts at the plot's corner and leaves the cursor where the text ended")
  func cursor() throws {
    let chart = try ExampleCharts.crofton()
    for graphics in [Self.sixel, Self.kitty] {
      let drawn = TerminalRenderer(columns: 100, rows: 30, colour: false, graphics: graphics)
        .render(chart)
      let (text, picture) = try Self.parts(of: drawn)
      let lines = text.components(separatedBy: "\n")
      #expect(lines.count <= 30)
      // The axis of values stands over the corner.
      let corner = try #require(lines.firstIndex { $0.contains("└") })
      let column = try #require(lines[corner].firstIndex(of: "└")).utf16Offset(in: lines[corner])
      let top = try #require(
        lines.firstIndex { $0.count > column && "│┤".contains(Array($0)[column]) }
      )
      let start = "\u{1B}7\u{1B}[\(lines.count - 1 - top)A\r\u{1B}[\(column + 1)C"
      let (isAtCorner, isRestored) = (picture.hasPrefix(start), picture.hasSuffix("\u{1B}8"))
      #expect(isAtCorner, "\(picture.prefix(30).debugDescription)")
      #expect(isRestored)
    }
  }

  @Test("Each mark stands where its value and its point say, in its own ink")
  func places() throws {
    let chart = try ExampleCharts.crofton()
    let drawn = TerminalRenderer(columns: 100, rows: 30, colour: true, graphics: Self.sixel)
      .render(chart)
    let picture = try Self.parts(of: drawn).picture
    let sequence = try #require(picture.range(of: "\u{1B}P"))
    let read = try #require(SixelReader(String(picture[sequence.lowerBound...].dropLast(2))))
    let scene = Scene(chart)
    for mark in scene.marks {
      let x = (Double(mark.index) + 0.5) / Double(scene.placeCount) * Double(read.width - 1)
      let y = (1 - scene.valueAxis.fraction(of: mark.value)) * Double(read.height - 1)
      let ink = PlotRaster.Ink(TerminalCanvas.Style.category(mark.category))
      #expect(read.dots[Int(y) * read.width + Int(x)] == ink.rawValue, "\(mark.words)")
    }
  }

  @Test("Without colour no ink but grey is used")
  func grey() throws {
    let drawn = TerminalRenderer(columns: 80, rows: 24, colour: false, graphics: Self.sixel)
      .render(try ExampleCharts.hitAndMiss())
    let picture = try Self.parts(of: drawn).picture
    let sequence = try #require(picture.range(of: "\u{1B}P"))
    let read = try #require(SixelReader(String(picture[sequence.lowerBound...].dropLast(2))))
    #expect(read.palette.values.allSatisfy { Set($0.dropFirst()).count == 1 })
  }

  @Test("Two charts over each other have a picture each")
  func pairs() throws {
    let chart = try ExampleCharts.crofton()
    let funnel = TerminalRenderer(columns: 80, rows: 24, colour: false, graphics: Self.kitty)
      .render(try ExamplePictures.funnel())
    #expect(funnel.components(separatedBy: "\u{1B}7").count == 2)
    let pair = TerminalRenderer(columns: 80, rows: 40, colour: false, graphics: Self.kitty)
    let page = pair.page(
      TerminalLayout(Scene(chart), columns: 80, rows: 20, glyphs: pair.glyphs),
      rows: 20
    )
    let both = page.above(page)
    #expect(both.pictures.count == 2)
    #expect(both.pictures[1].row == both.pictures[0].row + page.lines.count)
  }

  @Test("Far and endless places are left out, and nothing is drawn outside the raster")
  func far() {
    var raster = PlotRaster(width: 10, height: 10, colour: true)
    raster.line(from: .init(x: -1e12, y: 5), to: .init(x: 1e12, y: 5), .trace)
    raster.line(from: .init(x: .nan, y: 5), to: .init(x: 3, y: .infinity), .target)
    raster.mark(MarkShape(.gap), at: .init(x: .infinity, y: 0), radius: 3, .target)
    #expect(!raster.dots.contains(PlotRaster.Ink.target.rawValue))
  }

  /// The text of a drawing, and what follows it for its pictures.
  private static func parts(of drawn: String) throws -> (text: String, picture: String) {
    let start = try #require(drawn.range(of: "\u{1B}7"))
    return (String(drawn[..<start.lowerBound]), String(drawn[start.lowerBound...]))
  }
}
