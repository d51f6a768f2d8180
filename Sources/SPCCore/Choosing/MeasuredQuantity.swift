/// What a measure measures: the first question when a chart is chosen.
public enum MeasuredQuantity: String, Sendable, CaseIterable, Hashable {
  /// How many events in each period, with much the same opportunity for them in every period.
  case count
  /// Events for each unit of opportunity: falls per 1,000 bed days. One unit can have several.
  case rate
  /// The share of cases that have a property: each case has it or not.
  case proportion
  /// The mean of several measurements in each period.
  case mean
  /// The time from one event to the next, one value for each event.
  case timeBetween = "time_between"
  /// The number of cases from one event to the next, one value for each event.
  case casesBetween = "cases_between"
  /// One measurement in each period: a cost, a waiting list, a temperature.
  case individual
}
