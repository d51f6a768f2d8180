internal import ChartRendering
internal import SPCCore

extension ChartKind {
  /// The chart by the name that pictures have for it.
  var title: String { nameWithinSentence }

  /// The chart with its article: "an XmR chart".
  var withArticle: String {
    switch self {
    case .xmr, .mr, .xbar, .r, .s, .np, .iPrime, .ewma: "an \(title)"
    case .run, .p, .pPrime, .c, .u, .uPrime, .g, .t: "a \(title)"
    }
  }

  /// The same as a sentence begins with it: "An XmR chart".
  var named: String { withArticle.prefix(1).uppercased() + withArticle.dropFirst() }

  /// What limits need, where there are none; nil on a chart that never has any.
  var needsForLimits: String? {
    switch self {
    case .run: nil
    case .xmr, .mr, .iPrime, .t, .pPrime, .uPrime, .ewma:
      "two points that follow each other and have values"
    case .p, .np, .c, .u, .g: "a point with a value"
    case .xbar, .r, .s: "a subgroup of two values or more"
    }
  }

  /// Whether its points are values of the measure, and not something made from them.
  var showsValues: Bool {
    switch self {
    case .run, .xmr, .p, .pPrime, .c, .u, .uPrime, .iPrime, .g, .t, .xbar, .ewma: true
    case .np, .mr, .r, .s: false
    }
  }
}
