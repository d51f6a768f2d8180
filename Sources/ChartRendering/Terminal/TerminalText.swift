/// The lines of text around a terminal plot, and the order in which they are given up.
struct TerminalText {
  typealias Line = TerminalLayout.Line

  private var title: [Line]
  private var subtitle: [Line]
  private var verdict: [Line]
  private var axisLabel: [Line]
  private var legend: [Line]
  private var phaseList: [Line]
  private var remarks: [Line]
  private var notes: [Line]
  private var footer: [Line]
  private(set) var showsPhaseNames: Bool
  private(set) var showsPhaseFigures: Bool
  private(set) var showsPointers: Bool
  /// What a line says that stands for those left out.
  private let ellipsis: String
  /// Title, verdict and notes on one line each.
  private let short: (title: [Line], verdict: [Line], notes: [Line])
  private let remarkCount: Int

  /// Everything, before anything is given up.
  init(_ layout: TerminalLayout) {
    let scene = layout.scene
    let typesetter = layout.typesetter
    title = typesetter.wrapped(scene.title, .strong, 2)
    subtitle = scene.subtitle.map { typesetter.wrapped($0, .quiet, 1) } ?? []
    verdict = typesetter.verdictLines(scene, 2)
    axisLabel = typesetter.wrapped(scene.valueAxis.label, .quiet, 1)
    legend = typesetter.legendLines(scene.legend)
    let listsPhases = scene.showsPhases && !layout.figuresFit
    phaseList =
      listsPhases
      ? scene.phases.flatMap { typesetter.wrapped($0.summary, .plain, 1) } : []
    // In brackets, because "1 Apr 2022" would read as a day.
    remarks = scene.annotations.flatMap {
      typesetter.wrapped("[\($0.number)] \($0.text)", .plain, 1)
    }
    remarkCount = remarks.count
    notes = scene.notes.flatMap { typesetter.wrapped($0, .plain, 2) }
    // What the figures rest on stays longest: as-of, then rules, then source.
    footer = typesetter.footerLines(
      [scene.asOf, scene.ruleSetLine, scene.source].compactMap { $0 }
    )
    showsPhaseNames = scene.showsPhases && scene.phases.contains { !$0.name.isEmpty }
    showsPhaseFigures = scene.showsPhases && layout.figuresFit
    showsPointers = !scene.annotations.isEmpty
    ellipsis = layout.glyphs.ellipsis
    short = (
      title: typesetter.wrapped(scene.title, .strong, 1),
      verdict: typesetter.verdictLines(scene, 1),
      notes: typesetter.wrapped(scene.notes.joined(separator: " "), .plain, 1)
    )
  }

  /// The lines above the plot that run across the whole width.
  var above: [Line] { title + subtitle + verdict + axisLabel }

  /// The lines below the axis.
  var below: [Line] { legend + phaseList + remarks + notes + footer }

  /// All lines but those of the plot and its axis.
  var lineCount: Int {
    above.count + below.count
      + [showsPhaseNames, showsPhaseFigures, showsPointers].count { $0 }
  }

  /// What is given up, first to last; each step is taken as long as it saves a line.
  static let savings: [@Sendable (inout TerminalText) -> Void] = [
    { $0.shortenRemarks(to: 4) },
    { $0.subtitle = [] },
    { $0.phaseList = [] },
    { $0.shortenRemarks(to: 2) },
    { $0.showsPhaseFigures = false },
    { $0.axisLabel = [] },
    { $0.footer = Array($0.footer.prefix(2)) },
    { $0.remarks = [] },
    { $0.showsPointers = false },
    { $0.verdict = $0.short.verdict },
    { $0.title = $0.short.title },
    { $0.notes = $0.short.notes },
    { $0.legend = Array($0.legend.prefix(1)) },
    { $0.footer = Array($0.footer.prefix(1)) },
    { $0.legend = [] },
    { $0.showsPhaseNames = false },
    { $0.verdict = [] },
    { $0.notes = [] },
  ]

  /// Takes one remark away at a time; the last line then says how many are missing.
  private mutating func shortenRemarks(to least: Int) {
    guard remarks.count > least, remarks.count > 1 else { return }
    remarks.removeLast(2)
    remarks.append(Line("\(ellipsis) and \(remarkCount - remarks.count) more", .quiet))
  }
}
