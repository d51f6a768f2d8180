internal import SPCCore

extension NamedFact {
  /// Why a chart is suggested, or why not.
  init(_ reason: ChoiceReason) {
    switch reason {
    case .fewPoints(let observed, let minimum):
      self.init("few_points", ("observed", Double(observed)), ("minimum", Double(minimum)))
    case .fewPointsForRunTests(let observed, let minimum):
      self.init(
        "few_points_for_run_tests",
        ("observed", Double(observed)),
        ("minimum", Double(minimum))
      )
    case .countsWithEqualOpportunity: self.init("counts_with_equal_opportunity")
    case .countsOverOpportunity: self.init("counts_over_opportunity")
    case .casesOutOfNumber: self.init("cases_out_of_number")
    case .oneValueEachPeriod: self.init("one_value_each_period")
    case .severalValuesEachPeriod: self.init("several_values_each_period")
    case .timeBetweenEvents: self.init("time_between_events")
    case .casesBetweenEvents: self.init("cases_between_events")
    case .rareEvents(let mean, let minimum, let periods, let points):
      self.init(
        "rare_events",
        ("mean", mean),
        ("minimum", minimum),
        ("periods", periods.map(Double.init)),
        ("points", points.map(Double.init))
      )
    case .rollingMean(let sign):
      self.init(
        "rolling_mean",
        ("periods", Double(sign.periods)),
        ("lag_one", sign.lagOne),
        ("step_correlation", sign.stepCorrelation)
      )
    case .needsEveryEvent: self.init("needs_every_event")
    case .noDenominators: self.init("no_denominators")
    case .shapeNotForChart(let shape, let chart):
      self.init("shape_not_for_chart")
      figures = [("shape", .word(shape.rawValue)), ("chart", .word(chart.rawValue))]
    case .ignoresDenominators: self.init("ignores_denominators")
    case .overdispersed(let dispersion):
      self.init("overdispersed", of: dispersion.sigmaZ, dispersion)
    case .underdispersed(let dispersion):
      self.init("underdispersed", of: dispersion.unscreenedSigmaZ, dispersion)
    case .dispersionAsModelled(let dispersion):
      self.init("dispersion_as_modelled", of: dispersion.sigmaZ, dispersion)
    case .usedForEverythingByNHSEngland: self.init("used_for_everything_by_nhs_england")
    case .hasNoLimits: self.init("has_no_limits")
    case .skewedByNature: self.init("skewed_by_nature")
    case .notPositive(let count, let first): self.init("not_positive", count, firstIndex: first)
    case .notWholeNumbers(let count, let first):
      self.init("not_whole_numbers", count, firstIndex: first)
    case .negative(let count, let first): self.init("negative", count, firstIndex: first)
    case .numeratorAboveDenominator(let count, let first):
      self.init("numerator_above_denominator", count, firstIndex: first)
    }
  }

  /// What a reader of a chart should know.
  init(_ caution: SeriesCaution) {
    switch caution {
    case .fewPoints(let observed, let settled):
      self.init("few_points", ("observed", Double(observed)), ("settled", Double(settled)))
    case .meanCountLow(let mean, let minimum):
      self.init("mean_count_low", ("mean", mean), ("minimum", minimum))
    case .autocorrelated(let correlation): self.init(correlation)
    case .rollingMean(let sign):
      self.init(
        "rolling_mean",
        ("periods", Double(sign.periods)),
        ("lag_one", sign.lagOne),
        ("step_correlation", sign.stepCorrelation)
      )
    case .mostlyZero(let share): self.init("mostly_zero", ("share", share))
    case .mostlyOneValue(let value, let share):
      self.init("mostly_one_value", ("value", value), ("share", share))
    case .granular(let step, let sigma): self.init("granular", ("step", step), ("sigma", sigma))
    case .missing(let count, let share):
      self.init("missing", ("count", Double(count)), ("share", share))
    case .sizesVary(let smallest, let largest):
      self.init("sizes_vary", ("smallest", smallest), ("largest", largest))
    }
  }

  /// How strongly values depend on the ones before.
  init(_ correlation: Autocorrelation) {
    self.init(
      "autocorrelated",
      ("lag_one", correlation.lagOne),
      ("lag_one_after_step", correlation.lagOneAfterStep),
      ("lag_one_after_line", correlation.lagOneAfterLine)
    )
  }

  private init(_ name: String, of sigmaZ: Double, _ dispersion: Dispersion) {
    self.init(
      name,
      ("sigma_z", sigmaZ),
      ("lower", dispersion.lowerBound),
      ("upper", dispersion.upperBound)
    )
  }

  /// Points are counted from 1, as readers do.
  private init(_ name: String, _ count: Int, firstIndex: Int) {
    self.init(name, ("count", Double(count)), ("first_point", Double(firstIndex + 1)))
  }
}
