@testable import ChartRendering
import OrderedJSON
import SPCCore
import Testing

@Suite("Charts as Vega-Lite")
struct VegaLiteTests {
  private func rows(_ document: JSONValue) throws -> [JSONValue] {
    try #require(document["data"]?["values"]?.array)
  }

  @Test("Every point has its figures in every digit, null where there is none", arguments: 1...60)
  func figures(seed: UInt64) throws {
    let chart = try RandomCharts.chart(seed: seed)
    let factor = chart.valueFormat.factor
    let rows = try rows(VegaLiteRenderer().render(chart))
    #expect(rows.count == chart.result.points.count)
    for (row, point) in zip(rows, chart.result.points) {
      func agrees(_ name: String, _ value: Double) -> Bool {
        value.isFinite ? row[name]?.double == value * factor : row[name] == .null
      }
      #expect(agrees("value", point.value), "seed \(seed)")
      #expect(agrees("centre", point.centre), "seed \(seed)")
      #expect(agrees("lower", point.lower), "seed \(seed)")
      #expect(agrees("upper", point.upper), "seed \(seed)")
      #expect(agrees("target", point.target), "seed \(seed)")
      #expect(row["category"] == .string(point.category.words), "seed \(seed)")
    }
    // Two points under one name would be drawn in one place.
    #expect(Set(rows.compactMap { $0["period"]?.string }).count == rows.count, "seed \(seed)")
  }

  @Test("The document says what it is, fetches nothing, and is the same each time")
  func document() throws {
    let chart = try ExampleCharts.chart(
      "Violence <b>&</b>",
      ExampleCharts.croftonValues,
      ChartSpecification(chart: .xmr, ruleSet: .nhse2023, direction: .decrease, baselineCount: 24)
    )
    let document = VegaLiteRenderer().render(chart)
    #expect(document["title"]?["text"] == ["Violence <b>&</b>"])
    #expect(document["description"]?.string?.contains("XmR chart") == true)
    #expect(document["data"]?["url"] == nil)
    // Its own paper and its own inks: a dark theme writes in white.
    #expect(document["background"] == "#ffffff")
    #expect(document["config"]?["title"]?["color"] == "#1f1f1f")
    #expect(document["config"]?["legend"]?["labelColor"] == "#1f1f1f")
    #expect(document == VegaLiteRenderer().render(chart))
    let categories = try rows(document).compactMap { $0["category"]?.string }
    #expect(Set(categories) == ["Common cause", "Special cause, improving"])
    let layers = try #require(document["layer"]?.array)
    // Both limits, the centre, their names, the trace and the marks; no target was given.
    #expect(layers.count == 6)
    // What the figures rest on is told below the plot, as in the SVG.
    let foot = layers[0]["encoding"]?["x"]?["axis"]?["title"]?.array?.compactMap(\.string) ?? []
    #expect(foot.contains { $0.contains("Rule set: nhse-2023") }, "\(foot)")
  }
}
