public import SPCCore

/// A funnel plot as it is to be seen: places between 0 and 1 from left to right and from below.
public struct FunnelScene: Sendable {
  /// What the funnel is of.
  public let title: String
  /// The quieter second line.
  public let subtitle: String?
  /// How many units lie outside the limits, and how many would by chance.
  public let verdict: String
  /// The vertical axis.
  public let valueAxis: ValueAxis
  /// The horizontal axis.
  public let denominatorAxis: DenominatorAxis
  /// The units that can be drawn.
  public let marks: [Mark]
  /// The limits, cut at the ends of the axes.
  public let curves: [Curve]
  /// The height of the target, between 0 and 1.
  public let target: Double
  /// The texts at the right edge that name the lines.
  public let edgeLabels: [Scene.LevelLabel]
  /// Indices of the marks beyond the outer limits, the most telling first.
  public let outliers: [Int]
  /// The names and values of the outliers, a list for each side that has any.
  public let lists: [OutlierList]
  /// Remarks on the whole picture.
  public let notes: [String]
  /// How the limits were made, what was known when, and where the data come from.
  public let footer: [String]
  /// A short name for people who hear the picture.
  public let accessibleTitle: String
  /// What a person would say who describes the picture.
  public let accessibleDescription: String

  /// A unit.
  public struct Mark: Sendable, Hashable {
    /// The unit's name.
    public let name: String
    /// Where it stands.
    public let place: Place
    /// Where it stands to the limits.
    public let standing: FunnelDescription.Standing
    /// "Royal Free: 87.4% of 12,345, below the 99.8% limits".
    public let words: String
    let symbol: MarkSymbol
  }

  /// A place in the plot: (0, 0) is its lower left corner, (1, 1) the upper right.
  public struct Place: Sendable, Hashable {
    /// From the left.
    public let x: Double
    /// From below.
    public let y: Double
  }

  /// One limit, in as many lines as lie within the axes.
  public struct Curve: Sendable, Hashable {
    /// The 99.8 % limit, not the 95 % limit.
    public let isOuter: Bool
    /// The upper or the lower one.
    public let side: SignalSide
    /// The lines, each of at least two places from left to right.
    public let lines: [[Place]]
  }

  /// The units beyond the outer limits on one side.
  public struct OutlierList: Sendable, Hashable {
    /// "Above the 99.8% limits".
    public let heading: String
    /// The units, the most telling first.
    public let entries: [Entry]

    /// One unit.
    public struct Entry: Sendable, Hashable {
      /// The index of its mark.
      public let index: Int
      /// "Royal Free 33.1% (of 3,810)".
      public let text: String
    }

    /// The list as a sentence with at most so many units, and how many more there are.
    ///
    /// - Parameters:
    ///   - most: How many units are named at most.
    ///   - numbers: The numbers of the marks that have one instead of a name beside them.
    /// - Returns: "Above the 99.8% limits: (1) Royal Free 33.1% (of 3,810); and 3 more."
    func text(atMost most: Int, numbers: [Int: Int] = [:]) -> String {
      var parts = entries.prefix(max(most, 0)).map { entry in
        (numbers[entry.index].map { "(\($0)) " } ?? "") + entry.text
      }
      let hidden = entries.count - parts.count
      if hidden > 0 { parts.append(parts.isEmpty ? "\(hidden)" : "and \(hidden) more") }
      return "\(heading): \(parts.joined(separator: "; "))."
    }
  }

  /// The texts beside marks, those of the first outliers at least, and the numbers of those that got one.
  ///
  /// Names that are the same once they are cut to the room there is tell nobody which unit is meant;
  /// numbers do, and the lists say whose they are.
  ///
  /// Of few units those within the limits are named as well, or not at all where their names read
  /// alike: no list says whose number it is.
  func labels(cut: (String) -> String) -> (texts: [Int: String], numbers: [Int: Int]) {
    let tried = named.map { (index: $0, name: marks[$0].name) }
    let isOutlier = Set(outliers)
    var texts: [Int: String] = [:]
    var numbers: [Int: Int] = [:]
    for (index, name) in tried {
      let text = cut(name)
      let kept = zip(text, name).prefix { $0 == $1 }.count
      let isAlone = tried.allSatisfy { other in
        other.index == index
          || (kept == name.count ? other.name != name : !other.name.hasPrefix(name.prefix(kept)))
      }
      guard !isAlone || text.isEmpty else {
        texts[index] = text
        continue
      }
      guard isOutlier.contains(index) else { continue }
      numbers[index] = numbers.count + 1
      texts[index] = "(\(numbers.count))"
    }
    return (texts, numbers)
  }

  /// The marks whose names are tried beside them: the first outliers, and where there are few units
  /// all the others after them.
  var named: [Int] {
    let first = Array(outliers.prefix(Self.namesTried))
    guard marks.count <= Self.fewUnits else { return first }
    return first + marks.indices.filter { !first.contains($0) }
  }

  /// Up to how many units all of them are named; our choice.
  static let fewUnits = 8

  /// How many names are tried beside their points; the lists have more.
  static let namesTried = 24

  /// The marks present, in the order they are drawn: within the limits first.
  var symbols: [MarkSymbol] { legend.map(\.symbol) }

  var legend: [LegendEntry] {
    let present = Set(marks.map(\.symbol))
    let within: [LegendEntry] = [
      LegendEntry(.category(.commonCause), "Within the 95% limits", short: "Within"),
      LegendEntry(.betweenLimits, "Between the 95% and the 99.8% limits", short: "Beyond 95%"),
    ]
    let outside = PointCategory.allCases.dropFirst().map { category in
      LegendEntry(category: category, isExcluded: false)
    }
    return (within + outside).filter { present.contains($0.symbol) }
  }
}

extension FunnelScene: CaptionedScene {
  var verdictCategory: PointCategory? { nil }
  var axisLine: String { valueAxis.label }
}

extension FunnelScene {
  /// The scene of a funnel plot.
  public init(_ description: FunnelDescription) {
    self = FunnelSceneBuilder(description).scene()
  }
}
