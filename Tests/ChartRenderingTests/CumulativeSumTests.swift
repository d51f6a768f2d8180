import SPCCore
import Testing

@testable import ChartRendering

@Suite("The picture of a cumulative sum")
struct CumulativeSumTests {
  private func risen() throws -> CumulativeSumDescription {
    try ExamplePictures.cumulativeSum(ExamplePictures.deviations(48, shiftAt: 30))
  }

  @Test("The drawing equals its golden")
  func goldens() throws {
    try GoldenFile("cusum.svg").expect(SVGRenderer().render(risen()))
    for (columns, rows, unicode) in [(100, 30, true), (72, 20, false)] {
      let text = TerminalRenderer(columns: columns, rows: rows, colour: false, unicode: unicode)
        .render(try risen())
      try GoldenFile("cusum-\(columns)x\(rows)\(unicode ? "" : "-ascii").txt").expect(text + "\n")
    }
  }

  @Test("The verdict names the sum, its limit and where the change is estimated to begin")
  func verdict() throws {
    let scene = Scene(try risen())
    #expect(
      scene.verdict
        == "Special cause, of concern: upper sum 15.4 at Mar 2024 (decision limit 5.0). "
        + "Estimated start of the rise: Oct 2022."
    )
    #expect(
      scene.annotations.map(\.text)
        == ["Oct 2022: estimated start of a rise, which signals at May 2023"]
    )
    let quiet = Scene(try ExamplePictures.cumulativeSum([0.2, -0.1, 0.3]))
    #expect(quiet.verdict == "No signal: upper sum 0, lower sum 0 at Jun 2020.")
    #expect(quiet.verdictCategory == .commonCause)
    #expect(Scene(try ExamplePictures.cumulativeSum([.nan])).verdict == "No values to show.")
  }

  @Test("Both sums are drawn, each signal with what it means for the measure")
  func traces() throws {
    let description = try risen()
    let scene = Scene(description)
    #expect(scene.marks.count == 96)
    let special = scene.marks.filter { $0.category != .commonCause }
    #expect(special.allSatisfy { $0.category == .concern && $0.value > 5 })
    #expect(special.map(\.index) == description.signals.map(\.index))
    // One line for each sum: it begins once.
    #expect(scene.marks.count { !$0.isJoined } == 2)
  }

  @Test("In a terminal a sum at zero has no mark where the other one has")
  func zero() throws {
    // The upper sum rises at each point but the last, and the lower stays at zero throughout.
    let description = try ExamplePictures.cumulativeSum([1, 1, 1, 1, 1, 1, 1, -6])
    #expect(description.lowerSums.dropLast().allSatisfy { $0 == 0 })
    let scene = Scene(description)
    #expect(scene.marks.count == 16)
    let renderer = TerminalRenderer(columns: 80, rows: 30, colour: false)
    let glyphs = TerminalGlyphs(isUnicode: true)
    let characters = Set(scene.symbols.map { glyphs.mark($0) })
    let layout = TerminalLayout(scene, columns: 80, rows: 30, glyphs: glyphs)
    let plot = renderer.page(layout, rows: 30).lines.dropFirst(layout.above.count)
      .prefix(layout.plotRows + 2)
    let columns = plot.flatMap { line in
      line.enumerated().filter { $0.offset >= layout.plotLeft && characters.contains($0.element) }
        .map(\.offset).filter { $0 < layout.plotLeft + layout.plotColumns }
    }
    #expect(columns.count == 8, "\(plot.joined(separator: "\n"))")
    #expect(Set(columns).count == 8)
  }

  @Test("Where a sum starts again its line breaks, and the other's goes on")
  func restarts() throws {
    let scene = Scene(
      try ExamplePictures.cumulativeSum(
        ExamplePictures.deviations(60, shiftAt: 20, by: 1.5),
        restarts: true
      )
    )
    let signals = scene.marks.filter { $0.category == .concern }.map(\.index)
    #expect(signals.count > 2)
    for index in signals where index + 1 < 60 {
      let next = scene.marks.filter { $0.index == index + 1 }
      #expect(next.map(\.isJoined) == [false, true], "\(index)")
    }
  }

  @Test("Missing observations are gaps")
  func gaps() throws {
    let scene = Scene(try ExamplePictures.cumulativeSum([1, .nan, 2, 1]))
    #expect(scene.gaps == [1] && scene.marks.count == 6)
    #expect(scene.marks.filter { $0.index == 2 }.allSatisfy { !$0.isJoined })
  }

  @Test("Of many changes the latest twelve are numbered, and a note counts the others")
  func many() throws {
    let scene = Scene(
      try ExamplePictures.cumulativeSum(
        ExamplePictures.deviations(400, shiftAt: 0, by: 1.5),
        restarts: true
      )
    )
    #expect(scene.annotations.count == 12)
    let note = try #require(scene.notes.first)
    #expect(note.hasSuffix("earlier changes are not numbered."))
  }

  @Test("On paper and in a terminal nothing overlaps or passes the edge")
  func readable() throws {
    let series: [[Double]] = [
      [], [1], [.nan, .nan], Array(repeating: 0, count: 20), Array(repeating: 9, count: 30),
      ExamplePictures.deviations(300, shiftAt: 100, by: 0.7), [1e300, -1e300, 5],
    ]
    for (number, deviations) in series.enumerated() {
      for restarts in [true, false] {
        let scene = Scene(
          try ExamplePictures.cumulativeSum(deviations, direction: .neutral, restarts: restarts)
        )
        let note = "series \(number)"
        for width in [960, 320] {
          SheetExpectations.expectWellFormed(SVGRenderer(width: width).render(scene), note)
          let layout = SVGLayout(scene, width: width, height: 540)
          SheetExpectations.expectReadable(layout, height: layout.height, note)
        }
        SheetExpectations.expectFits(note) { $0.render(scene) }
      }
    }
  }

  @Test("Sums and signals that do not fit are refused")
  func refused() {
    func describe(_ labels: [String], _ lower: [Double], signalAt index: Int) throws {
      _ = try CumulativeSumDescription(
        caption: PictureCaption(title: "t"),
        valueAxisLabel: "v",
        xLabels: labels,
        upperSums: [0, 1],
        lowerSums: lower,
        upperLimit: 5,
        lowerLimit: -5,
        signals: [.init(index: index, side: .high, start: nil)],
        settingsLine: "s"
      )
    }
    #expect(throws: PictureDataError.count(of: .labels, expected: 2, found: 1)) {
      try describe(["a"], [0, 0], signalAt: 0)
    }
    #expect(throws: PictureDataError.count(of: .lowerSums, expected: 2, found: 1)) {
      try describe(["a", "b"], [0], signalAt: 0)
    }
    #expect(throws: PictureDataError.indexOutside(index: 2, count: 2)) {
      try describe(["a", "b"], [0, 0], signalAt: 2)
    }
  }
}
