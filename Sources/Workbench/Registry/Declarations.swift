extension FunctionEntry {
  /// Every function of the module `qi`.
  ///
  /// A new family of functions adds its line here.
  static func moduleFunctions() -> [FunctionEntry] {
    readingFunctions() + recordFunctions() + [importRecordsFunction(), checkFunction()]
      + threadFunctions() + [improvementStepFunction(), portfolioFunction()]
      + claimFunctions()
      + scriptFunctions() + promptFunctions() + notebookFunctions() + [
        allFunction(),
        importFunction(), defineFunction(), seriesFunction(), listFunction(), ruleSetFunction(),
        paretoFunction(), bernoulliCumulativeSumFunction(), funnelFunction(), capabilityFunction(),
        suggestChartFunction(), sqlFunction(), explainFunction(),
      ]
  }
}

extension TypeEntry {
  /// Every type of value that scripts see.
  ///
  /// A new type adds its line here.
  static func all() -> [TypeEntry] {
    [
      .analysis(), .board(), .candidatePhases(), .capability(), .chart(), .chartSuggestion(),
      .cumulativeSum(), .date(), .drill(), .funnel(), .latest(),
      .list(), .loadPlan(), .measure(),
      .measureList(), .month(), .pareto(), .picture(), .plan(), .point(), .portfolio(), .ruleSet(),
      .series(), .seriesList(), .signal(), .store(), .table(),
      .thread(), .unit(),
    ] + records()
  }
}
