/// The parts of a figure of one unit: what was counted, and out of what.
public struct FigureParts: Hashable, Sendable {
  /// What was counted or summed.
  public var numerator: Double
  /// What it is divided by; 1 for a measure that does not divide.
  public var denominator: Double

  /// Makes the parts.
  public init(numerator: Double, denominator: Double) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The ratio, `nil` where there is nothing to divide by.
  var ratio: Double? { denominator > 0 ? numerator / denominator : nil }
}

/// A change of a ratio of sums, divided into what changed within the parts and what changed because
/// the parts have other shares of the denominator.
///
/// With shares *w* and ratios *r* of the parts, before (0) and after (1), and *R* those of the whole:
///
/// - within a part: (w₀ + w₁) ⁄ 2 · (r₁ − r₀)
/// - mix of a part: (w₁ − w₀) · ((r₀ + r₁) ⁄ 2 − (R₀ + R₁) ⁄ 2)
///
/// Their sum over all parts is R₁ − R₀ exactly, with no third term that belongs to both: the shares
/// change by nothing in all, so taking the mean of the whole from each ratio alters no sum, and
/// tells a part that grows with a low ratio (it pulls the whole down) from one that grows with a high
/// one. A part that is there only before or only after has no change within; all of it is mix.
///
/// > Source: E. M. Kitagawa, *Components of a difference between two rates*, Journal of the American
/// > Statistical Association 50 (1955), 1168–1194: the decomposition into two components.
public struct MixShift: Sendable {
  /// What one part does to the change of the whole.
  public struct Part: Sendable {
    /// The number of the part, as it was given.
    public var part: Int
    /// Its parts before, `nil` where it was not there.
    public var before: FigureParts?
    /// Its parts after, `nil` where it is not there.
    public var after: FigureParts?
    /// Its share of the denominator before, 0 to 1.
    public var shareBefore: Double
    /// Its share of the denominator after, 0 to 1.
    public var shareAfter: Double
    /// What its own change does to the whole, in the unit of the value.
    public var within: Double
    /// What the change of its share does to the whole, in the unit of the value.
    public var mix: Double
    /// All that it does to the whole.
    public var contribution: Double { within + mix }
  }

  /// The value of the whole before.
  public let before: Double
  /// The value of the whole after.
  public let after: Double
  /// What each part does, in the order given.
  public let parts: [Part]

  /// The change of the whole.
  public var change: Double { after - before }
  /// What changed within the parts.
  public var within: Double { parts.reduce(0) { $0 + $1.within } }
  /// What changed because shares changed.
  public var mix: Double { parts.reduce(0) { $0 + $1.mix } }

  /// Divides the change of a ratio; `nil` where the whole has no value before or after.
  ///
  /// - Parameters:
  ///   - given: The parts before and after, `nil` where one was not there; with a denominator of zero
  ///     it was not there either.
  ///   - multiplier: What a ratio is multiplied by.
  public init?(ratios given: [(before: FigureParts?, after: FigureParts?)], multiplier: Double) {
    let given = given.map { pair in
      (
        before: pair.before.flatMap { $0.ratio == nil ? nil : $0 },
        after: pair.after.flatMap { $0.ratio == nil ? nil : $0 }
      )
    }
    func whole(_ parts: [FigureParts?]) -> FigureParts {
      parts.reduce(into: FigureParts(numerator: 0, denominator: 0)) { sum, part in
        sum.numerator += part?.numerator ?? 0
        sum.denominator += part?.denominator ?? 0
      }
    }
    let wholeBefore = whole(given.map(\.before))
    let wholeAfter = whole(given.map(\.after))
    guard let ratioBefore = wholeBefore.ratio, let ratioAfter = wholeAfter.ratio else { return nil }
    before = ratioBefore * multiplier
    after = ratioAfter * multiplier
    parts = given.enumerated().map { number, pair in
      let shareBefore = (pair.before?.denominator ?? 0) / wholeBefore.denominator
      let shareAfter = (pair.after?.denominator ?? 0) / wholeAfter.denominator
      let first = pair.before?.ratio ?? pair.after?.ratio ?? 0
      let second = pair.after?.ratio ?? first
      let middle = (first + second) / 2 - (ratioBefore + ratioAfter) / 2
      return Part(
        part: number,
        before: pair.before,
        after: pair.after,
        shareBefore: shareBefore,
        shareAfter: shareAfter,
        within: (shareBefore + shareAfter) / 2 * (second - first) * multiplier,
        mix: (shareAfter - shareBefore) * middle * multiplier
      )
    }
  }

  /// Divides the change of a sum: each part adds its own change, and there is no mix.
  ///
  /// The denominators of the parts are the periods they are sums over, so that sums over many periods
  /// and over one compare.
  public init(sums given: [(before: FigureParts?, after: FigureParts?)], multiplier: Double) {
    func value(_ part: FigureParts?) -> Double { (part?.ratio ?? 0) * multiplier }
    before = given.reduce(0) { $0 + value($1.before) }
    after = given.reduce(0) { $0 + value($1.after) }
    let (before, after) = (before, after)
    parts = given.enumerated().map { number, pair in
      Part(
        part: number,
        before: pair.before,
        after: pair.after,
        shareBefore: before == 0 ? 0 : value(pair.before) / before,
        shareAfter: after == 0 ? 0 : value(pair.after) / after,
        within: value(pair.after) - value(pair.before),
        mix: 0
      )
    }
  }
}
