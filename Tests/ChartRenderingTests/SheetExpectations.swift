import Testing

@testable import ChartRendering

/// What holds for every picture on paper and in cells, whatever it shows.
enum SheetExpectations {
  /// Every text is on the paper, and none covers another.
  static func expectReadable(_ sheet: some SVGSheet, height: Double, _ note: String) {
    for text in sheet.texts {
      #expect(
        text.span.lowerBound >= 0 && text.span.upperBound <= sheet.width + 0.5,
        "\(note), width \(sheet.width): \(text.text)"
      )
      #expect(text.baseline <= height, "\(note): \(text.text)")
    }
    let boxes = sheet.texts.map { text in
      (
        left: text.span.lowerBound, right: text.span.upperBound,
        top: text.baseline - 0.75 * text.size, bottom: text.baseline + 0.2 * text.size,
        text: text.text
      )
    }
    for (number, one) in boxes.enumerated() {
      for other in boxes[(number + 1)...] {
        let isClear =
          one.right <= other.left || other.right <= one.left || one.bottom <= other.top
          || other.bottom <= one.top
        // Not #expect, which costs more than all the drawing over so many pairs.
        if !isClear {
          Issue.record(
            "\(note), width \(sheet.width): “\(one.text)” and “\(other.text)” overlap"
          )
        }
      }
    }
  }

  /// The document is well formed and every number in it is finite.
  static func expectWellFormed(_ svg: String, _ note: String) {
    let reader = SVGReader(svg)
    #expect(reader.error == nil, "\(note)")
    #expect(
      reader.numbers.allSatisfy { Double($0)?.isFinite == true },
      "\(note): \(reader.numbers.filter { Double($0) == nil })"
    )
    #expect(svg.hasSuffix("</svg>\n"), "\(note)")
  }

  /// The drawing is within every window, is all ASCII where it must be, and has colour only where
  /// asked for.
  static func expectFits(_ note: String, _ render: (TerminalRenderer) -> String) {
    for (columns, rows) in [
      (1, 1), (10, 3), (29, 20), (30, 8), (40, 12), (60, 9), (80, 24), (100, 12), (200, 60),
    ] {
      for unicode in [true, false] {
        let renderer = TerminalRenderer(
          columns: columns,
          rows: rows,
          colour: false,
          unicode: unicode
        )
        let text = render(renderer)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= rows, "\(note), \(columns)×\(rows): \(lines.count) lines")
        for line in lines where DisplayWidth.cells(of: String(line)) > columns {
          Issue.record("\(note), \(columns)×\(rows): \(line)")
        }
        #expect(unicode || text.allSatisfy(\.isASCII), "\(note), \(columns)×\(rows)")
        #expect(!text.contains("\u{1B}"), "\(note), \(columns)×\(rows)")
      }
    }
    let coloured = render(TerminalRenderer(columns: 80, rows: 24, colour: true))
    let plain = render(TerminalRenderer(columns: 80, rows: 24, colour: false))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain, "\(note)")
  }
}
