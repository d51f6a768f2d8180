internal import SPCCore

/// A Pareto chart as it is to be seen: a bar for each category, with its share and the share of it and
/// all before it.
public struct ParetoScene: Sendable {
  /// What the chart is of.
  public let title: String
  /// The quieter second line.
  public let subtitle: String?
  /// Which few categories make most of the whole.
  public let verdict: String
  /// "Incidents by type of incident".
  public let axisLine: String
  /// What is counted: the head of the column of amounts.
  public let amountLabel: String
  /// The categories, greatest first.
  public let rows: [Row]
  /// The share that the leading categories reach, between 0 and 1.
  public let threshold: Double
  /// The share as text: "80%".
  public let thresholdText: String
  /// Remarks on the whole picture.
  public let notes: [String]
  /// What was known when, and where the data come from.
  public let footer: [String]
  /// A short name for people who hear the picture.
  public let accessibleTitle: String
  /// What a person would say who describes the picture.
  public let accessibleDescription: String

  /// A category, or several of the least ones together.
  public struct Row: Sendable, Hashable {
    /// "Slips, trips and falls"; "and 12 others" for several.
    public let name: String
    /// The amount as text.
    public let amountText: String
    /// The part of the whole, between 0 and 1.
    public let share: Double
    /// The part of the whole up to here, between 0 and 1.
    public let cumulativeShare: Double
    /// The part up to here as text.
    public let cumulativeText: String
    /// Whether it is one of the few that reach the threshold.
    public let isLeading: Bool
    /// "Slips, trips and falls: 40, 31.5%; 31.5% up to here".
    public let words: String
  }

  var legend: [LegendEntry] {
    var entries: [LegendEntry] = []
    if rows.contains(where: \.isLeading) {
      entries.append(
        LegendEntry(
          .leadingBar,
          "Together at least \(thresholdText)",
          short: "To \(thresholdText)"
        )
      )
    }
    if rows.contains(where: { !$0.isLeading }) {
      entries.append(LegendEntry(.otherBar, "The rest", short: "Rest"))
    }
    if hasShares {
      entries.append(
        LegendEntry(
          .cumulativeShare,
          "Share of this category and those above it",
          short: "Cumulative"
        )
      )
    }
    return entries
  }

  /// Whether there is anything to have a share of.
  var hasShares: Bool { rows.contains { $0.cumulativeShare.isFinite } }

  /// The first `most` rows, the last of which stands for all that have none of their own.
  func rows(atMost most: Int) -> [Row] {
    guard rows.count > most, most > 0 else { return rows }
    let pooled = rows[(most - 1)...]
    let share = pooled.reduce(0) { $0 + $1.share }
    let leading = pooled.count(where: \.isLeading)
    let name =
      leading == 0
      ? "and \(pooled.count) others"
      : "and \(pooled.count) others, \(leading) of them needed for \(thresholdText)"
    return rows[..<(most - 1)] + [
      Row(
        name: name,
        amountText: "",
        share: share,
        cumulativeShare: pooled.last?.cumulativeShare ?? .nan,
        cumulativeText: pooled.last?.cumulativeText ?? "",
        isLeading: false,
        words: "\(name), together \(ParetoSceneBuilder.percentage(share))"
      )
    ]
  }
}

extension ParetoScene: CaptionedScene {
  var verdictCategory: PointCategory? { nil }
}

extension ParetoScene {
  /// The scene of a Pareto chart.
  public init(_ description: ParetoDescription) {
    self = ParetoSceneBuilder(description).scene()
  }
}
