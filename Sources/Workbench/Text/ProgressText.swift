/// How far long work is, in one line that fits a window: what, a bar, how much, how fast, how long.
package struct ProgressText {
  private let report: ProgressReport
  private let elapsed: Double
  private let unicode: Bool

  /// - Parameters:
  ///   - report: How far it is.
  ///   - elapsed: For how many seconds that has been going on.
  ///   - unicode: Whether characters beyond ASCII may be drawn.
  package init(report: ProgressReport, elapsed: Double, unicode: Bool = true) {
    self.report = report
    self.elapsed = elapsed
    self.unicode = unicode
  }

  /// The line in at most `width` columns; the bar goes first where it is narrow, then the rate, then
  /// the count, and last the subject is clipped.
  package func line(width: Int) -> String {
    let share = "\(Int(report.fraction * 100)) %"
    let facts = [count, rate].compactMap(\.self)
    let ending = [remaining].compactMap(\.self)
    let candidates = (0...facts.count).reversed().map { [share] + facts.prefix($0) + ending }
    for candidate in candidates + [[share]] {
      let text = candidate.joined(separator: unicode ? " · " : ", ")
      let room = width - DisplayWidth.of(report.subject) - DisplayWidth.of(text) - 4
      if room >= 10, candidate.count == candidates[0].count {
        return "\(report.subject)  \(bar(width: min(room, 30)))  \(text)"
      }
      if room >= -2 { return "\(report.subject)  \(text)" }
    }
    return DisplayWidth.clipped("\(share) \(report.subject)", to: max(width, 4))
  }

  private var count: String? {
    report.count.map { "\(NumberText.grouped($0)) \(report.noun)" }
  }

  /// How fast it goes; slower than one in a second it is counted by the minute.
  private var rate: String? {
    guard let count = report.count, count > 0, elapsed > 0 else { return nil }
    let perSecond = Double(count) / elapsed
    return perSecond >= 1
      ? "\(NumberText.grouped(Int(perSecond)))/s"
      : "\(NumberText.grouped(Int(perSecond * 60)))/min"
  }

  /// How long it will still take, if it goes on as it went; nothing is said in the first half second.
  private var remaining: String? {
    guard elapsed >= 0.5, report.fraction > 0 else { return nil }
    let seconds = (elapsed * (1 - report.fraction) / report.fraction).rounded(.up)
    return "\(Self.duration(seconds)) left"
  }

  /// "9 s", "2 min 05 s", "3 h 20 min".
  static func duration(_ seconds: Double) -> String {
    guard seconds < 360_000 else { return "days" }
    let seconds = Int(seconds)
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3_600 { return "\(seconds / 60) min \(padded(seconds % 60)) s" }
    return "\(seconds / 3_600) h \(padded(seconds % 3_600 / 60)) min"
  }

  /// A bar; with Unicode it grows by eighths of a column.
  private func bar(width: Int) -> String {
    guard unicode else {
      let full = Int(report.fraction * Double(width - 2))
      return "[" + String(repeating: "#", count: full)
        + String(repeating: " ", count: width - 2 - full) + "]"
    }
    let eighths = Int(report.fraction * Double((width - 2) * 8))
    let (full, rest) = (eighths / 8, eighths % 8)
    let part = rest == 0 ? "" : String(Self.eighths[rest - 1])
    let blank = width - 2 - full - (rest == 0 ? 0 : 1)
    return "▕" + String(repeating: "█", count: full) + part + String(repeating: " ", count: blank)
      + "▏"
  }

  private static let eighths = Array("▏▎▍▌▋▊▉")
}
