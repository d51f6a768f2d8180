import QualityModel

extension FigureDrawing {
  /// What the figures of a reporter are divided by, where other figures say so; `nil` where chance
  /// does.
  func knownSizes(_ plan: MeasurePlan, _ reporter: Reporter, _ timeline: Timeline) -> [Double]? {
    switch plan.size {
    case .bedDays:
      // The bed days themselves are a share of what the beds could give.
      if plan.code == "ACC-05" { return availableBedDays(reporter, timeline) }
      if plan.frequency == .weekly { return weeklyBedDays[reporter.code] ?? [] }
      return figures("ACC-05", reporter)
    case .availableBedDays: return availableBedDays(reporter, timeline)
    case .contacts: return figures("ACC-04", reporter)
    case .figures(let code): return figures(code, reporter)
    case .cases, .list: return nil
    }
  }

  /// What a figure is divided by, or what a count is in proportion to, where chance says so.
  func drawnSize(
    _ plan: MeasurePlan,
    _ reporter: Reporter,
    _ listNoise: Double,
    _ dice: inout SeededDice
  ) -> Double {
    switch plan.size {
    case .cases(let usual):
      let expected = usual * reporter.weight
      // A count is in proportion to its unit; the chance is in the count.
      return plan.kind == .count ? expected : Double(dice.poisson(expected))
    case .list(let usual):
      let length = usual * reporter.weight
      return plan.kind == .count ? length : max(1, (length * (1 + listNoise)).rounded())
    case .bedDays, .availableBedDays, .contacts, .figures: return 0
    }
  }

  /// Keeps a measure that others are made from.
  mutating func keep(_ measure: DrawnMeasure) {
    drawn[measure.plan.code] = measure
    guard measure.plan.code == "ACC-05" else { return }
    for series in measure.series {
      weeklyBedDays[series.reporter.code] = weeks(of: series)
    }
  }

  /// What another measure counts for a reporter; a service adds up its units.
  private func figures(_ code: String, _ reporter: Reporter) -> [Double] {
    guard let measure = drawn[code] else { return [] }
    let parts = measure.series.filter {
      $0.reporter.code == reporter.code || $0.reporter.service == reporter.code
    }
    return (0..<measure.timeline.count).map { index in
      parts.reduce(0) { $0 + Double($1.figures[index]?.numerator ?? 0) }
    }
  }

  private func availableBedDays(_ reporter: Reporter, _ timeline: Timeline) -> [Double] {
    (0..<timeline.count).map { index in
      let beds = reporter.unit?.beds(on: timeline.starts[index]) ?? 0
      return Double(beds * timeline.days(index))
    }
  }

  /// The occupied bed days of each week of a ward: its part of those of the month, with a bed more or
  /// less on some nights.
  private func weeks(of series: DrawnMeasure.Series) -> [Double] {
    let ofMonths = availableBedDays(series.reporter, .monthly)
    let timeline = Timeline.weekly
    let ofWeeks = availableBedDays(series.reporter, timeline)
    var dice = SeededDice(seed: seed, for: "bed days " + series.reporter.code)
    return (0..<timeline.count).map { index in
      let noise = dice.normal()
      let month = timeline.months[index]
      let days = Double(timeline.days(index))
      var share = 0.85  // The first weeks of a ward that opened within a month.
      if let occupied = series.figures[month]?.numerator, ofMonths[month] > 0 {
        share = Double(occupied) / ofMonths[month]
      }
      return min(
        ofWeeks[index],
        max(days, (ofWeeks[index] * share + days * 0.12 * noise).rounded())
      )
    }
  }
}
