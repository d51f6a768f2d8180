/// The scale on which the values of a kind of funnel plot are roughly normal, and back.
struct FunnelScale {
  let kind: FunnelKind

  /// Returns the transformed ratio; −∞ for a ratio of 0 on a scale of logarithms.
  func transformed(_ ratio: Double) -> Double {
    switch kind {
    case .proportion: Mathematics.arcsine(ratio.squareRoot())
    case .ratioOfCounts, .standardisedRatio: Mathematics.logarithm(ratio)
    case .standardisedRatioBySquareRoot: ratio.squareRoot()
    }
  }

  /// Returns the transformed value of a group; counts in a ratio are half a count larger, so that 0
  /// has a logarithm.
  func transformed(numerator: Double, denominator: Double) -> Double {
    kind == .ratioOfCounts
      ? transformed((numerator + 0.5) / (denominator + 0.5))
      : transformed(numerator / denominator)
  }

  /// Returns the ratio that has this transformed value, bounded by what the kind allows.
  ///
  /// The scales of proportions and square roots end (at 0 and π ÷ 2, and at 0). A limit beyond the
  /// end lies at the end; the bare formula, sin², would turn back there.
  func ratio(_ transformed: Double) -> Double {
    switch kind {
    case .proportion:
      let sine = Mathematics.sine(min(max(transformed, 0), Double.pi / 2))
      return sine * sine
    case .ratioOfCounts, .standardisedRatio: return Mathematics.exponential(transformed)
    case .standardisedRatioBySquareRoot:
      let root = max(transformed, 0)
      return root * root
    }
  }

  /// Returns the standard error of a group's transformed value.
  ///
  /// All but ratios of counts know it from the denominator alone. That of a ratio of counts is
  /// √(O ÷ (O + ½)² + E ÷ (E + ½)²).
  func standardError(numerator: Double, denominator: Double) -> Double {
    guard kind == .ratioOfCounts else { return standardError(target: 1, denominator: denominator) }
    let above = numerator + 0.5
    let below = denominator + 0.5
    // Divided twice: the squares of large counts would overflow.
    return (numerator / above / above + denominator / below / below).squareRoot()
  }

  /// Returns the standard error of the transformed value that a group with this denominator has when
  /// it is on target.
  ///
  /// For a ratio of counts √(1 ÷ (target · denominator) + 1 ÷ denominator): both counts vary.
  func standardError(target: Double, denominator: Double) -> Double {
    switch kind {
    case .proportion, .standardisedRatioBySquareRoot: 1 / (2 * denominator.squareRoot())
    case .standardisedRatio: 1 / denominator.squareRoot()
    case .ratioOfCounts: ((1 + 1 / target) / denominator).squareRoot()
    }
  }
}
