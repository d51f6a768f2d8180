internal import Foundation
internal import LineEditing
internal import Workbench

/// One line at a terminal that says how far long work is, and is gone when the work is.
///
/// It is shown from the second second on and drawn at most ten times a second. Whoever writes to the
/// same terminal clears it first.
final class ProgressLine {
  private let terminal: Terminal
  private let unicode: Bool
  /// When the work began; nil while there is none.
  private var start: ContinuousClock.Instant?
  /// When the present stage of it began, and what it is.
  private var stage: (subject: String, start: ContinuousClock.Instant)?
  private var lastDrawn: ContinuousClock.Instant?
  private(set) var isShown = false

  /// A line on standard error; nil where that is no terminal, or one that cannot draw over a line.
  static func onStandardError() -> ProgressLine? {
    guard Terminal.standardError.isTerminal,
      Terminal.environment["TERM"] ?? "dumb" != "dumb"
    else { return nil }
    return ProgressLine(.standardError, unicode: Terminal.writesUnicode)
  }

  private init(_ terminal: Terminal, unicode: Bool) {
    self.terminal = terminal
    self.unicode = unicode
  }

  /// What ends sooner has no line.
  private static let patience = Duration.seconds(1)
  private static let between = Duration.milliseconds(100)

  /// Takes a report, or nil when the work is over.
  func show(_ report: ProgressReport?) {
    guard let report else {
      clear()
      (start, stage) = (nil, nil)
      return
    }
    // On a clock that stands while the program is stopped (Ctrl-Z).
    let now = ContinuousClock.now - TerminalWork.timeStopped
    let began = start ?? now
    start = began
    if stage?.subject != report.subject { stage = (report.subject, now) }
    guard now - began >= Self.patience, lastDrawn.map({ now - $0 >= Self.between }) ?? true,
      let stage
    else { return }
    lastDrawn = now
    let elapsed = (now - stage.start) / .seconds(1)
    // One column stays free, or the cursor would go on to the next line; and room for the "^C" that
    // a terminal echoes.
    let width = (terminal.size?.columns ?? 80) - 3
    let text = ProgressText(report: report, elapsed: elapsed, unicode: unicode).line(width: width)
    write("\r\(text)\u{1B}[K")
    isShown = true
  }

  /// Takes the line away, for as long as something else is written.
  func clear() {
    guard isShown else { return }
    write("\r\u{1B}[K")
    isShown = false
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
