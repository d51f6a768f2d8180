import ChartRendering
import SPCCore
import Testing

@Suite("Sparklines")
struct SparklineTests {
  private let plain = TerminalRenderer(colour: false)

  private func result(_ values: [Double]) throws -> SPCResult {
    try SPCResult(
      values: values,
      specification: ChartSpecification(ruleSet: .nhse2023, direction: .decrease)
    )
  }

  @Test("There is one bar for each point, the least lowest and the greatest highest")
  func bars() throws {
    #expect(plain.sparkline(of: try result([0, 1, 2, 3, 4, 5, 6, 7]), width: 20) == "▁▂▃▄▅▆▇█")
  }

  @Test("A missing point is a space and a constant series is level")
  func gaps() throws {
    #expect(plain.sparkline(of: try result([1, .nan, 2]), width: 20) == "▁ █")
    #expect(plain.sparkline(of: try result([3, 3, 3]), width: 20) == "▅▅▅")
  }

  @Test("A long series shows its latest points after an ellipsis")
  func long() throws {
    let text = plain.sparkline(of: try result((0..<100).map { Double($0 % 2) }), width: 9)
    #expect(text == "…▁█▁█▁█▁█")
  }

  @Test("Special causes are in colour")
  func colour() throws {
    let chart = try ExampleCharts.croftonBaseline()
    let text = TerminalRenderer(colour: true).sparkline(of: chart.result, width: 54)
    #expect(text.contains("\u{1B}[38;5;39m"))
    #expect(!plain.sparkline(of: chart.result, width: 54).contains("\u{1B}"))
  }

  @Test("Without Unicode the bars are ASCII")
  func ascii() throws {
    let renderer = TerminalRenderer(colour: false, unicode: false)
    let text = renderer.sparkline(of: try result([0, 1, 2, 3, 4, 5, 6, 7]), width: 20)
    #expect(text == "_.-:=+*#")
  }
}
