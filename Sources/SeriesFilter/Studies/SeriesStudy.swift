package import SPCCore

/// What else than a chart can be made of the series of an input.
package enum SeriesStudy: Sendable {
  /// A tabular CUSUM chart of each series.
  case cumulativeSum(CumulativeSumSpecification)
  /// A Bernoulli CUSUM chart of each series of single cases.
  case bernoulliCumulativeSum(BernoulliCumulativeSumSpecification)
  /// What each process is capable of.
  case capability(CapabilitySpecification)
  /// All series against one another: each is a unit, its parts added up.
  case funnel(FunnelStudy)
  /// All series from the largest down: each is a category, its values added up.
  case pareto(threshold: Double)

  /// The name by which it is asked for.
  package enum Name: String, Sendable, CaseIterable {
    case cusum
    case bernoulliCusum = "bernoulli_cusum"
    case capability, funnel, pareto
  }

  /// The name by which it is asked for.
  package var name: Name {
    switch self {
    case .cumulativeSum: .cusum
    case .bernoulliCumulativeSum: .bernoulliCusum
    case .capability: .capability
    case .funnel: .funnel
    case .pareto: .pareto
    }
  }

  /// Whether nothing can be written before all series have been read.
  package var needsAllSeries: Bool { name == .funnel || name == .pareto }

  /// Whether rows of one series may stand anywhere, and need not say when they were.
  var readsInAnyOrder: Bool { name == .pareto }

  /// The columns it has a place for.
  var roles: Set<ColumnRole> {
    switch self {
    case .cumulativeSum, .capability, .funnel: [.series, .time, .value, .denominator]
    case .bernoulliCumulativeSum, .pareto: [.series, .time, .value]
    }
  }

  /// The columns it is nothing without.
  var requiredRoles: [ColumnRole] {
    switch self {
    case .cumulativeSum, .bernoulliCumulativeSum, .capability: [.time]
    case .funnel: [.series, .denominator]
    case .pareto: [.series]
    }
  }

  /// The shape in which it takes the rows of a series.
  func shape(formsSubgroups: Bool) -> ChartData.Shape {
    switch self {
    case .cumulativeSum, .capability: formsSubgroups ? .subgroups : .values
    case .bernoulliCumulativeSum, .pareto: .values
    case .funnel: .parts
    }
  }

  /// Throws where no series could be studied so.
  func check(multiplier: Double) throws(StudyError) {
    switch self {
    case .cumulativeSum(let specification):
      try StudyError.from { () throws(CumulativeSumError) in
        _ = try CumulativeSumChart(values: [0], specification: specification)
      }
    case .bernoulliCumulativeSum(var specification):
      // How many cases there are, and how many events among them, each series says.
      if case .firstCases(let count) = specification.baseline, count > 0 {
        specification.baseline = .probability(0.5)
      }
      try StudyError.from { () throws(BernoulliCumulativeSumError) in
        _ = try BernoulliCumulativeSumChart(cases: [0], specification: specification)
      }
    case .capability(var specification):
      specification.sigma = specification.sigma ?? 1
      let middle = specification.lower ?? specification.upper ?? 0
      try StudyError.from { () throws(CapabilityError) in
        _ = try ProcessCapability(values: [middle], specification: specification)
      }
    case .funnel(let study):
      try StudyError.from { () throws(FunnelError) in
        _ = try study.comparison(numerators: [1], denominators: [2], multiplier: multiplier)
      }
    case .pareto: break
    }
  }
}

/// How units are compared.
package struct FunnelStudy: Sendable {
  /// What is compared.
  package var comparison: FunnelComparison
  /// The middle in the unit shown; nil for the value of all units.
  package var target: Double?
  /// Whether limits are widened where units differ by more than chance.
  package var adjusts: Bool
  /// How limits that are not widened are computed.
  package var limits: FunnelLimitMethod

  /// Makes a way to compare.
  package init(
    comparison: FunnelComparison,
    target: Double? = nil,
    adjusts: Bool = true,
    limits: FunnelLimitMethod = .exact
  ) {
    self.comparison = comparison
    self.target = target
    self.adjusts = adjusts
    self.limits = limits
  }

  func comparison(
    numerators: [Double],
    denominators: [Double],
    multiplier: Double
  ) throws(FunnelError) -> UnitComparison {
    try UnitComparison(
      comparison,
      numerators: numerators,
      denominators: denominators,
      target: target,
      multiplier: multiplier,
      adjusts: adjusts,
      limits: limits
    )
  }
}

/// Why a study could not be made, in the facts of the core.
package enum StudyError: Error, Hashable, Sendable {
  case cumulativeSum(CumulativeSumError)
  case bernoulliCumulativeSum(BernoulliCumulativeSumError)
  case capability(CapabilityError)
  case funnel(FunnelError)
  case pareto(ParetoError)

  /// The error of the core itself.
  package var fact: any Error {
    switch self {
    case .cumulativeSum(let error): error
    case .bernoulliCumulativeSum(let error): error
    case .capability(let error): error
    case .funnel(let error): error
    case .pareto(let error): error
    }
  }

  /// The point it speaks of, the first where it speaks of none.
  var index: Int {
    switch self {
    case .cumulativeSum(.notFinite(let index, _)), .cumulativeSum(.noSpread(let index)),
      .bernoulliCumulativeSum(.notBinary(let index, _)), .capability(.notFinite(let index, _)),
      .funnel(.numeratorOutOfRange(let index, _)), .pareto(.weightOutOfRange(let index, _)):
      index
    default: 0
    }
  }

  static func from(_ body: () throws(CumulativeSumError) -> Void) throws(StudyError) {
    do throws(CumulativeSumError) { try body() } catch { throw .cumulativeSum(error) }
  }

  static func from(_ body: () throws(BernoulliCumulativeSumError) -> Void) throws(StudyError) {
    do throws(BernoulliCumulativeSumError) { try body() } catch {
      throw .bernoulliCumulativeSum(error)
    }
  }

  static func from(_ body: () throws(CapabilityError) -> Void) throws(StudyError) {
    do throws(CapabilityError) { try body() } catch { throw .capability(error) }
  }

  static func from(_ body: () throws(FunnelError) -> Void) throws(StudyError) {
    do throws(FunnelError) { try body() } catch { throw .funnel(error) }
  }
}
