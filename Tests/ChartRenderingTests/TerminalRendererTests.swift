import SPCCore
import Testing

@testable import ChartRendering

@Suite("The terminal drawing")
struct TerminalRendererTests {
  @Test(
    "The drawing equals its golden",
    arguments: [
      ("crofton", 100, 30, true), ("crofton-baseline", 80, 24, true),
      ("hit-and-miss", 80, 24, true),
      ("crofton-baseline", 72, 20, false), ("run-chart", 40, 12, true), ("gaps", 60, 16, true),
      ("crowded", 80, 24, true), ("weekly", 80, 24, true), ("few-crossings", 80, 24, true),
      ("new-definition", 80, 24, true), ("gaps-in-baseline", 80, 24, true),
    ]
  )
  func goldens(name: String, columns: Int, rows: Int, unicode: Bool) throws {
    let example = try #require(try ExampleCharts.all().first { $0.name == name })
    let text = TerminalRenderer(columns: columns, rows: rows, colour: false, unicode: unicode)
      .render(example.chart)
    try GoldenFile("\(name)-\(columns)x\(rows)\(unicode ? "" : "-ascii").txt").expect(text + "\n")
  }

  @Test("The drawing in colour equals its golden")
  func colourGolden() throws {
    let text = TerminalRenderer(columns: 60, rows: 16, colour: true)
      .render(try ExampleCharts.hitAndMiss())
    // The escape character is written so that the golden can be read.
    try GoldenFile("hit-and-miss-60x16-colour.txt")
      .expect(text.replacing("\u{1B}", with: "␛") + "\n")
  }

  @Test("The drawing never passes the window, whatever its size")
  func size() throws {
    for seed in UInt64(1)...30 {
      let scene = Scene(try RandomCharts.chart(seed: seed))
      for (columns, rows) in [
        (1, 1), (10, 3), (29, 20), (30, 8), (40, 12), (60, 9), (80, 24), (100, 12), (200, 60),
      ] {
        for unicode in [true, false] {
          let lines = TerminalRenderer(
            columns: columns,
            rows: rows,
            colour: false,
            unicode: unicode
          ).render(scene).split(separator: "\n", omittingEmptySubsequences: false)
          #expect(lines.count <= rows, "seed \(seed), \(columns)×\(rows): \(lines.count) lines")
          for line in lines {
            #expect(
              DisplayWidth.cells(of: String(line)) <= columns,
              "seed \(seed), \(columns)×\(rows): \(line)"
            )
          }
        }
      }
    }
  }

  @Test("From 40 by 12 on there are a title, a plot, both ends of time and the as-of line")
  func essentials() throws {
    for (name, chart) in try ExampleCharts.all() {
      let text = TerminalRenderer(columns: 40, rows: 12, colour: false).render(chart)
      #expect(text.hasPrefix(chart.title.prefix(20)), "\(name)")
      #expect(text.contains("└"), "\(name)")
      #expect(text.contains(chart.xLabels[chart.xLabels.count - 1]), "\(name)")
      #expect(text.contains("As of 1 October 2024"), "\(name)")
    }
  }

  @Test("Without colour there is no escape sequence, and colour changes no character")
  func colour() throws {
    for (name, chart) in try ExampleCharts.all() {
      let plain = TerminalRenderer(columns: 80, rows: 24, colour: false).render(chart)
      let coloured = TerminalRenderer(columns: 80, rows: 24, colour: true).render(chart)
      #expect(!plain.contains("\u{1B}"), "\(name)")
      #expect(coloured.contains("\u{1B}["), "\(name)")
      #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain, "\(name)")
    }
  }

  @Test("Without Unicode there is nothing but ASCII")
  func ascii() throws {
    for seed in UInt64(1)...30 {
      let text = TerminalRenderer(columns: 80, rows: 24, colour: false, unicode: false)
        .render(try RandomCharts.chart(seed: seed))
      #expect(text.allSatisfy { $0.isASCII }, "seed \(seed)")
    }
  }

  @Test("Each category has its own character, in Unicode and in ASCII")
  func marks() {
    for unicode in [true, false] {
      let glyphs = TerminalGlyphs(isUnicode: unicode)
      #expect(Set(PointCategory.allCases.map(glyphs.mark)).count == PointCategory.allCases.count)
    }
  }

  @Test("Every point of F1 stands in the row of its value, special causes with their mark")
  func places() throws {
    let chart = try ExampleCharts.croftonBaseline()
    let scene = Scene(chart)
    let renderer = TerminalRenderer(columns: 100, rows: 40, colour: false)
    let layout = TerminalLayout(scene, columns: 100, rows: 40, glyphs: renderer.glyphs)
    let lines = renderer.render(chart).split(separator: "\n", omittingEmptySubsequences: false)
      .map(Array.init)
    // The scale is read from the written ticks: the rows of 0 and of 20.
    let zero = try #require(lines.firstIndex { String($0).hasPrefix(" 0 ┤") })
    let twenty = try #require(lines.firstIndex { String($0).hasPrefix("20 ┤") })
    let rowsPerUnit = Double(zero - twenty) / 20
    for (index, value) in ExampleCharts.croftonValues.enumerated() {
      let column = layout.plotLeft + layout.column(of: index)
      let mark: Character = chart.result.points[index].category == .improvement ? "◆" : "•"
      let row = try #require(
        lines.indices.first { row in
          (twenty - 1...zero).contains(row) && column < lines[row].count
            && lines[row][column] == mark
        },
        "point \(index)"
      )
      #expect((Double(zero - row) - value * rowsPerUnit).magnitude <= 1.01, "point \(index)")
    }
  }

  @Test("An escape sequence typed into a title does not reach the terminal")
  func controls() throws {
    let chart = try ExampleCharts.chart(
      "a\u{1B}]0;owned\u{07}b",
      [1, 2, 3],
      ChartSpecification(ruleSet: .nhse2023)
    )
    let text = TerminalRenderer(colour: false).render(chart)
    #expect(text.hasPrefix("a]0;ownedb"))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test("The number of a remark cannot be read as the day of its month")
  func remarkNumbers() throws {
    for unicode in [true, false] {
      let lines = TerminalRenderer(columns: 100, rows: 30, colour: false, unicode: unicode)
        .render(try ExampleCharts.crofton()).split(separator: "\n")
      #expect(lines.contains("[1] Apr 2022: Safety huddles begin on the ward"))
      #expect(lines.contains("[2] Dec 2022: Huddles at every shift change"))
    }
  }

  @Test("Above the only phase there are its figures and no empty line for a name")
  func onlyPhase() throws {
    let scene = Scene(try ExampleCharts.gapsInBaseline())
    let lines = TerminalRenderer(columns: 100, rows: 30, colour: false).render(scene)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let label = try #require(lines.firstIndex { $0.hasPrefix("Incidents per month") })
    #expect(lines[label + 1].hasSuffix(scene.phases[0].figures))
    #expect(lines[label + 2].contains("↓1"))
    #expect(!lines.contains { $0.contains("Phase 1") })
    // Too narrow for the figures above the plot: they are in the list, without a name before them.
    let narrow = TerminalRenderer(columns: 80, rows: 24, colour: false).render(scene)
    #expect(narrow.contains("\nmean "))
  }

  @Test("A verdict on the runs has no mark of a category before it")
  func runsVerdict() throws {
    let text = TerminalRenderer(columns: 80, rows: 24, colour: false)
      .render(try ExampleCharts.fewCrossings())
    #expect(text.contains("\nSpecial cause in the runs: 4 crossings where at least 8"))
  }

  @Test("Wide and combining characters take the cells they take")
  func widths() {
    #expect(DisplayWidth.cells(of: "病棟") == 4)
    #expect(DisplayWidth.cells(of: "e\u{301}") == 1)
    #expect(DisplayWidth.cells(of: "👩‍⚕️") == 2)
    #expect(DisplayWidth.cells(of: "•◆■▲▼─╌") == 7)
  }

  @Test("Levels that share a row have labels in the order of their values")
  func labelOrder() throws {
    let scene = Scene(try ExampleCharts.crowded())
    let layout = TerminalLayout(
      scene,
      columns: 80,
      rows: 24,
      glyphs: TerminalGlyphs(isUnicode: true)
    )
    let rows = layout.levelLabelRows
    #expect(rows.count == 4)
    for (upper, lower) in zip(rows, rows.dropFirst()) {
      #expect(scene.levelLabels[upper.index].value >= scene.levelLabels[lower.index].value)
      #expect(upper.row < lower.row)
    }
  }
}
