internal import QualityModel
internal import QualityStore

/// The rows of a load whose periods are written in another way than was said: told as one, with a
/// format that reads them.
struct WrongDates {
  /// How many rows there are; those beyond the ones kept in detail too.
  let count: Int
  private let column: String
  private let cell: String
  private let format: String
  /// The format that reads every cell at hand; nil when none does.
  private let proposal: String?

  /// nil for fewer than two such rows.
  init?(_ plan: LoadPlan) {
    count = plan.rejectedCounts[.notADate] ?? 0
    let rows = plan.rejected.filter(Self.holds)
    let cells = rows.compactMap(\.cell)
    guard count > 1, let first = rows.first, let cell = cells.first,
      case .notADate(let format) = first.reason
    else { return nil }
    self.cell = DisplayWidth.clipped(DisplayWidth.oneLine(cell), to: 30)
    self.format = format
    column = plan.specification.period
    proposal = Self.pattern(reading: cells)
  }

  /// Whether a rejected row is one of them.
  static func holds(_ row: RejectedRow) -> Bool { row.reason.code == .notADate }

  var lines: [String] {
    let written =
      format == CalendarFormat.iso.pattern ? "like 2024-09-30" : "written like \(format)"
    let name = DisplayWidth.oneLine(column)
    let first =
      "  rejected  \(NumberText.counted(count, "row")), column \"\(name)\": \"\(cell)\" is not \(written)"
    guard let proposal else { return [first] }
    return [first, "            try  period = { from = \"\(name)\", format = \"\(proposal)\" }"]
  }

  /// The format that reads all of some cells; nil when there are none, or no usual one does.
  static func pattern(reading cells: [String]) -> String? {
    guard !cells.isEmpty else { return nil }
    return usual.first { pattern in
      guard let format = try? CalendarFormat(pattern) else { return false }
      return cells.allSatisfy { format.date(from: $0) != nil }
    }
  }

  /// The ways in which exports write a day or a month, the day before the month as in Britain.
  private static let usual = [
    "%Y-%m-%d", "%Y-%m", "%d/%m/%Y", "%d/%m/%y", "%b-%y", "%b-%Y", "%b %Y", "%b %y", "%B %Y",
    "%B-%Y", "%B-%y", "%B %y", "%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d-%b-%Y", "%d-%b-%y", "%d %b %Y",
    "%d %B %Y", "%Y/%m/%d", "%Y/%m", "%Y%m%d", "%Y%m", "%d-%m-%y", "%d.%m.%y",
  ]
}
