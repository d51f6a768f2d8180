internal import DelimitedText
internal import SPCCore

/// Reads the cells of a row.
extension SeriesStream {
  /// Appends what the core is to know of the row: its value, or its numerator and denominator.
  @inline(__always)
  mutating func appendValue(_ row: Row) {
    let numerator = number(places.value, .value, row)
    guard let column = places.denominator else {
      block.values.append(checked(numerator * multiplier, row))
      return
    }
    let denominator = number(column, .denominator, row)
    let value = value(numerator, over: denominator, column, row)
    if shape == .parts {
      block.values.append(numerator)
      block.denominators.append(denominator)
    } else {
      block.values.append(value)
    }
  }

  /// The value of a row with a denominator, NaN where it is missing or a fault was noted.
  @inline(__always)
  private mutating func value(
    _ numerator: Double,
    over denominator: Double,
    _ column: Int,
    _ row: Row
  ) -> Double {
    if denominator < 0 {
      note(.denominatorNegative(cell(column, row), text: Self.excerpt(row[column])))
      return .nan
    }
    if numerator.isNaN { return .nan }
    if denominator.isNaN {
      if row[column].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        note(.denominatorEmpty(cell(column, row)))
      }
      return .nan
    }
    if denominator == 0 {
      if numerator != 0 { note(.denominatorZero(cell(column, row), numerator: numerator)) }
      return .nan
    }
    if refusesSharesAboveOne, numerator > denominator {
      note(
        .numeratorAboveDenominator(
          cell(places.value, row),
          numerator: numerator,
          denominator: denominator
        )
      )
      return .nan
    }
    // Multiplied before it is divided, as a measure's definition does, so that both give the same bits.
    return checked(numerator * multiplier / denominator, row)
  }

  @inline(__always)
  mutating func checked(_ value: Double, _ row: Row) -> Double {
    guard value.isInfinite else { return value }
    note(.tooLarge(cell(places.value, row), role: .value))
    return .nan
  }

  /// The number in a cell, NaN where it is empty or a fault was noted.
  @inline(__always)
  mutating func number(_ column: Int, _ role: ColumnRole, _ row: Row) -> Double {
    switch DecimalNumber(padded: row[column]) {
    case .number(let value): return value
    case .empty: return .nan
    case .notANumber:
      note(.notANumber(cell(column, row), role: role, text: Self.excerpt(row[column])))
    case .tooLarge: note(.tooLarge(cell(column, row), role: role))
    }
    return .nan
  }

  func cell(_ column: Int, _ row: Row) -> InputCell {
    InputCell(line: row.line, column: column + 1, name: reader.header[column])
  }

  /// The text of a cell as a message can show it.
  static func excerpt(_ bytes: UnsafeRawBufferPointer) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.count > 40 ? text.prefix(39) + "…" : text
  }

  /// Whether a cell says yes; false where it is empty, says no, or a fault was noted.
  mutating func truth(_ column: Int, _ row: Row) -> Bool {
    let text = String(decoding: row[column], as: UTF8.self)
    switch text.lowercased().filter({ $0 != " " }) {
    case "", "0", "false", "no", "n": return false
    case "1", "true", "yes", "y", "x": return true
    default:
      note(.notATruth(cell(column, row), text: Self.excerpt(row[column])))
      return false
    }
  }
}

extension FilterSettings {
  /// Checks that there are denominators where the chart needs them, and none where it has no place
  /// for them.
  func checkDenominators(
    _ places: ColumnPlaces,
    header: [String]
  ) throws(SeriesInputError) {
    let chart = specification.chart
    switch chart {
    case .p, .pPrime, .np, .u, .uPrime, .iPrime:
      if places.denominator == nil {
        throw .denominatorMissing(
          chart,
          name: columns.names[.denominator] ?? ColumnRole.denominator.defaultName,
          header: header
        )
      }
    case .xbar, .r, .s, .c, .g, .t:
      if let place = places.denominator {
        throw .denominatorNotForChart(chart, column: header[place])
      }
    case .run, .xmr, .mr, .ewma: break
    }
    switch chart {
    case .c, .g, .np:
      if multiplier != 1 { throw .multiplierNotForChart(chart, multiplier) }
    default: break
    }
  }
  /// Checks that the columns can be those of what is measured.
  func checkQuantity(_ places: ColumnPlaces, header: [String]) throws(SeriesInputError) {
    guard let quantity else { return }
    let hasRatio = quantity == .rate || quantity == .proportion || quantity == .mean
    if let place = places.denominator, !hasRatio {
      throw .denominatorNotForQuantity(quantity, column: header[place])
    }
    if shape(hasDenominators: places.denominator != nil) == .subgroups, quantity != .mean {
      throw .subgroupsNotForQuantity(quantity)
    }
    // A mean of few events would be one of many if each counted a hundred times.
    if quantity == .count, multiplier != 1 {
      throw .multiplierNotForQuantity(quantity, multiplier)
    }
  }
}

extension SeriesStudy {
  /// Checks that there are the columns that the study needs, and none that it has no place for.
  func check(
    _ places: ColumnPlaces,
    _ columns: SeriesColumns,
    header: [String]
  ) throws(SeriesInputError) {
    let found: [(role: ColumnRole, place: Int?)] = [
      (.series, places.series), (.time, places.time), (.denominator, places.denominator),
      (.phase, places.phase), (.target, places.target), (.excluded, places.excluded),
    ]
    for (role, place) in found {
      if let place, !roles.contains(role) {
        throw .columnNotForStudy(role, name, column: header[place])
      }
      if place == nil, requiredRoles.contains(role) {
        throw .columnMissingForStudy(
          role,
          name,
          column: columns.names[role] ?? role.defaultName,
          header: header
        )
      }
    }
  }
}
