extension FunctionEntry {
  /// Every function of the module `qi`.
  ///
  /// A new family of functions adds its line here.
  static func moduleFunctions() -> [FunctionEntry] {
    readingFunctions() + scriptFunctions() + [
      importFunction(), defineFunction(), seriesFunction(), listFunction(), ruleSetFunction(),
    ]
  }
}

extension TypeEntry {
  /// Every type of value that scripts see.
  ///
  /// A new type adds its line here.
  static func all() -> [TypeEntry] {
    [
      .analysis(), .chart(), .date(), .latest(), .list(), .loadPlan(), .measure(),
      .measureList(), .month(), .plan(), .point(), .ruleSet(), .series(), .seriesList(), .signal(), .table(),
      .unit(),
    ]
  }
}
