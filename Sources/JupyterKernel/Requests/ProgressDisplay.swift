internal import OrderedJSON
internal import Workbench

/// Long work shown in a cell: one line that is drawn anew in its place, from the second second on and at
/// most twice in a second, as a notebook keeps every message.
struct ProgressDisplay {
  private let cell: String
  private let publish: (String, JSONValue) -> Void
  private var start: ContinuousClock.Instant?
  private var stage: (subject: String, start: ContinuousClock.Instant)?
  private var lastDrawn: ContinuousClock.Instant?
  private var number = 0

  private static let patience = Duration.seconds(1)
  private static let between = Duration.milliseconds(500)
  private static let columns = 80

  /// - Parameters:
  ///   - cell: A name that no other cell has.
  ///   - publish: Takes the type of a message and its content.
  init(of cell: String, publish: @escaping (String, JSONValue) -> Void) {
    self.cell = cell
    self.publish = publish
  }

  /// Takes a report, or nil when the work is over.
  mutating func show(_ report: ProgressReport?) {
    guard let report else {
      // What is left in the notebook says nothing that is over, and has no form that a page would show.
      if lastDrawn != nil { draw(nil) }
      (start, stage, lastDrawn) = (nil, nil, nil)
      return
    }
    let now = ContinuousClock.now
    let began = start ?? now
    start = began
    if stage?.subject != report.subject { stage = (report.subject, now) }
    guard now - began >= Self.patience, lastDrawn.map({ now - $0 >= Self.between }) ?? true,
      let stage
    else { return }
    let text = ProgressText(report: report, elapsed: (now - stage.start) / .seconds(1))
      .line(width: Self.columns)
    if lastDrawn == nil { number += 1 }
    draw(text, isFirst: lastDrawn == nil)
    lastDrawn = now
  }

  private func draw(_ text: String?, isFirst: Bool = false) {
    let name = "progress-\(cell)-\(number)"
    let data: JSONValue = text.map { ["text/plain": .string($0)] } ?? [:]
    publish(
      isFirst ? "display_data" : "update_display_data",
      [
        "data": data, "metadata": [:],
        "transient": ["display_id": .string(name)],
      ]
    )
  }
}
