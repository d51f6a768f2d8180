package import DelimitedText
package import SPCCore

/// Why the filter cannot start: facts only, the words are made elsewhere.
package enum SeriesInputError: Error, Hashable, Sendable {
  /// The input or its header row cannot be read.
  case input(DelimitedError)
  /// There is no column of this name.
  case noColumn(ColumnRole, name: String, header: [String])
  /// Several columns (counted from 1) could be meant.
  case repeatedColumn(ColumnRole, name: String, columns: [Int])
  /// One column is given two meanings.
  case columnUsedTwice(name: String, roles: [ColumnRole])
  /// There is no column of this name to read past.
  case noColumnToIgnore(name: String, header: [String])
  /// Phases are given by a column and by their first points.
  case phasesGivenTwice(column: String)
  /// Targets are given by a column and as one number.
  case targetGivenTwice(column: String)
  /// Excluded points are given by a column and by their `t`.
  case excludedGivenTwice(column: String)
  /// The chart needs denominators, and there is no column of them.
  case denominatorMissing(ChartKind, name: String, header: [String])
  /// The chart has no place for denominators, and there is a column of them.
  case denominatorNotForChart(ChartKind, column: String)
  /// The chart counts or compares what is there, which a multiplier would change.
  case multiplierNotForChart(ChartKind, Double)
  /// What is measured has no denominators, and there is a column of them.
  case denominatorNotForQuantity(MeasuredQuantity, column: String)
  /// Subgroups are charted by their means, and something else is measured.
  case subgroupsNotForQuantity(MeasuredQuantity)
  /// What is measured is counted one by one, which a multiplier would change.
  case multiplierNotForQuantity(MeasuredQuantity, Double)
  /// The study is nothing without a column.
  case columnMissingForStudy(ColumnRole, SeriesStudy.Name, column: String, header: [String])
  /// The study has no place for a column that is there.
  case columnNotForStudy(ColumnRole, SeriesStudy.Name, column: String)
  /// No series could be studied with these settings.
  case study(StudyError)
  /// No series could be computed with these settings.
  case settings(SPCError)
}
