import QualityModel
import SPCCore

/// Measures beside the 68: what wards count for themselves.
enum LocalMeasures {
  /// The monthly count of the incidents that SAF-01 counts week by week.
  static let monthlyViolence = MeasurePlan.count(
    "SAF-01M",
    "Physical violence in the month",
    "incidents of physical violence on the ward in the weeks whose Thursday lies in the month",
    unit: "incidents",
    1,
    .lower,
    by: .wards,
    Behaviour()
  )

  /// Three spreadsheets that count violence in their own ways, each with how many times as much it
  /// counts, because it takes some of the verbal aggression for violence.
  static let clones: [(plan: MeasurePlan, ratio: Double)] = [
    (
      clone(
        "LOC-88",
        "Violence (acute spreadsheet)",
        "ACM",
        "incidents of violence, threats with an object included"
      ), 1.24
    ),
    (
      clone(
        "LOC-91",
        "Violence and aggression (older people's spreadsheet)",
        "OPC",
        "incidents of violence, and of aggression that frightened somebody"
      ), 1.38
    ),
    (
      clone(
        "LOC-97",
        "Violent incidents (secure care spreadsheet)",
        "FPH",
        "incidents of violence, verbal ones that led to a report included"
      ), 1.53
    ),
  ]

  private static func clone(
    _ code: String,
    _ name: String,
    _ directorate: String,
    _ events: String
  ) -> MeasurePlan {
    .rate(
      code,
      name,
      counting: events,
      per: .bedDays,
      1,
      by: .units([directorate], [.ward]),
      Behaviour()
    )
  }

  /// The months of a weekly measure.
  static func months(_ weekly: DrawnMeasure, as plan: MeasurePlan) -> DrawnMeasure {
    var series: [DrawnMeasure.Series] = []
    for source in weekly.series {
      var figures = [DrawnMeasure.Figure?](repeating: nil, count: Timeline.monthly.count)
      for month in figures.indices {
        let weeks = source.figures.indices.filter { weekly.timeline.months[$0] == month }
        // A month with a week that nobody reported has no count.
        let counts = weeks.compactMap { source.figures[$0]?.numerator }
        guard counts.count == weeks.count else { continue }
        figures[month] = DrawnMeasure.Figure(numerator: counts.reduce(0, +))
      }
      series.append(DrawnMeasure.Series(reporter: source.reporter, figures: figures))
    }
    return DrawnMeasure(plan: plan, timeline: .monthly, series: series)
  }
}
