internal import DelimitedText

/// What a column of the input means.
package enum ColumnRole: String, Sendable, CaseIterable, Hashable {
  /// Tells the series apart; without it the whole input is one series.
  case series
  /// When a point was: text that is carried along as it stands.
  case time = "t"
  /// The value, or the numerator where there is a denominator; empty where it is missing.
  case value = "y"
  /// The denominator.
  case denominator = "n"
  /// A new phase starts where this text changes; empty means as above.
  case phase
  /// The target at the point; empty where there is none.
  case target
  /// Whether the point is left out of centre, limits and patterns; empty where it is not.
  case excluded

  /// The name of the column unless another one is given.
  package var defaultName: String { rawValue }

  /// Whether nothing can be read without it.
  package var isRequired: Bool { self == .time || self == .value }
}

/// Which columns of the input to read.
package struct SeriesColumns: Sendable, Hashable {
  /// The names that differ from ``ColumnRole/defaultName``; a column named here must be there.
  package var names: [ColumnRole: String]
  /// The names of columns to read past, as though the input had not got them.
  package var ignored: [String]
  /// Whether nothing can be read without a column that says when it was.
  package var needsTime: Bool

  /// Makes a choice of columns; without arguments, those of the default names.
  package init(
    names: [ColumnRole: String] = [:],
    ignored: [String] = [],
    needsTime: Bool = true
  ) {
    self.names = names
    self.ignored = ignored
    self.needsTime = needsTime
  }
}

/// Where the columns stand in a header row, from 0.
struct ColumnPlaces {
  let series: Int?
  /// Below zero where there is none.
  let time: Int
  let value: Int
  let denominator: Int?
  let phase: Int?
  let target: Int?
  let excluded: Int?

  /// Finds the columns.
  ///
  /// A name that was given must be in the header as it stands. A default name is also found in other
  /// capitals or with spaces around it: a column `N` that is read past would leave rates undivided
  /// without a word.
  init(_ columns: SeriesColumns, header: [String]) throws(SeriesInputError) {
    for name in columns.ignored where !header.contains(name) {
      throw .noColumnToIgnore(name: name, header: header)
    }
    var found: [ColumnRole: Int] = [:]
    for role in ColumnRole.allCases {
      guard let name = columns.names[role] else { continue }
      let place = try Self.place(named: name, role, header)
      if let other = ColumnRole.allCases.first(where: { found[$0] == place }) {
        throw .columnUsedTwice(name: name, roles: [other, role])
      }
      found[role] = place
    }
    // A column that was given another meaning no longer has that of its name.
    let open = header.indices.filter { place in
      !columns.ignored.contains(header[place]) && !found.values.contains(place)
    }
    for role in ColumnRole.allCases where columns.names[role] == nil {
      found[role] = try Self.defaultPlace(role, among: open, header)
    }
    if columns.needsTime, found[.time] == nil {
      throw .noColumn(.time, name: "t", header: header)
    }
    guard let value = found[.value] else { throw .noColumn(.value, name: "y", header: header) }
    series = found[.series]
    time = found[.time] ?? -1
    self.value = value
    denominator = found[.denominator]
    phase = found[.phase]
    target = found[.target]
    excluded = found[.excluded]
  }

  private static func place(
    named name: String,
    _ role: ColumnRole,
    _ header: [String]
  ) throws(SeriesInputError) -> Int {
    let places = header.indices.filter { header[$0] == name }
    guard let place = places.first else { throw .noColumn(role, name: name, header: header) }
    guard places.count == 1 else {
      throw .repeatedColumn(role, name: name, columns: places.map { $0 + 1 })
    }
    return place
  }

  private static func defaultPlace(
    _ role: ColumnRole,
    among open: [Int],
    _ header: [String]
  ) throws(SeriesInputError) -> Int? {
    let exact = open.filter { header[$0] == role.defaultName }
    let places = exact.isEmpty ? open.filter { folded(header[$0]) == role.defaultName } : exact
    guard places.count <= 1 else {
      throw .repeatedColumn(role, name: header[places[0]], columns: places.map { $0 + 1 })
    }
    return places.first
  }

  private static func folded(_ name: String) -> String {
    let lower = name.lowercased()
    guard let first = lower.firstIndex(where: { $0 != " " }),
      let last = lower.lastIndex(where: { $0 != " " })
    else { return "" }
    return String(lower[first...last])
  }
}
