package import DelimitedText
package import SPCCore

/// What is wrong with a row or a series of the input, as facts.
///
/// A series with a fault is left out of the output as a whole. Lines are physical lines from 1.
package enum SeriesFault: Error, Hashable, Sendable {
  /// A row, or the rest of the input, cannot be read. The series around it are left out, since the
  /// row may belong to either.
  case unreadable(DelimitedError)
  /// A row has more or fewer fields than the header. The series around it are left out.
  case ragged(line: Int, fields: Int, expected: Int)
  /// A row does not say which series it belongs to. The series around it are left out.
  case seriesEmpty(InputCell)
  /// A row does not say when it was.
  case timeEmpty(InputCell)
  /// A cell that should hold a number holds something else.
  case notANumber(InputCell, role: ColumnRole, text: String)
  /// A number, or a value computed from two, is beyond what a double can hold.
  case tooLarge(InputCell, role: ColumnRole)
  /// There is a numerator and no denominator.
  case denominatorEmpty(InputCell)
  /// The denominator is below zero.
  case denominatorNegative(InputCell, text: String)
  /// The denominator is zero and the numerator is not. (Zero of zero is a missing value.)
  case denominatorZero(InputCell, numerator: Double)
  /// The numerator of a proportion is above its denominator.
  case numeratorAboveDenominator(InputCell, numerator: Double, denominator: Double)
  /// The same `t` stands twice in one series.
  case timeRepeated(InputCell, text: String, firstLine: Int)
  /// Rows of a series come after rows of others. Where that was not foreseen, what was written for it
  /// before is not the whole of it.
  case seriesReturns(
    InputCell,
    series: String,
    firstLine: Int,
    lastLine: Int,
    mayBeWritten: Bool
  )
  /// No point of the series has the `t` at which a phase should start.
  case phaseStartUnknown(text: String, series: String?, lines: ClosedRange<Int>, near: [String])
  /// No point of the series has the `t` that should be excluded.
  case excludedUnknown(text: String, series: String?, lines: ClosedRange<Int>, near: [String])
  /// A cell that says whether the point is excluded says neither.
  case notATruth(InputCell, text: String)
  /// The rows of one subgroup say different things about their point.
  case subgroupDiffers(InputCell, role: ColumnRole)
  /// The chart would mislead about what is measured, and nobody insists.
  case notSuitable(ChartRefusal, series: String?, line: Int)
  /// The study cannot be made of the series.
  case notStudied(StudyError, series: String?, line: Int)
  /// All series together cannot be compared.
  case notCompared(StudyError)
  /// The core refuses the series.
  case notComputable(SPCError, series: String?, line: Int)
}

/// Where a cell of the input stands.
package struct InputCell: Hashable, Sendable {
  /// The physical line its row starts on, from 1.
  package let line: Int
  /// The number of its column, from 1.
  package let column: Int
  /// What the header calls the column.
  package let name: String
}
