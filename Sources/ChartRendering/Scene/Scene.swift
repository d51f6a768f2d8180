public import SPCCore

/// A chart as it is to be seen, in the unit of the values and the index of the points.
///
/// A scene knows no paper and no terminal: a renderer turns indices and values into places, and
/// chooses how many ticks and labels there is room for. Every text in it is clean (no control
/// characters). A new renderer is a folder beside `SVG` and `Terminal` with one type that has
/// `render(_ scene: Scene)`.
public struct Scene: Sendable {
  /// What the chart is of.
  public internal(set) var title: String
  /// The quieter second line.
  public internal(set) var subtitle: String?
  /// What the chart says about its latest value, in one or two short sentences.
  public let verdict: String
  /// The category of the latest value that the verdict is about; nil without any value, and where
  /// the verdict leads with the runs of the phase, which have no category.
  public let verdictCategory: PointCategory?
  /// The vertical axis.
  public let valueAxis: ValueAxis
  /// One text per point; the count of these is the count of points.
  public let xLabels: [String]
  /// The plotted points, in order; missing points are in ``gaps``.
  public let marks: [Mark]
  /// Indices of missing points.
  public let gaps: [Int]
  /// Centre, limits and target, each as flat pieces.
  public let levels: [Level]
  /// The texts at the right edge that name the levels and give their last values.
  public let levelLabels: [LevelLabel]
  /// The phases with their words.
  public let phases: [Phase]
  /// Numbered remarks, in order of the points.
  public let annotations: [Annotation]
  /// The marks present, common cause first, and the sign of missing data.
  let legend: [LegendEntry]
  /// Remarks on the whole chart.
  public let notes: [String]
  /// Where the data come from.
  public internal(set) var source: String?
  /// What was known when.
  public internal(set) var asOf: String?
  /// The chart and the rules used.
  public internal(set) var ruleSetLine: String
  /// A short name for people who hear the chart.
  public let accessibleTitle: String
  /// What a person would say who describes the chart.
  public let accessibleDescription: String

  /// A plotted point.
  public struct Mark: Sendable, Hashable {
    /// Index of the point in the series.
    public let index: Int
    /// The value, in the unit shown; finite.
    public let value: Double
    /// What the rules say about it.
    public let category: PointCategory
    /// Whether centre and limits were computed without the point.
    public let isExcluded: Bool
    /// Whether the line from the mark before comes to this one: not over a gap or a new phase.
    public let isJoined: Bool
    /// "Jul 2022: 5, special cause, improving".
    public let words: String

    /// The shape it is drawn with.
    var symbol: MarkSymbol { isExcluded ? .excluded(category) : .category(category) }
  }

  /// The lines a chart can have.
  public enum LevelKind: Sendable, Hashable, CaseIterable {
    /// Mean or median.
    case centre
    /// Lower natural process limit.
    case lowerLimit
    /// Upper natural process limit.
    case upperLimit
    /// What is aimed for.
    case target
  }

  /// One line: flat pieces, each over some points.
  public struct Level: Sendable, Hashable {
    /// What the line is.
    public let kind: LevelKind
    /// Its pieces, in order; neighbours that touch are joined by a step unless a phase starts there.
    public let pieces: [Piece]
  }

  /// A flat piece of a line.
  public struct Piece: Sendable, Hashable {
    /// The points it covers, each half a step to either side.
    public let range: Range<Int>
    /// The value, in the unit shown; finite.
    public let value: Double
    /// Whether it goes on from the piece before it by a step.
    public let isJoined: Bool
  }

  /// The text of a line at the right edge.
  public struct LevelLabel: Sendable, Hashable {
    /// What the line is; the centre when one label stands for centre and limits.
    public let kind: LevelKind
    /// "Upper limit 14.1".
    public let text: String
    /// The same for narrow places: "upper 14.1".
    public let shortText: String
    /// The value alone: "14.1".
    public let valueText: String
    /// Where it belongs, in the unit shown.
    public let value: Double
  }

  /// A phase with its words.
  public struct Phase: Sendable, Hashable {
    /// The points of the phase.
    public let range: Range<Int>
    /// The points its limits come from.
    public let baseline: Range<Int>
    /// "Baseline", "Safety huddles", or "Phase 2"; empty for the only phase when it was given none.
    public let name: String
    /// "mean 11.2, limits 2.7 to 19.6".
    public let figures: String
    /// Fewer than 13 points.
    public let isProvisional: Bool

    /// Name and figures on one line.
    var summary: String { name.isEmpty ? figures : "\(name): \(figures)" }
  }

  /// A numbered remark about a point.
  public struct Annotation: Sendable, Hashable {
    /// 1, 2, 3 … in order of the points; remarks on one point have numbers of their own.
    public let number: Int
    /// Index of the point.
    public let index: Int
    /// The value of the point, in the unit shown; nil when it is missing.
    public let value: Double?
    /// "Apr 2020: first lockdown", or with the day where the description gives one.
    public let text: String
  }

  /// Categories present, common cause first.
  public var categories: [PointCategory] {
    PointCategory.allCases.filter { category in marks.contains { $0.category == category } }
  }

  /// The kinds of mark present, in the order they are drawn: common cause first.
  var symbols: [MarkSymbol] { legend.map(\.symbol).filter { $0 != .gap } }

  /// Source, as-of and rule-set lines.
  public var footer: [String] {
    [source, asOf, ruleSetLine].compactMap { $0 }.filter { !$0.isEmpty }
  }

  /// How many places there are from left to right: the count of points, at least 1.
  public var placeCount: Int { max(xLabels.count, 1) }

  /// Whether phases must be told apart or a baseline be shown.
  public var showsPhases: Bool {
    phases.count > 1 || phases.contains { $0.baseline != $0.range }
  }
}
