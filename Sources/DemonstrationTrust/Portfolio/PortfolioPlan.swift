import QualityModel

/// Which projects there are, of which class, where and about what; days and people come later.
struct PortfolioPlan {
  /// The projects.
  var drafts: [ProjectDraft] = []
  /// The programmes.
  var programmes: [ProgrammeDraft] = []
  var ground: PortfolioGround
  var dice: SeededDice
  let places: TrustPlaces
  /// The places among the drafts of those that say they have come to 3.0 or further.
  var claims: Set<Int> = []

  /// Plans the portfolio.
  ///
  /// - Parameters:
  ///   - trust: The units of the trust.
  ///   - places: Those where something special happens.
  ///   - seed: The master seed.
  init(_ trust: [TrustUnit], places: TrustPlaces, seed: UInt64) {
    self.places = places
    ground = PortfolioGround(trust, places: places, seed: seed)
    dice = SeededDice(seed: seed, for: "portfolio plan")
    // What has a place of its own comes before what may be anywhere.
    planViolenceProgramme()
    planPlacedImprovements()
    planCoveringProgrammes()
    planSameAim()
    planAlike()
    planRenamed()
    planRegisteredTwice()
    planOverlapping()
    planThroughProgramme()
    planSingles()
    planOrdinary()
    planClosed()
    planOverlaps()
    settleLives()
  }

  /// Adds a project and says where it stands.
  @discardableResult
  mutating func add(_ draft: ProjectDraft) -> Int {
    drafts.append(draft)
    return drafts.count - 1
  }

  /// Makes a project that goes at a measure in a way no other does.
  mutating func project(
    _ kind: ProjectClass,
    in directorate: String,
    at unit: TrustUnit,
    on subject: Subject,
    angle title: String? = nil
  ) -> ProjectDraft {
    let angle = ground.angle(of: subject.measure, named: title)
    return ProjectDraft(
      kind,
      in: directorate,
      at: [unit.code],
      on: subject.measure,
      title: newTitle(angle, unit),
      idea: angle.idea
    )
  }

  /// A title for a way to go at a measure that no project has.
  mutating func newTitle(_ angle: Subject.Angle, _ unit: TrustUnit) -> String {
    for _ in 0..<8 {
      let title = ProjectTitle.saying(angle, unit, &dice)
      if ground.isNew(title) { return title }
    }
    preconditionFailure("no title is left for \(angle.title)")
  }

  /// A unit by its code.
  func unit(_ code: String) -> TrustUnit {
    guard let unit = ground.byCode[code] else { preconditionFailure("there is no unit \(code)") }
    return unit
  }

  /// How many open projects of a directorate should be kept so far.
  func kept(in directorate: String) -> Int {
    drafts.count { $0.directorate == directorate && $0.isKept }
  }
}

/// A programme in the making.
struct ProgrammeDraft {
  var code: String
  let title: String
  let kind: String
  var status = "running"
  let aim: String
  /// The measures in its scope, with the parts they play.
  let measures: [(code: String, role: String)]
  /// The units in its scope.
  var units: [String]
  let started: CalendarDate
  var closed: CalendarDate?
  /// The strategic priority that it serves, by its place among them.
  let serves: Int
  var lead = ""
  var sponsor = ""
}
