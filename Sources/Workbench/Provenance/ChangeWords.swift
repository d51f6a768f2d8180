internal import QualityModel
internal import QualityStore

/// An entry of the change log in the words of a card: `2024-09-30 by m.osei, change 12, from falls.csv: "why"`.
enum ChangeWords {
  static func line(_ change: Change) -> String {
    let file = change.sourceName.map { ", from \($0)" } ?? ""
    return "\(change.recordedAt.day) by \(change.actor), change \(change.id)\(file): "
      + "\"\(DisplayWidth.oneLine(change.reason))\""
  }

  /// What the first of several changes was, and how many came after it.
  static func first(of changes: [Change], _ verb: String) -> [String] {
    guard let first = changes.first else { return ["no change of it is in the log"] }
    var lines = ["\(verb) \(line(first))"]
    if changes.count > 1, let last = changes.last {
      lines.append(
        "\(NumberText.counted(changes.count - 1, "later change")), the last \(line(last))"
      )
    }
    return lines
  }
}
