import QualityModel

/// The phases that people of the trust decided on, with their reasons.
enum DecidedPhases {
  /// Phases of every unit.
  static let wholeTrust: [(measure: String, from: CalendarDate, reason: String)] = [
    ("EXP-01", textMessages, "Feedback is asked for by text message; other people answer"),
    ("EXP-02", textMessages, "Feedback is asked for by text message; four times as many answer"),
  ]

  /// The day from which feedback is asked for by text message.
  static let textMessages = Organisation.day(2021, 5, 1)

  /// All of them.
  static func all(_ places: TrustPlaces) -> [ProcessPhase] {
    let trust = wholeTrust.map {
      ProcessPhase(
        measureCode: $0.measure,
        from: $0.from,
        reason: $0.reason,
        decidedBy: "Quality committee"
      )
    }
    func baseline(_ measure: String, _ unit: String, _ points: Int, _ reason: String)
      -> ProcessPhase
    {
      ProcessPhase(
        measureCode: measure,
        unitCode: unit,
        from: Timeline.of(measure == "SAF-01" ? .weekly : .monthly).starts[0],
        baselinePoints: points,
        reason: reason,
        decidedBy: "Improvement adviser"
      )
    }
    let huddles = "Limits from the two years before the safety huddles"
    let weeks = Timeline.weekly.first(ofMonth: LocalChanges.huddlesBegin)
    let restraint = "Limits from the time before the project on restraint"
    return trust + [
      baseline("SAF-01", places.crofton, weeks, huddles),
      baseline("SAF-01M", places.crofton, LocalChanges.huddlesBegin, huddles),
      baseline("STF-07", places.crofton, LocalChanges.huddlesBegin, huddles),
      baseline("SAF-03", places.restraintProject, LocalChanges.restraintFalls, restraint),
      baseline("SAF-06", places.restraintProject, LocalChanges.restraintFalls, restraint),
      ProcessPhase(
        measureCode: "SAF-09",
        unitCode: places.mergedInto,
        from: Organisation.mergerDay,
        reason: "The ward took over the beds of a ward that was closed",
        decidedBy: "Quality committee"
      ),
    ]
  }
}
