import Synchronization

/// The constants of control charts for subgroups of n independent normal values, from their
/// definitions: nothing is looked up in a rounded table.
///
/// All take the subgroup size n and are NaN for n < 2. c4 is accurate to 10⁻¹⁴ for every n; d2 and
/// d3 to 10⁻¹² up to n = 1,000 and to 10⁻⁹ up to 10⁶. Each d2 and d3 takes a fraction of a
/// millisecond the first time; those up to n = 200 are kept.
///
/// Source: D. C. Montgomery, *Introduction to Statistical Quality Control*, appendix VI; the range's
/// distribution after H. O. Hartley, 1942.
public enum ControlChartConstants {
  // MARK: The three constants that all others follow from

  /// The mean of the standard deviation of n values, in units of sigma:
  /// √(2 ÷ (n − 1)) Γ(n ÷ 2) ÷ Γ((n − 1) ÷ 2).
  public static func c4(_ n: Int) -> Double {
    guard n >= 2 else { return .nan }
    guard n > lastSmallSize else { return smallC4[n] }
    // With z = (n − 1) ÷ 2 this is Γ(z + ½) ÷ (√z Γ(z)), written by Stirling's formula so that
    // nothing large is subtracted from anything large.
    let z = Double(n - 1) / 2
    let leading = z * Mathematics.logarithm(onePlus: 1 / (2 * z)) - 0.5
    return Mathematics.exponential(leading + Stirling.error(z + 0.5) - Stirling.error(z))
  }

  /// The mean of the range of n values, in units of sigma.
  public static func d2(_ n: Int) -> Double { rangeMoments(n).mean }

  /// The standard deviation of the range of n values, in units of sigma.
  public static func d3(_ n: Int) -> Double { rangeMoments(n).deviation }

  // MARK: Factors of three-sigma limits

  /// Limits of means from the mean range: 3 ÷ (d2 √n).
  public static func a2(_ n: Int) -> Double { 3 / (d2(n) * Double(n).squareRoot()) }

  /// Limits of means from the mean standard deviation: 3 ÷ (c4 √n).
  public static func a3(_ n: Int) -> Double { 3 / (c4(n) * Double(n).squareRoot()) }

  /// Lower limit of standard deviations: 1 − 3 √(1 − c4²) ÷ c4, never below 0.
  public static func b3(_ n: Int) -> Double { clipped(1 - deviationOfS(n)) }

  /// Upper limit of standard deviations: 1 + 3 √(1 − c4²) ÷ c4.
  public static func b4(_ n: Int) -> Double { 1 + deviationOfS(n) }

  /// Lower limit of ranges: 1 − 3 d3 ÷ d2, never below 0.
  public static func lowerRangeFactor(_ n: Int) -> Double { clipped(1 - deviationOfRange(n)) }

  /// Upper limit of ranges: 1 + 3 d3 ÷ d2.
  public static func upperRangeFactor(_ n: Int) -> Double { 1 + deviationOfRange(n) }

  /// Limits of individual values from the mean of ranges of n neighbours: 3 ÷ d2.
  public static func e2(_ n: Int) -> Double { 3 / d2(n) }

  private static func deviationOfS(_ n: Int) -> Double {
    let c4 = c4(n)
    return 3 * (1 - c4 * c4).squareRoot() / c4
  }

  private static func deviationOfRange(_ n: Int) -> Double {
    let moments = rangeMoments(n)
    return 3 * moments.deviation / moments.mean
  }

  /// Swift's `max` would let NaN through or not, depending on the order of its arguments.
  private static func clipped(_ factor: Double) -> Double { factor < 0 ? 0 : factor }

  // MARK: How they are computed

  private static let lastSmallSize = 20

  /// By c4(n) c4(n + 1) = √((n − 1) ÷ n), from c4(2) = √(2 ÷ π).
  private static let smallC4: [Double] = {
    var constants = [Double.nan, .nan, (2 / Double.pi).squareRoot()]
    for n in 2..<lastSmallSize {
      constants.append((Double(n - 1) / Double(n)).squareRoot() / constants[n])
    }
    return constants
  }()

  private static let kept = Mutex<[RangeMoments?]>(Array(repeating: nil, count: 201))

  private static func rangeMoments(_ n: Int) -> RangeMoments {
    guard n >= 2 else { return .none }
    guard n <= 200 else { return RangeMoments(count: n) }
    return kept.withLock { kept in
      if let moments = kept[n] { return moments }
      let moments = RangeMoments(count: n)
      kept[n] = moments
      return moments
    }
  }
}
