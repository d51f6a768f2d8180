internal import QualityAnalysis
internal import QualityModel

extension Diagnostic {
  /// The words for why figures do not add up.
  init(_ error: RollUpError) {
    switch error {
    case .circle(let units, let day):
      self.init(
        kind: "roll_up",
        "On \(day) these units stand above one another in a circle: "
          + "\((units + units.prefix(1)).joined(separator: ", under ")).",
        hint: "Look at where they were placed:  qi.unit_placements"
      )
    case .timesBetween:
      self.init(
        kind: "roll_up",
        "\(RollUpWords.reason(error)).",
        hint:
          "Chart the units one by one:  measure:by_unit()  or count the events of all of them in "
          + "a measure of kind \"count\" or \"rate\"."
      )
    case .countedTwice:
      self.init(
        kind: "roll_up",
        "\(RollUpWords.reason(error)).",
        hint: "Withdraw the one that holds the other, or load it as a measure of its own."
      )
    case .differingWeeks:
      self.init(
        kind: "roll_up",
        "\(RollUpWords.reason(error)).",
        hint: "Load weeks that start on one day, or report by the month."
      )
    case .store(let error): self.init(error)
    }
  }
}

/// Roll-up in words.
enum RollUpWords {
  /// Why figures do not add up, without a full stop.
  static func reason(_ error: RollUpError) -> String {
    switch error {
    case .circle(let units, let day):
      "the units \(units.joined(separator: ", ")) stand above one another on \(day)"
    case .timesBetween(let measure, let units):
      "\"\(measure)\" is a time between events, and the times of \(units) units do not add up: the "
        + "gap between two events of all of them is not in any one of them"
    case .countedTwice(let unit, let part, let period):
      "\(unit) reports a figure of its own for \(period), and so does \(part) below it: whether the "
        + "one holds the other is not known, and the sum might count it twice"
    case .differingWeeks(let first, let firstDay, let second, let secondDay):
      "the weeks of \(first) start on a \(weekday(firstDay)) and those of \(second) on a "
        + weekday(secondDay)
    case .store(let error): Diagnostic(error).message
    }
  }

  /// How a series was summed up, and how many of its sums lack units.
  static func terms(_ terms: RollUpTerms, of series: SeriesObject) -> String {
    var text = "summed up from the units below, "
    if let day = terms.restatedTo {
      text += "restated to the structure of \(PeriodText.short(day, series.definition?.frequency))"
    } else {
      text += "by the structure of each period"
    }
    let lacking = series.slots.count { $0.point?.parts.map { $0.missing > 0 } ?? false }
    guard lacking > 0 else { return text }
    let outcome =
      terms.isPartial ? "sums of the units that have a figure" : "without a value for that"
    return text + "; in \(NumberText.counted(lacking, "period")) units lack figures: \(outcome)"
  }

  /// Days as people name them, Monday first.
  private static func weekday(_ number: Int) -> String {
    let names = [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    return names[(number - 1) % 7]
  }
}
