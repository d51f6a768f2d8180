import Foundation
import SPCCore
import Testing

@testable import ChartRendering

@Suite("The SVG drawing")
struct SVGRendererTests {
  @Test(
    "The drawing equals its golden",
    arguments: [
      "crofton", "crofton-baseline", "hit-and-miss", "run-chart", "gaps", "three-points",
      "few-crossings", "new-definition", "gaps-in-baseline",
    ]
  )
  func goldens(name: String) throws {
    let example = try #require(try ExampleCharts.all().first { $0.name == name })
    try GoldenFile("\(name).svg").expect(SVGRenderer().render(example.chart))
  }

  @Test("Every mark stands where the ticks say its value is")
  func marksAgainstTicks() throws {
    let chart = try ExampleCharts.croftonBaseline()
    let reader = SVGReader(SVGRenderer().render(chart))
    // The scale is read from the written ticks: a number and where it stands.
    let ticks = reader.named("text").filter { $0.attributes["text-anchor"] == "end" }.compactMap {
      element -> (value: Double, y: Double)? in
      guard let value = Double(element.text), let y = element.attributes["y"].flatMap(Double.init)
      else { return nil }
      return (value, y - 4.5)
    }
    let (low, high) = (try #require(ticks.first), try #require(ticks.last))
    let marks = reader.elements.filter { $0.title != nil && $0.name != "svg" }
    #expect(marks.count == 54)
    for mark in marks {
      let words = try #require(mark.title)
      let (label, rest) = (words.prefix { $0 != ":" }, words.drop { $0 != ":" }.dropFirst(2))
      let index = try #require(chart.xLabels.firstIndex(of: String(label)))
      let middle = try #require(SVGReader.middle(of: mark))
      let value =
        low.value + (middle.y - low.y) / (high.y - low.y) * (high.value - low.value)
      #expect((value - ExampleCharts.croftonValues[index]).magnitude < 0.02, "\(words)")
      #expect(Double(rest.prefix { $0 != "," }) == ExampleCharts.croftonValues[index])
    }
  }

  @Test("The lines of F1 stand at its limits and its mean")
  func linesAgainstTicks() throws {
    let layout = SVGLayout(Scene(try ExampleCharts.croftonBaseline()), width: 960, height: 540)
    let zero = layout.y(at: 0)
    let unit = (zero - layout.y(at: 10)) / 10
    let reader = SVGReader(SVGRenderer().render(try ExampleCharts.croftonBaseline()))
    for (value, dash) in [(2.7241, "7 4"), (19.6093, "7 4"), (11.1667, nil)] as [(Double, String?)]
    {
      let y = zero - value * unit
      let line = reader.named("path").first { element in
        guard let path = element.attributes["d"], path.contains("H"),
          element.attributes["stroke-dasharray"] == dash, element.attributes["stroke"] != "#e9e9e9",
          let start = path.split(whereSeparator: { "M HV".contains($0) }).dropFirst().first
            .flatMap({ Double($0) })
        else { return false }
        return (start - y).magnitude < 0.02
      }
      #expect(line != nil, "no line at \(value)")
    }
  }

  @Test("The drawing is well formed, has finite numbers, and no text covers another")
  func properties() throws {
    for seed in UInt64(1)...60 {
      let chart = try RandomCharts.chart(seed: seed)
      let scene = Scene(chart)
      for width in [960, 480, 320] {
        let reader = SVGReader(SVGRenderer(width: width).render(scene))
        #expect(reader.error == nil, "seed \(seed)")
        #expect(
          reader.numbers.allSatisfy { Double($0)?.isFinite == true },
          "seed \(seed): \(reader.numbers.filter { Double($0) == nil })"
        )
        let layout = SVGLayout(scene, width: width, height: 540)
        expectInside(layout, seed: seed)
        SheetExpectations.expectReadable(layout, height: layout.height, "seed \(seed)")
      }
    }
  }

  private func expectInside(_ layout: SVGLayout, seed: UInt64) {
    let plot = layout.plot
    #expect(plot.right > plot.left && plot.bottom > plot.top && plot.right <= layout.width)
    for mark in layout.scene.marks {
      #expect((plot.left...plot.right).contains(layout.x(at: mark.index)), "seed \(seed)")
      #expect((plot.top...plot.bottom).contains(layout.y(at: mark.value)), "seed \(seed)")
    }
    for piece in layout.scene.levels.flatMap(\.pieces) {
      #expect((plot.top...plot.bottom).contains(layout.y(at: piece.value)), "seed \(seed)")
    }
  }

  @Test("The same chart gives the same bytes")
  func determinism() throws {
    let first = SVGRenderer().render(try ExampleCharts.crowded())
    #expect(first == SVGRenderer().render(try ExampleCharts.crowded()))
  }

  @Test("Markup and control characters in every text come out as text")
  func escaping() throws {
    let nasty = "</text><script>alert('x')</script> & \"q\" \u{1B}[31m\u{0}\u{202E}"
    let clean = "</text><script>alert('x')</script> & \"q\" [31m"
    let chart = try ChartDescription(
      title: nasty,
      subtitle: nasty,
      valueAxisLabel: nasty,
      valueFormat: ValueFormat(suffix: "<&"),
      xLabels: [nasty, nasty],
      result: SPCResult(
        values: [1, 2],
        specification: ChartSpecification(ruleSet: .nhse2023)
      ),
      annotations: [.init(index: 0, text: nasty)],
      phaseNames: [.init(start: 0, text: nasty)],
      source: nasty,
      asOf: nasty,
      ruleSetLine: nasty,
      note: nasty
    )
    let svg = SVGRenderer(identifier: "a\"b<c").render(chart)
    let reader = SVGReader(svg)
    #expect(reader.error == nil)
    #expect(reader.named("script").isEmpty)
    #expect(!svg.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!svg.contains("\u{202E}"))
    #expect(reader.named("text").contains { $0.text == clean })
    #expect(reader.named("title").first?.attributes["id"] == "a-b-c-title")
  }

  @Test("Nothing is fetched and nothing runs")
  func selfContained() throws {
    for (_, chart) in try ExampleCharts.all() {
      let svg = SVGRenderer().render(chart)
      for word in ["href", "url(", "@import", "<script", "<style", "<image", "font-face", "onload"]
      {
        #expect(!svg.contains(word))
      }
      #expect(svg.components(separatedBy: "http").count == 2, "only the name space")
    }
  }

  @Test("A screen reader finds a picture with a title and a description")
  func accessibility() throws {
    let reader = SVGReader(SVGRenderer(identifier: "c1").render(try ExampleCharts.crofton()))
    let svg = try #require(reader.elements.first)
    #expect(svg.attributes["role"] == "img")
    #expect(svg.attributes["aria-labelledby"] == "c1-title c1-description")
    #expect(reader.elements[1].name == "title")
    #expect(reader.elements[1].text == "Violence on Crofton Ward: XmR chart")
    #expect(reader.elements[2].attributes["id"] == "c1-description")
    #expect(reader.elements[2].text.hasPrefix("XmR chart of Incidents per month"))
  }

  @Test("The legend has the categories that are present and no others")
  func legend() throws {
    func words(_ chart: ChartDescription) -> [String] {
      SVGReader(SVGRenderer().render(chart)).named("text").map(\.text)
    }
    let crofton = words(try ExampleCharts.crofton())
    #expect(crofton.contains("Common cause") && !crofton.contains("Special cause, improving"))
    #expect(words(try ExampleCharts.croftonBaseline()).contains("Special cause, improving"))
    #expect(words(try ExampleCharts.gaps()).contains("No data"))
  }

  @Test("The only phase has its figures, but no number and no letter", arguments: [960, 320])
  func onlyPhase(width: Int) throws {
    let reader = SVGReader(SVGRenderer(width: width).render(try ExampleCharts.gapsInBaseline()))
    let texts = reader.named("text").map(\.text)
    #expect(texts.joined(separator: " ").contains("from the first 12 periods, 9 with values"))
    #expect(!texts.contains { $0.contains("Phase 1") || $0 == "A" })
  }

  @Test("A remark in the list is dated by its day")
  func remarkDates() throws {
    let reader = SVGReader(SVGRenderer().render(try ExampleCharts.newDefinition()))
    #expect(reader.named("text").contains { $0.text == "15 Mar 2023: Recording guide sent out" })
  }

  @Test("A verdict on the runs has no mark of a category before it")
  func runsVerdict() throws {
    let layout = SVGLayout(Scene(try ExampleCharts.fewCrossings()), width: 960, height: 540)
    #expect(layout.verdictMark == nil)
    #expect(layout.texts.contains { $0.text.hasPrefix("Special cause in the runs: 4 crossings") })
  }

  @Test("Each category has its own shape")
  func shapes() {
    let shapes = PointCategory.allCases.map { category in
      var markup = SVGMarkup()
      SVGMarkShape(category).draw(x: 0, y: 0, radius: 10, into: &markup)
      return markup.text
    }
    #expect(Set(shapes).count == PointCategory.allCases.count)
  }

  @Test("A series without any value is drawn without marks or lines")
  func noValues() throws {
    let scene = Scene(try ExampleCharts.short([.nan, .nan, .nan]))
    #expect(scene.verdict == "No values to show." && scene.verdictCategory == nil)
    #expect(scene.marks.isEmpty && scene.levels.isEmpty && scene.gaps == [0, 1, 2])
    let reader = SVGReader(SVGRenderer().render(scene))
    #expect(reader.error == nil)
    #expect(reader.named("text").contains { $0.text == "No values to show." })
    let text = TerminalRenderer(colour: false).render(scene)
    #expect(text.contains("No values to show.") && text.contains("×"))
  }

  @Test("Two thousand points are drawn, each of them")
  func many() throws {
    let chart = try ExampleCharts.weekly(2_000)
    let scene = Scene(chart)
    let layout = SVGLayout(scene, width: 960, height: 540)
    #expect(scene.marks.count == 2_000)
    #expect(layout.keptLabels.count > 3)
    let reader = SVGReader(SVGRenderer().render(scene))
    let legend = layout.legendMarks.count + 1
    let shapes =
      reader.named("circle").count
      + reader.named("path").filter { $0.attributes["d"]?.hasSuffix("Z") == true }.count
    #expect(shapes == 2_000 + legend)
  }
}
