internal import QualityModel
internal import QualityStore

/// What says where the figures of a series came from.
///
/// The words are made when a chart asks for them; of many series in a table none is asked.
struct SeriesSource {
  /// The figures as they were read.
  let points: [MeasureSeries.Point]
  /// The change log by its numbers, as it was then.
  let changes: [Int: Change]

  /// The files, and the day of the last of them; nil where no change is known.
  var words: String? {
    var batches: Set<Int> = []
    for point in points { batches.insert(point.batch) }
    let known = batches.sorted().compactMap { changes[$0] }
    var names: [String] = []
    for name in known.compactMap(\.sourceName) where !names.contains(name) { names.append(name) }
    guard let last = known.last else { return nil }
    let files = names.count > 3 ? "\(names.count) files" : names.joined(separator: ", ")
    return "\(files), loaded \(last.recordedAt.day)"
  }
}
