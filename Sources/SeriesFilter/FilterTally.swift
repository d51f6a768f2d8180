/// What a filter wrote and what it left out.
package struct FilterTally: Sendable, Hashable {
  /// The number of series written.
  package var seriesWritten = 0
  /// The number of points of the series written.
  package var points = 0
  /// The number of series with a fault, of which nothing was written.
  package var seriesLeftOut = 0
  /// The names of the first of them.
  package var namesLeftOut: [String] = []
  /// The number of series that came back unforeseen: what was written of them is not the whole.
  package var seriesReturned = 0
  /// Whether all series together could not be compared, so that nothing was written of any.
  package var seriesNotCompared = false
  /// The number of faults, told or not.
  package var faults = 0

  static let namesKept = 10

  /// Adds what another part of the input had.
  mutating func add(_ other: FilterTally) {
    seriesWritten += other.seriesWritten
    points += other.points
    seriesLeftOut += other.seriesLeftOut
    namesLeftOut += other.namesLeftOut.prefix(Self.namesKept - namesLeftOut.count)
    seriesReturned += other.seriesReturned
    faults += other.faults
  }

  mutating func leaveOut(_ name: String?) {
    seriesLeftOut += 1
    if let name, namesLeftOut.count < Self.namesKept { namesLeftOut.append(name) }
  }
}
