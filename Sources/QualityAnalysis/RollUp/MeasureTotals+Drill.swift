public import QualityModel
import QualityStore

/// What the units directly below one make of its figure at a period, held against a baseline.
public struct DrillDown: Sendable {
  /// The units the figure is made of: the unit itself comes first where it reports figures of its own.
  public let units: [Int]
  /// Their parts of the change, by their positions in ``units``; those that changed the whole most
  /// come first.
  public let shift: MixShift
  /// The positions in ``units`` in the order of how much they changed the whole, most first.
  public let order: [Int]
  /// The period looked at.
  public let period: CalendarDate
  /// The periods of the baseline.
  public let baseline: [CalendarDate]
  /// The units, at whatever depth, that should have a figure at the period and have none.
  public let missing: [Int]
}

extension MeasureTotals {
  /// Takes the figure of a unit apart.
  ///
  /// The change of the whole is that of the figures that are there: a unit without a figure adds
  /// nothing, and is named. A count is held against its mean in the periods of the baseline in which
  /// it has a value; one that lacks a unit would draw the mean down.
  ///
  /// - Parameters:
  ///   - unit: The number of the unit.
  ///   - period: The first day of the period.
  ///   - baseline: The periods it is held against; their sums count, and of a count the mean of a
  ///     period.
  /// - Returns: The parts; `nil` where the period or the baseline has no value.
  /// - Throws: Why the figures do not add up.
  public func drill(
    _ unit: Int,
    at period: CalendarDate,
    since baseline: [CalendarDate]
  ) throws(RollUpError) -> DrillDown? {
    guard rows[unit] >= 0, let last = periods.firstIndex(of: period) else { return nil }
    if let fault = faults[rows[unit]] { throw fault }
    let definition = figures.definitions[versions[last]]
    // Two versions of a definition are two measures as far as sums go.
    let earlier = baseline.compactMap(periods.firstIndex(of:)).filter {
      versions[$0] == versions[last]
        && (definition.kind.usesDenominator || hasValue(unit, in: $0))
    }
    let parts = partsDirectlyBelow(unit, in: earlier + [last])
    let pairs = parts.map { part in
      (
        before: pooled(part, of: unit, in: earlier, definition),
        after: pooled(part, of: unit, in: [last], definition)
      )
    }
    let shift: MixShift?
    if definition.kind.usesDenominator {
      shift = MixShift(ratios: pairs, multiplier: definition.multiplier)
    } else {
      let isThere = pairs.contains { $0.before != nil } && pairs.contains { $0.after != nil }
      shift = isThere ? MixShift(sums: pairs, multiplier: definition.multiplier) : nil
    }
    guard let shift else { return nil }
    return DrillDown(
      units: parts,
      shift: shift,
      order: shift.parts.indices.sorted { left, right in
        let sizes = (
          abs(shift.parts[left].contribution), abs(shift.parts[right].contribution)
        )
        return sizes.0 == sizes.1 ? left < right : sizes.0 > sizes.1
      },
      period: period,
      baseline: earlier.map { periods[$0] },
      missing: missingParts(of: unit, on: period)
    )
  }

  /// Whether a unit has a value in a period: all units that should have a figure have one, or some,
  /// where sums of parts count.
  private func hasValue(_ unit: Int, in period: Int) -> Bool {
    let cell = cells[rows[unit] * periods.count + period]
    return cell.reported > 0 && (terms.isPartial || cell.reported == cell.expected)
  }

  /// The unit itself where it has figures of its own, and those that stand directly under it on any of
  /// the days.
  private func partsDirectlyBelow(_ unit: Int, in numbers: [Int]) -> [Int] {
    let own = own[unit].isEmpty || !numbers.contains { self.own[unit][$0] >= 0 } ? [] : [unit]
    return own
      + structure.units.indices.filter { part in
        rows[part] >= 0
          && numbers.contains { structure.parent(of: part, on: dayOfStructure($0)) == unit }
      }
  }

  private func dayOfStructure(_ period: Int) -> CalendarDate {
    terms.restatedTo ?? periods[period]
  }

  /// The sums of a part over the periods in which it counts to the unit; `nil` where there are none.
  private func pooled(
    _ part: Int,
    of unit: Int,
    in numbers: [Int],
    _ definition: MeasureDefinition
  ) -> FigureParts? {
    var numerator = ExactSum()
    var denominator = ExactSum()
    var isThere = false
    for number in numbers {
      if part == unit {
        guard own[unit][number] >= 0 else { continue }
        let figure = figures.figures[Int(own[unit][number])]
        guard let counted = figure.numerator else { continue }
        guard !definition.kind.usesDenominator || figure.denominator != nil else { continue }
        numerator.add(counted)
        denominator.add(figure.denominator ?? 0)
      } else {
        guard structure.parent(of: part, on: dayOfStructure(number)) == unit else { continue }
        let cell = cells[rows[part] * periods.count + number]
        guard cell.reported > 0 else { continue }
        numerator.add(cell.numerator.value)
        denominator.add(cell.denominator.value)
      }
      isThere = true
    }
    guard isThere else { return nil }
    return FigureParts(
      numerator: numerator.value,
      denominator: definition.kind.usesDenominator ? denominator.value : Double(numbers.count)
    )
  }
}
