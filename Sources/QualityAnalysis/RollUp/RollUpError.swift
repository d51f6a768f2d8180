public import QualityModel
public import QualityStore

/// Why figures cannot be rolled up.
public enum RollUpError: Error, Hashable, Sendable {
  /// Units that stand above one another in a circle on a day.
  case circle(units: [String], on: CalendarDate)
  /// Times between events do not add up: the gaps of several units together come from all their
  /// events in the order of days, which the gaps of each do not tell.
  case timesBetween(measure: String, units: Int)
  /// A unit reports figures of its own for a period in which a unit below it does too; whether the
  /// one holds the other is not known, so adding both might count twice.
  case countedTwice(unit: String, part: String, period: CalendarDate)
  /// The weeks of two units start on different weekdays (ISO numbers).
  case differingWeeks(first: String, firstDay: Int, second: String, secondDay: Int)
  /// The store could not be read, or a name is not in it.
  case store(StoreError)
}
