/// What happens in single units and not in the whole trust.
struct LocalChanges: Sendable {
  /// What a unit's figures of a measure do beside the others.
  struct Course: Sendable {
    /// The unit's own level: a factor, or for a share points added.
    var level: Double?
    /// Its changes, as ``Behaviour/changes``.
    var changes: [Behaviour.Change] = []
  }

  private let courses: [String: Course]

  /// The month in which the first ward began its safety huddles: April 2022.
  static let huddlesBegin = 24
  /// The month from which violence there stays low: July 2022.
  static let violenceFalls = 27
  /// The months in which the huddles began in the wards that took them up.
  static let spreadMonths = [36, 37, 39, 41, 43, 45]
  /// The month in which the project on restraint took effect: October 2022.
  static let restraintFalls = 30
  /// The month in which one ward took over the beds of another: October 2022.
  static let merger = 30
  /// The first of seven months with more health checks, and the first month after them.
  static let checksRise = 33
  static let checksFade = 40
  /// The month from which prone restraint is rarer in one directorate.
  static let proneFalls = 27
  /// The month from which a ward reports no violence.
  static let silence = 46

  init(_ places: TrustPlaces) {
    typealias Change = Behaviour.Change
    var courses: [String: Course] = [:]
    func plant(_ measure: String, _ unit: String, level: Double? = nil, _ changes: [Change]) {
      courses[measure + " " + unit] = Course(level: level, changes: changes)
    }
    func step(_ month: Int, _ by: Double) -> [Change] { [Change(from: month, full: month, by: by)] }

    plant(
      "SAF-17",
      places.crofton,
      [Change(from: LocalChanges.huddlesBegin, full: LocalChanges.huddlesBegin + 2, by: 0.36)]
    )
    for (place, month) in zip(places.spread, LocalChanges.spreadMonths) {
      plant(
        "SAF-01",
        place.unit,
        level: place.change < -0.3 ? 1.25 : nil,
        [Change(from: month, full: month + 2, by: place.change)]
      )
      plant("SAF-17", place.unit, [Change(from: month, full: month + 2, by: 0.33)])
    }
    for place in places.programmeOnly {
      plant("SAF-01", place.unit, step(39, place.change))
    }
    // Far below nothing, so that no movement of the trust brings any of it back.
    plant("SAF-01", places.silentWard, step(LocalChanges.silence, -9))
    plant("STF-07", places.silentWard, level: 1.3, [])
    plant("STF-07", places.crofton, level: 1.45, step(LocalChanges.violenceFalls, -0.52))
    plant("EXP-06", places.crofton, step(LocalChanges.violenceFalls + 3, 0.13))
    plant("SAF-03", places.restraintProject, level: 1.7, step(LocalChanges.restraintFalls, -0.35))
    plant("SAF-06", places.restraintProject, level: 1.5, step(LocalChanges.restraintFalls, 0.40))
    plant("SAF-04", "ACM", step(LocalChanges.proneFalls, 1.5))
    plant("SAF-09", places.mergedWard, level: 1.45, [])
    plant("SAF-09", places.mergedInto, level: 0.72, step(LocalChanges.merger, 0.55))
    plant("SAF-09", places.fewerFalls, level: 1.15, step(31, -0.32))
    plant("SAF-11", places.fewerPressureUlcers, level: 1.2, step(33, -0.42))
    for team in places.healthChecksLost {
      let fade = (0..<3).flatMap { step(LocalChanges.checksFade + $0, -0.045) }
      plant("EFF-01", team, step(LocalChanges.checksRise, 0.135) + fade)
    }
    let fade = (0..<3).flatMap { step(LocalChanges.checksFade + $0, -0.05) }
    plant("SAF-18", places.checklistLost, step(LocalChanges.checksRise, 0.15) + fade)
    plant("EFF-14", places.earlierDischarge, level: 0.03, step(31, -0.06))
    plant("EFF-12", places.earlierDischarge, step(31, 0.10))
    // What the whole trust does is taken back, so that nothing but the step is left.
    plant(
      "ACC-03",
      places.childrenSooner,
      [Change(from: 18, full: 46, by: -0.5)] + step(33, -0.3)
    )
    plant("EXP-11", places.childrenSooner, step(33, 0.045))
    plant(
      "STF-09",
      places.fewerAgencyShifts,
      [Change(from: 6, full: 20, by: -0.018), Change(from: 38, full: 46, by: 0.043)]
        + step(32, -0.05)
    )
    plant("STF-11", places.fewerAgencyShifts, step(32, -0.055))
    plant("EFF-01", places.healthChecksKept, step(30, 0.13))
    for team in places.fewerMissedAppointments { plant("EXP-11", team, step(32, -0.04)) }
    plant("ACC-10", places.fasterScreening, level: -0.08, step(31, 0.11))
    plant("EFF-11", places.shorterWaits, step(36, -0.5))
    plant("EXP-09", places.fasterAnswers, level: -0.08, step(34, 0.22))
    self.courses = courses
  }

  /// What a unit's figures of a measure do, where they do anything.
  func course(_ measure: String, _ unit: String) -> Course? { courses[measure + " " + unit] }
}
