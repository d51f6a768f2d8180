/// The words around a picture in a terminal, and the order in which they are given up.
struct TerminalSheet {
  typealias Line = TerminalTypesetter.Line

  private var title: [Line]
  private var subtitle: [Line]
  private var verdict: [Line]
  private var axisLine: [Line]
  private var legend: [Line]
  private var lists: [Line]
  private var notes: [Line]
  private var footer: [Line]
  private let scene: any CaptionedScene
  private let listTexts: [List]
  private let typesetter: TerminalTypesetter

  /// A list that can say how many more there are: an entry has a number, and a number cut is another
  /// number.
  struct List {
    /// How many entries there are.
    let count: Int
    /// The list with at most so many of them.
    let text: (Int) -> String
  }

  /// Everything, before anything is given up.
  init(_ scene: some CaptionedScene, lists: [List], typesetter: TerminalTypesetter) {
    self.scene = scene
    self.typesetter = typesetter
    listTexts = lists
    title = typesetter.wrapped(scene.title, .strong, 2)
    subtitle = scene.subtitle.map { typesetter.wrapped($0, .quiet, 1) } ?? []
    verdict = typesetter.verdictLines(scene, 3)
    axisLine = typesetter.wrapped(scene.axisLine, .quiet, 1)
    legend = typesetter.legendLines(scene.legend)
    self.lists = lists.flatMap { Self.lines($0, atMost: 3, typesetter) }
    notes = scene.notes.flatMap { typesetter.wrapped($0, .plain, 2) }
    footer = typesetter.footerLines(scene.footer.reversed())
  }

  /// The lines above the plot.
  var above: [Line] { title + subtitle + verdict + axisLine }

  /// The lines below the axis.
  var below: [Line] { legend + lists + notes + footer }

  /// What is given up, first to last.
  private static let savings: [@Sendable (inout TerminalSheet) -> Void] = [
    { $0.subtitle = [] },
    { $0.shortenLists(to: 2) },
    { $0.verdict = $0.typesetter.verdictLines($0.scene, 2) },
    { $0.shortenLists(to: 1) },
    { $0.footer = Array($0.footer.prefix(2)) },
    { $0.axisLine = [] },
    { $0.lists = [] },
    { $0.title = $0.typesetter.wrapped($0.scene.title, .strong, 1) },
    { $0.footer = Array($0.footer.prefix(1)) },
    { $0.legend = Array($0.legend.prefix(1)) },
    { $0.notes = Array($0.notes.prefix(1)) },
    { $0.verdict = $0.typesetter.verdictLines($0.scene, 1) },
    { $0.legend = [] },
    { $0.notes = [] },
    { $0.footer = [] },
    { $0.verdict = [] },
  ]

  private mutating func shortenLists(to most: Int) {
    lists = listTexts.flatMap { Self.lines($0, atMost: most, typesetter) }
  }

  /// As many entries as there is room for on so many lines.
  private static func lines(_ list: List, atMost most: Int, _ typesetter: TerminalTypesetter)
    -> [Line]
  {
    var (fitting, tooMany) = (0, list.count + 1)
    func lines(_ entries: Int) -> [Line] {
      typesetter.wrapped(list.text(entries), .plain, Int.max)
    }
    while tooMany - fitting > 1 {
      let middle = (fitting + tooMany) / 2
      if lines(middle).count <= most { fitting = middle } else { tooMany = middle }
    }
    let kept = lines(fitting)
    return kept.count <= most ? kept : []
  }

  /// Gives up what can best be spared until a plot has so many rows of a window.
  ///
  /// - Returns: The rows left for the plot.
  mutating func fit(rows: Int, plotRows least: Int, axisRows: Int) -> Int {
    var savings = Self.savings[...]
    while rows - axisRows - above.count - below.count < least, let saving = savings.popFirst() {
      saving(&self)
    }
    return max(rows - axisRows - above.count - below.count, 1)
  }
}

extension TerminalRenderer {
  /// A picture without room for a plot: its title and its verdict.
  func renderSmall(_ scene: some CaptionedScene) -> String {
    let verdict = TextWrap.lines(
      glyphs.text(scene.verdict),
      width: Double(columns),
      measure: TerminalTypesetter.measure
    )
    let lines = (rows == 1 ? [] : [typesetter.cut(scene.title, to: columns)]) + verdict
    return lines.prefix(rows).joined(separator: "\n")
  }
}
