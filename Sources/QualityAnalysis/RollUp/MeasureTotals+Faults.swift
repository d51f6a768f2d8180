import QualityModel
import QualityStore

extension MeasureTotals {
  /// Finds the sums that mean nothing, and why.
  mutating func findFaults() {
    findTimesBetween()
    // What is not added is not counted twice.
    if !isTimesBetween { findFiguresCountedTwice() }
    findDifferingWeeks()
  }

  private mutating func findTimesBetween() {
    guard figures.definitions.contains(where: { $0.kind == .timeBetween }) else { return }
    for unit in structure.units.indices where rows[unit] >= 0 && !isOwnOnly(unit) {
      let count = reporterCounts[rows[unit]]
      guard count > 1 else { continue }
      faults[rows[unit]] = .timesBetween(measure: figures.measure.code, units: count)
    }
  }

  /// A unit's own figure beside figures of units below it.
  private mutating func findFiguresCountedTwice() {
    for unit in reporters where reporterCounts[rows[unit]] > 1 {
      for period in periods.indices where own[unit][period] >= 0 {
        let day = terms.restatedTo ?? periods[period]
        let part = reporters.first { part in
          part != unit && own[part][period] >= 0 && structure.above(part, on: day).contains(unit)
        }
        guard let part else { continue }
        let fault = RollUpError.countedTwice(
          unit: structure.units[unit].code,
          part: structure.units[part].code,
          period: periods[period]
        )
        for above in [unit] + structure.above(unit, on: day) where faults[rows[above]] == nil {
          faults[rows[above]] = fault
        }
        break
      }
    }
  }

  /// Weeks of units that start on different weekdays do not make weeks of all of them.
  private mutating func findDifferingWeeks() {
    let weekly = reporters.filter { weekdays[$0] > 0 }
    guard let first = weekly.first, weekly.contains(where: { weekdays[$0] != weekdays[first] })
    else { return }
    var seen: [Int: Int] = [:]
    for unit in weekly {
      for row in rowsEver(of: unit) {
        guard let other = seen[row] else {
          seen[row] = unit
          continue
        }
        guard weekdays[other] != weekdays[unit], faults[row] == nil else { continue }
        faults[row] = .differingWeeks(
          first: structure.units[other].code,
          firstDay: weekdays[other],
          second: structure.units[unit].code,
          secondDay: weekdays[unit]
        )
      }
    }
  }

  /// The rows a unit counts to in any period in which it has a figure.
  private func rowsEver(of unit: Int) -> Set<Int> {
    var found: Set<Int> = [rows[unit]]
    for period in periods.indices where own[unit][period] >= 0 {
      for above in structure.above(unit, on: terms.restatedTo ?? periods[period]) {
        found.insert(rows[above])
      }
    }
    return found
  }
}
