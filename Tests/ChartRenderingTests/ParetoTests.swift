import SPCCore
import Testing

@testable import ChartRendering
import TestInputSupport

@Suite("The picture of a Pareto chart")
struct ParetoTests {
  @Test("The drawing equals its golden")
  func goldens() throws {
    let pareto = try ExamplePictures.pareto(ExamplePictures.medication)
    try GoldenFile("pareto.svg").expect(SVGRenderer().render(pareto))
    for (columns, rows, unicode) in [(90, 24, true), (72, 22, false)] {
      let text = TerminalRenderer(columns: columns, rows: rows, colour: false, unicode: unicode)
        .render(pareto)
      try GoldenFile("pareto-\(columns)x\(rows)\(unicode ? "" : "-ascii").txt").expect(text + "\n")
    }
  }

  private func random(seed: UInt64) throws -> ParetoDescription {
    var random = SeededGenerator(seed: seed)
    func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &random)] }
    let words = pick(["Dose", "A & B <c> \"d\"", "病棟の転倒", "Long word after word", "", "W" * 60])
    let scale = pick([0, 1, 40, 1e-6, 1e15])
    let amounts = (0..<pick([0, 1, 2, 9, 41, 300])).map { index in
      (name: "\(words) \(index)", amount: scale / Double(index + 1))
    }
    return try ExamplePictures.pareto(
      amounts,
      caption: PictureCaption(title: words, subtitle: words, source: words, note: words),
      format: pick([ValueFormat(), ValueFormat(decimals: 1, suffix: " days")])
    )
  }

  @Test("On paper no text covers another, and everything is on the paper")
  func paper() throws {
    for seed in UInt64(1)...30 {
      let scene = ParetoScene(try random(seed: seed))
      for width in [960, 480, 320] {
        SheetExpectations.expectWellFormed(SVGRenderer(width: width).render(scene), "seed \(seed)")
        let layout = SVGParetoLayout(scene, width: width, height: 540)
        SheetExpectations.expectReadable(layout, height: layout.height, "seed \(seed)")
      }
    }
  }

  @Test("A name of one word stays whole among short ones")
  func wholeWords() throws {
    let names = ["Falls", "Violence", "Self-harm", "Medication", "Pressure damage", "Other"]
    let amounts = names.enumerated().map { (name: $1, amount: 100 / Double($0 + 1)) }
    let scene = ParetoScene(try ExamplePictures.pareto(amounts))
    let layout = SVGParetoLayout(scene, width: 960, height: 540)
    #expect(layout.texts.contains { $0.text == "Medication" })
  }

  @Test("In a terminal the drawing fits every window")
  func terminal() throws {
    for seed in UInt64(1)...30 {
      let scene = ParetoScene(try random(seed: seed))
      SheetExpectations.expectFits("seed \(seed)") { $0.render(scene) }
    }
  }

  @Test("The verdict names the few that make most of it")
  func verdict() throws {
    let scene = ParetoScene(try ExamplePictures.pareto(ExamplePictures.medication))
    #expect(
      scene.verdict
        == "3 of 9 categories make 82.1%: Dose omitted or late, Wrong dose, Wrong medicine."
    )
    #expect(scene.rows.map(\.isLeading) == [true, true, true] + Array(repeating: false, count: 6))
  }

  @Test("A share that is not all is not written as 100%")
  func almostAll() throws {
    let scene = ParetoScene(try ExamplePictures.pareto([("A", 99_999), ("B", 1)]))
    #expect(scene.rows.map(\.cumulativeText) == ["99.9%", "100%"])
  }

  @Test("Categories without room are one row that says how many they are")
  func pooled() throws {
    let amounts = (0..<300).map { (name: "Category \($0)", amount: 3_000 / Double($0 + 1)) }
    let scene = ParetoScene(try ExamplePictures.pareto(amounts))
    let rows = scene.rows(atMost: 40)
    let leading = scene.rows.count(where: \.isLeading)
    #expect(rows.count == 40 && rows[39].cumulativeText == "100%")
    #expect(rows[39].name == "and 261 others, \(leading - 39) of them needed for 80%")
    #expect((rows.reduce(0) { $0 + $1.share } - 1).magnitude < 1e-9)
  }

  @Test("Nothing at all has no shares and leads nowhere")
  func nothing() throws {
    let scene = ParetoScene(try ExamplePictures.pareto([("A", 0), ("B", 0)]))
    #expect(scene.verdict == "No values to show." && !scene.hasShares)
    #expect(throws: PictureDataError.indexOutside(index: 1, count: 0)) {
      try ParetoDescription(
        caption: PictureCaption(title: "t"),
        amountLabel: "a",
        categoryLabel: "c",
        categories: [],
        leadingCount: 1
      )
    }
  }
}

extension String {
  fileprivate static func * (text: String, count: Int) -> String {
    String(repeating: text, count: count)
  }
}
