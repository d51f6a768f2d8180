import SPCCore
import Testing

@testable import ChartRendering
import TestInputSupport

@Suite("The picture of a funnel plot")
struct FunnelTests {
  @Test("The drawing equals its golden")
  func goldens() throws {
    let funnel = try ExamplePictures.funnel()
    try GoldenFile("funnel.svg").expect(SVGRenderer().render(funnel))
    for (columns, rows, unicode) in [(100, 32, true), (72, 22, false)] {
      let text = TerminalRenderer(columns: columns, rows: rows, colour: false, unicode: unicode)
        .render(funnel)
      try GoldenFile("funnel-\(columns)x\(rows)\(unicode ? "" : "-ascii").txt").expect(text + "\n")
    }
  }

  /// Units of many sizes and names, few or none, some without a value.
  private func random(seed: UInt64) throws -> FunnelDescription {
    var random = SeededGenerator(seed: seed)
    func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &random)] }
    let words = pick(["Ward", "A & B <c> \"d\"", "病棟の転倒", "The Royal Infirmary of the Town", ""])
    let funnel = try ExamplePictures.funnel(
      count: pick([0, 1, 2, 20, 150, 400]),
      seed: seed,
      sizes: pick([40...4_000, 300...500, 1...1_000_000, 0.001...0.1]),
      outliers: pick([0, 1, 8, 40]),
      proportion: pick([0.5, 0.1, 0.999, 1e-6]),
      name: { "\(words) \($0)" },
      format: pick([.percentage(), ValueFormat(), ValueFormat(decimals: 3, suffix: " per day")]),
      direction: pick(ImprovementDirection.allCases)
    )
    let isMissing = pick([true, false])
    return FunnelDescription(
      caption: PictureCaption(title: words, subtitle: words, source: words, note: words),
      valueAxisLabel: words,
      denominatorAxisLabel: words,
      valueFormat: funnel.valueFormat,
      points: funnel.points.enumerated().map { index, point in
        isMissing && index.isMultiple(of: 7)
          ? .init(name: point.name, denominator: 0, value: .nan, standing: .within) : point
      },
      target: funnel.target,
      inner: funnel.inner,
      outer: funnel.outer,
      methodLine: words,
      direction: funnel.direction
    )
  }

  @Test("On paper no text covers another, and everything is on the paper")
  func paper() throws {
    for seed in UInt64(1)...40 {
      let scene = FunnelScene(try random(seed: seed))
      for width in [960, 480, 320] {
        let renderer = SVGRenderer(width: width)
        SheetExpectations.expectWellFormed(renderer.render(scene), "seed \(seed)")
        let layout = SVGFunnelLayout(scene, width: width, height: 540)
        SheetExpectations.expectReadable(layout, height: layout.height, "seed \(seed)")
        let places = scene.marks.map(\.place) + scene.curves.flatMap(\.lines).joined()
        #expect(
          places.allSatisfy { (0...1).contains($0.x) && (0...1).contains($0.y) },
          "seed \(seed)"
        )
      }
    }
  }

  @Test("In a terminal the drawing fits every window")
  func terminal() throws {
    for seed in UInt64(1)...20 {
      let scene = FunnelScene(try random(seed: seed))
      SheetExpectations.expectFits("seed \(seed)") { $0.render(scene) }
    }
  }

  @Test("Each mark stands where the ticks of both axes say its unit is")
  func marksAgainstTicks() throws {
    let funnel = try ExamplePictures.funnel()
    let scene = FunnelScene(funnel)
    let layout = SVGFunnelLayout(scene, width: 960, height: 540)
    let ticks = scene.denominatorAxis.ticks(atMost: 8)
    #expect(scene.denominatorAxis.isLogarithmic)
    let (low, high) = (try #require(ticks.first), try #require(ticks.last))
    for (point, mark) in zip(funnel.points, scene.marks) {
      // The same ratio, the same way: from tick to tick on a logarithmic scale.
      let share =
        Logarithm.ten(point.denominator / low.value) / Logarithm.ten(high.value / low.value)
      let expected = layout.x(of: low) + share * (layout.x(of: high) - layout.x(of: low))
      #expect((layout.x(mark.place) - expected).magnitude < 0.01, "\(point.name)")
      #expect((scene.valueAxis.fraction(of: point.value * 100) - mark.place.y).magnitude < 1e-9)
    }
  }

  @Test("The axis is logarithmic only where sizes differ much, and its ticks are round")
  func axis() {
    let wide = DenominatorAxis(label: "n", denominators: [10, 100_000])
    #expect(wide.isLogarithmic)
    #expect(wide.ticks(atMost: 6).map(\.text) == ["10", "100", "1,000", "10,000", "100,000"])
    let narrow = DenominatorAxis(label: "n", denominators: [200, 900])
    #expect(!narrow.isLogarithmic && narrow.lower == 0)
    #expect(DenominatorAxis(label: "n", denominators: [.nan, 0]).ticks(atMost: 5).isEmpty)
    for axis in [wide, narrow] {
      let samples = axis.samples(count: 50)
      #expect(samples.first! > 0 && zip(samples, samples.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test("The verdict counts who is outside, and how many would be by chance")
  func verdict() throws {
    let scene = FunnelScene(try ExamplePictures.funnel())
    #expect(
      scene.verdict == "7 of 90 units lie outside the 99.8% limits: 4 above, 3 below. "
        + "13 lie outside the 95% limits, where about 5 would by chance."
    )
    #expect(FunnelScene(try ExamplePictures.funnel(count: 0)).verdict == "No values to show.")
  }

  @Test("Names that read alike become numbers, and the list says whose they are")
  func numbers() throws {
    let scene = FunnelScene(
      try ExamplePictures.funnel(
        count: 30,
        outliers: 4,
        name: { "The Royal Infirmary of Saint \($0)" }
      )
    )
    let (texts, numbers) = scene.labels { String($0.prefix(12)) }
    #expect(numbers.count == scene.outliers.count)
    #expect(Set(texts.values).count == scene.outliers.count)
    let list = try #require(scene.lists.first)
    #expect(list.text(atMost: 9, numbers: numbers).contains("(1) The Royal Infirmary of Saint "))
    // With room for the whole names there are no numbers.
    #expect(scene.labels { $0 }.numbers.isEmpty)
  }

  @Test("A list ends with how many more there are, never within a number")
  func lists() throws {
    let scene = FunnelScene(try ExamplePictures.funnel(count: 200, outliers: 60))
    let list = try #require(scene.lists.first)
    #expect(list.text(atMost: 2).hasSuffix("; and \(list.entries.count - 2) more."))
    for columns in [60, 80, 100] {
      let text = TerminalRenderer(columns: columns, rows: 24, colour: false).render(scene)
      #expect(!text.contains("…"), "\(columns)")
      #expect(text.contains("more."), "\(columns)")
    }
  }

  @Test("Of few units all are named, those beyond the limits first")
  func fewUnits() throws {
    let few = FunnelScene(try ExamplePictures.funnel(count: 6, outliers: 2))
    #expect(few.outliers.count < 6)
    #expect(Set(few.named) == Set(0..<6))
    #expect(Array(few.named.prefix(few.outliers.count)) == few.outliers)
    let svg = SVGFunnelLayout(few, width: 960, height: 540).texts.map(\.text)
    let text = TerminalRenderer(columns: 110, rows: 40, colour: false).render(few)
    for ward in 1...6 {
      #expect(svg.contains("Ward \(ward)"), "\(svg)")
      #expect(text.contains("Ward \(ward)"), "\(text)")
    }
    let many = FunnelScene(try ExamplePictures.funnel(count: 9, outliers: 2))
    #expect(many.named == many.outliers)
    // Names that read alike say nothing of units that no list explains.
    let alike = FunnelScene(
      try ExamplePictures.funnel(count: 5, outliers: 1, name: { "The Royal Infirmary of \($0)" })
    )
    let labels = alike.labels { String($0.prefix(9)) }
    #expect(Set(labels.texts.keys) == Set(alike.outliers))
  }

  @Test("Units without a value or a size are counted, not drawn")
  func missing() throws {
    let funnel = try ExamplePictures.funnel(count: 3, outliers: 0)
    let gaps: [FunnelDescription.Point] = [
      .init(name: "a", denominator: 0, value: 0.2, standing: .within),
      .init(name: "b", denominator: 10, value: .nan, standing: .within),
    ]
    let scene = FunnelScene(
      FunnelDescription(
        caption: funnel.caption,
        valueAxisLabel: "v",
        denominatorAxisLabel: "n",
        points: funnel.points + gaps,
        target: funnel.target,
        inner: funnel.inner,
        outer: funnel.outer,
        methodLine: "m"
      )
    )
    #expect(scene.marks.count == 3)
    #expect(scene.notes == ["2 units without a value or a denominator are not shown."])
  }

  @Test("Curves that do not fit their denominators are refused with both counts")
  func refused() {
    #expect(throws: PictureDataError.count(of: .upperCurve, expected: 2, found: 1)) {
      try FunnelDescription.Curves(denominators: [1, 2], lower: [0, 0], upper: [1])
    }
  }

  @Test("Names cover neither each other nor another's mark, nor the line to another name")
  func placement() {
    var random = SeededGenerator(seed: 8)
    let points = (0..<60).map { _ in
      (x: Double.random(in: 0...500, using: &random), y: Double.random(in: 0...300, using: &random))
    }
    let marks = points.map {
      LabelPlacement.Box(left: $0.x - 4, top: $0.y - 4, right: $0.x + 4, bottom: $0.y + 4)
    }
    var placement = LabelPlacement(
      bounds: LabelPlacement.Box(left: 0, top: 0, right: 500, bottom: 300),
      taken: marks,
      avoided: [],
      distances: [6, 16, 30]
    )
    var boxes: [LabelPlacement.Box] = []
    for point in points {
      guard let box = placement.place(width: 60, height: 12, beside: point) else { continue }
      #expect(!boxes.contains(where: box.overlaps) && !marks.contains(where: box.overlaps))
      boxes.append(box)
    }
    #expect(boxes.count > 10)
  }
}
