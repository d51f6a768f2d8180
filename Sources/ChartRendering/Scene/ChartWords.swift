import SPCCore

extension ChartKind {
  /// The name of the chart at the beginning of a line.
  var name: String { self == .run ? "Run chart" : nameWithinSentence }

  /// The chart by the name the field has for it, as it stands within a sentence.
  package var nameWithinSentence: String {
    switch self {
    case .run: "run chart"
    case .xmr: "XmR chart"
    case .mr: "mR chart"
    case .xbar: "X-bar chart"
    case .r: "R chart"
    case .s: "s chart"
    case .p: "p chart"
    case .pPrime: "p′ chart"
    case .np: "np chart"
    case .c: "c chart"
    case .u: "u chart"
    case .uPrime: "u′ chart"
    case .iPrime: "I′ chart"
    case .g: "g chart"
    case .t: "t chart"
    case .ewma: "EWMA chart"
    }
  }

  /// The name of its computed centre line.
  fileprivate var centreName: String {
    switch self {
    case .run, .g: "median"
    case .xmr, .xbar, .p, .pPrime, .np, .c, .u, .uPrime, .iPrime, .ewma: "mean"
    case .mr, .r: "mean range"
    case .s: "mean SD"
    // The mean of the transformed times, carried back, is no mean of the times.
    case .t: "centre"
    }
  }

  /// What the latest point is, where it is not a value of the measure itself.
  var latestName: String {
    switch self {
    case .run, .xmr, .p, .pPrime, .np, .c, .u, .uPrime, .iPrime, .g, .t: "latest"
    case .xbar: "latest mean"
    case .mr, .r: "latest range"
    case .s: "latest SD"
    case .ewma: "latest moving average"
    }
  }

  /// What the field calls limits at three sigma; nil on a chart without.
  fileprivate var limitsName: String? {
    switch self {
    case .run: nil
    case .xmr: "natural process limits"
    case .mr, .xbar, .r, .s, .p, .pPrime, .np, .c, .u, .uPrime, .iPrime, .g, .t, .ewma:
      "control limits"
    }
  }

  /// Why there are no limits, for a note; nil on a chart that never has any.
  var noLimitsReason: String? {
    switch self {
    case .run: nil
    case .xmr, .mr, .c, .u, .uPrime, .iPrime, .g, .t, .ewma: "there are too few points"
    case .xbar, .r, .s: "no subgroup has two values"
    // These have limits from the first point on, unless a proportion is no proportion.
    case .p, .np: "more cases are counted than there are to count from"
    case .pPrime: "there are too few points, or more cases than there are to count from"
    }
  }
}

extension ChartSpecification {
  /// The name of the centre line: "mean", "median", or that it was given and not computed.
  var centreName: String {
    switch chart {
    case .run, .g: chart.centreName
    case .xmr, .mr, .xbar, .r, .s, .p, .pPrime, .np, .c, .u, .uPrime, .iPrime, .t, .ewma:
      knownCentre == nil ? chart.centreName : "given centre"
    }
  }

  /// The name of one limit and of both, short where they stand at three sigma as everybody's do.
  var limitNames: (one: String, both: String) {
    switch limits {
    case .sigma(3): ("limit", "limits")
    case .sigma(let sigmas):
      ("\(Self.text(sigmas))-sigma limit", "\(Self.text(sigmas))-sigma limits")
    case .probability: ("probability limit", "probability limits")
    }
  }

  /// What the limits are in full: "natural process limits", "99% probability limits".
  var fullLimitsName: String? {
    guard let name = chart.limitsName else { return nil }
    switch limits {
    case .sigma(3): return name
    case .sigma(let sigmas): return "\(name) at \(Self.text(sigmas)) sigma"
    case .probability(let confidence): return "\(Self.text(confidence * 100))% probability limits"
    }
  }

  private static func text(_ number: Double) -> String { ValueFormat().text(number) }
}
