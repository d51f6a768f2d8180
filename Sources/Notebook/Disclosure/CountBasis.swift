internal import OrderedJSON

/// What the figures of an output rest on, as the output itself declares it in its metadata.
///
/// Whoever made the output knew which of its figures are counts of people; the file alone does not say.
enum CountBasis: Equatable {
  /// It counts nobody: definitions, projects, rules.
  case noPeople
  /// Its figures stand or fall together; the smallest count behind them above 0, nil where all are 0.
  case whole(smallest: Int?)
  /// A table: the columns that hold figures, from 0, and the smallest count behind each row.
  case rows(figures: [Int], smallest: [Int?])

  /// Where it stands, in the metadata of an output.
  static let key = "tidemark"

  init?(_ metadata: JSONObject) {
    guard let own = metadata[Self.key]?.object else { return nil }
    if own["counts"]?.string == "none" {
      self = .noPeople
    } else if let figures = own["figures"]?.array, let smallest = own["smallest_counts"]?.array {
      self = .rows(figures: figures.compactMap(\.int), smallest: smallest.map(\.int))
    } else if let smallest = own["smallest_count"] {
      self = .whole(smallest: smallest.int)
    } else {
      return nil
    }
  }

  /// The metadata that declares it.
  var declared: JSONValue {
    func number(_ count: Int?) -> JSONValue { count.map { .number(JSONNumber($0)) } ?? .null }
    switch self {
    case .noPeople: return ["counts": "none"]
    case .whole(let smallest): return ["smallest_count": number(smallest)]
    case .rows(let figures, let smallest):
      return [
        "figures": .array(figures.map { number($0) }),
        "smallest_counts": .array(smallest.map(number)),
      ]
    }
  }
}
