extension FunctionEntry {
  /// The methods of a series beside its charts: each in a file of its own.
  static func seriesStudies() -> [FunctionEntry] {
    [
      suggestChartMethod(), candidatePhasesMethod(), cumulativeSumMethod(), capabilityMethod(),
    ] + drillMethods()
  }
}
