/// What was observed, in the shape it was observed in.
///
/// NaN stands for a missing value everywhere; infinity is refused with its index. Neighbours in an
/// array are neighbours in time, oldest first.
public enum ChartData: Sendable, Hashable {
  /// One value per period.
  case values([Double])

  /// A numerator and a denominator per period; the value shown is numerator × multiplier ÷
  /// denominator.
  ///
  /// A denominator of zero makes the point a missing one, and its numerator does not count. On an
  /// np chart the numerator itself is shown, and the multiplier plays no part.
  case parts(numerators: [Double], denominators: [Double], multiplier: Double = 1)

  /// The members of one subgroup per period; NaN members are missing.
  case subgroups([[Double]])

  /// The figures of one subgroup per period, where its members are not at hand.
  case subgroupSummaries([SubgroupSummary])

  /// How data are shaped, without the data.
  public enum Shape: String, Sendable, CaseIterable, Hashable {
    /// See ``ChartData/values(_:)``.
    case values
    /// See ``ChartData/parts(numerators:denominators:multiplier:)``.
    case parts
    /// See ``ChartData/subgroups(_:)``.
    case subgroups
    /// See ``ChartData/subgroupSummaries(_:)``.
    case subgroupSummaries = "subgroup_summaries"
  }

  /// The shape of the data.
  public var shape: Shape {
    switch self {
    case .values: .values
    case .parts: .parts
    case .subgroups: .subgroups
    case .subgroupSummaries: .subgroupSummaries
    }
  }

  /// The number of periods, missing ones included.
  public var count: Int {
    switch self {
    case .values(let values): values.count
    case .parts(let numerators, _, _): numerators.count
    case .subgroups(let subgroups): subgroups.count
    case .subgroupSummaries(let summaries): summaries.count
    }
  }
}

/// The figures of one subgroup.
public struct SubgroupSummary: Sendable, Hashable {
  /// The number of members that have a value.
  public var count: Int
  /// Their mean; NaN for none.
  public var mean: Double
  /// Their standard deviation, with *n* − 1; NaN for fewer than two, or where it is not known.
  public var standardDeviation: Double
  /// The largest less the smallest; NaN for fewer than two, or where it is not known.
  public var range: Double

  /// Makes a summary from figures; spreads that are not known are NaN.
  public init(
    count: Int,
    mean: Double,
    standardDeviation: Double = .nan,
    range: Double = .nan
  ) {
    self.count = count
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.range = range
  }

  /// Summarises the members of a subgroup; NaN members are left out.
  ///
  /// The mean and the standard deviation are computed in two passes, as R does.
  public init(_ members: [Double]) {
    self = members.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return SubgroupSummary(count: 0, mean: .nan) }
      return SubgroupSummary(base, count: buffer.count)
    }
  }

  init(_ members: UnsafePointer<Double>, count total: Int) {
    let centre = ObservedMean(members, count: total)
    self.init(count: centre.count, mean: centre.mean)
    guard centre.count > 1 else { return }
    var squares = 0.0
    var smallest = Double.infinity
    var largest = -Double.infinity
    for index in 0..<total where !members[index].isNaN {
      let distance = members[index] - centre.mean
      squares += distance * distance
      smallest = min(smallest, members[index])
      largest = max(largest, members[index])
    }
    standardDeviation = (squares / Double(centre.count - 1)).squareRoot()
    range = largest - smallest
  }
}
