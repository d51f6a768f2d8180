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
  /// No series could be computed with these settings.
  case settings(SPCError)
}
