import OrderedJSON
import SPCCore
import TestInputSupport
import Testing

@testable import ChartRendering

@Suite("Funnels, Pareto charts and CUSUMs as Vega-Lite")
struct VegaLitePictureTests {
  private func rows(_ document: JSONValue) throws -> [JSONValue] {
    try #require(document["data"]?["values"]?.array)
  }

  private func agrees(_ row: JSONValue, _ name: String, _ value: Double) -> Bool {
    value.isFinite ? row[name]?.double == value : row[name] == .null
  }

  @Test("A unit has its figures, the limits for its own size and where it stands")
  func funnel() throws {
    let plot = try FunnelPlot(
      numerators: [30, 12, 80, 9],
      denominators: [400, 100, 900, 0],
      specification: FunnelSpecification(kind: .proportion)
    )
    let description = try FunnelDescription(
      plot,
      caption: ExamplePictures.caption,
      names: ["Ash", "Elm", "Elm", "Oak"],
      valueAxisLabel: "Fell",
      denominatorAxisLabel: "Admissions",
      valueFormat: .percentage()
    )
    let rows = try rows(VegaLiteRenderer().render(description))
    // Nobody can be drawn who has no patients; two of one name are two.
    #expect(rows.compactMap { $0["name"]?.string } == ["Ash", "Elm", "Elm (2)"])
    for (row, point) in zip(rows, plot.points) {
      #expect(agrees(row, "value", point.value * 100))
      #expect(agrees(row, "denominator", point.denominator))
      #expect(agrees(row, "target", plot.centre * 100))
      #expect(agrees(row, "lower_95", point.limits95.lower * 100))
      #expect(agrees(row, "upper_95", point.limits95.upper * 100))
      #expect(agrees(row, "lower_998", point.limits998.lower * 100))
      #expect(agrees(row, "upper_998", point.limits998.upper * 100))
    }
  }

  @Test("A category has its amount and shares, however many there are")
  func pareto() throws {
    let amounts = (0..<60).map { (name: "Kind \($0)", amount: Double(60 - $0)) }
    let description = try ExamplePictures.pareto(amounts)
    let document = VegaLiteRenderer().render(description)
    let rows = try rows(document)
    #expect(rows.count == 60)
    for (row, category) in zip(rows, description.categories) {
      #expect(row["name"]?.string == category.name)
      #expect(agrees(row, "amount", category.amount))
      #expect(agrees(row, "share", category.share))
      #expect(agrees(row, "cumulative_share", category.cumulativeShare))
    }
    let leading = rows.count { $0["mark"] == "Together at least 80%" }
    #expect(leading == description.leadingCount)
  }

  @Test(
    "Each point has both sums and what they signal; a sum that begins again has a line of its own"
  )
  func cumulativeSum() throws {
    var deviations = ExamplePictures.deviations(60, shiftAt: 20)
    deviations[7] = .nan
    let description = try ExamplePictures.cumulativeSum(deviations, restarts: true)
    let rows = try rows(VegaLiteRenderer().render(description))
    #expect(rows.count == 60)
    for (index, row) in rows.enumerated() {
      #expect(agrees(row, "upper_sum", description.upperSums[index]))
      #expect(agrees(row, "lower_sum", description.lowerSums[index]))
      #expect(agrees(row, "upper_limit", description.upperLimit))
    }
    #expect(rows[7]["upper_mark"] == .null)
    let rises = description.signals.filter { $0.side == .high }.map(\.index)
    #expect(rises.count > 1)
    let concern = rows.indices.filter { rows[$0]["upper_mark"] == "Special cause, of concern" }
    #expect(concern == rises)
    for index in rises where index + 1 < rows.count {
      let (run, next) = (rows[index]["upper_run"]?.double, rows[index + 1]["upper_run"]?.double)
      #expect(next == run.map { $0 + 1 })
    }
  }

  /// Every field that a part of a document draws from, with the names its rows have.
  private func missing(
    _ part: JSONValue,
    _ known: Set<String>,
    _ found: inout [String],
    at place: String = ""
  ) {
    var known = known
    if let rows = part["data"]?["values"]?.array {
      known = Set(rows.flatMap { $0.object?.members.map(\.name) ?? [] })
      // With nothing to draw there is nothing that a field could be missing from.
      if rows.isEmpty { return }
    }
    for (channel, definition) in (part["encoding"]?.object?.members ?? []).map({
      ($0.name, $0.value)
    }) {
      for one in [definition] + (definition.array ?? []) {
        guard let field = one["field"]?.string, !known.contains(field) else { continue }
        found.append("\(place) \(channel): \(field)")
      }
    }
    for (number, layer) in (part["layer"]?.array ?? part["vconcat"]?.array ?? []).enumerated() {
      missing(layer, known, &found, at: "\(place)/\(number)")
    }
  }

  @Test("Nothing is drawn from a field that no row has, and nothing is fetched", arguments: 1...25)
  func fields(seed: UInt64) throws {
    let renderer = VegaLiteRenderer()
    let count = [0, 1, 2, 30, 200][Int(seed) % 5]
    let documents = [
      renderer.render(try RandomCharts.chart(seed: seed)),
      renderer.render(try ExamplePictures.funnel(count: count, seed: seed)),
      renderer.render(
        try ExamplePictures.pareto((0..<count).map { ("Kind \($0)", Double(count - $0)) })
      ),
      renderer.render(
        try ExamplePictures.cumulativeSum(
          ExamplePictures.deviations(count, shiftAt: count / 2, seed: seed),
          restarts: seed.isMultiple(of: 2)
        )
      ),
    ]
    for document in documents {
      var found: [String] = []
      missing(document, [], &found)
      #expect(found == [], "seed \(seed)")
      #expect(!document.compactText.contains(#""url":"#), "seed \(seed)")
    }
  }
}
