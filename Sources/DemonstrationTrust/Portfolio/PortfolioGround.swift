import QualityModel

/// What projects stand on: units, and which measure is already worked on where.
struct PortfolioGround {
  /// A unit and a measure.
  struct Spot: Hashable {
    let unit: String
    let measure: String
  }

  /// The units where projects of the review work: open all the time, in one directorate.
  let units: [String: [TrustUnit]]
  /// Every unit by its code.
  let byCode: [String: TrustUnit]
  /// Units and measures that a project, or a programme, works on.
  private(set) var taken: Set<Spot> = []
  /// Titles in use, without case, spaces and punctuation.
  private var titles: Set<String> = []
  /// The ways to go at each measure that no project has yet.
  private var angles: [String: [Subject.Angle]] = [:]
  /// How many projects each unit has.
  private var load: [String: Int] = [:]
  var dice: SeededDice

  /// Finds the ground.
  ///
  /// - Parameters:
  ///   - trust: The units of the trust.
  ///   - places: Those where something special happens.
  ///   - seed: The master seed.
  init(_ trust: [TrustUnit], places: TrustPlaces, seed: UInt64) {
    let unfit: Set<String> = [
      places.renamedFrom, places.mergedWard, places.movedWard, places.openedWard,
    ]
    var units: [String: [TrustUnit]] = [:]
    var byCode: [String: TrustUnit] = [:]
    for unit in trust {
      byCode[unit.code] = unit
      guard unit.form != .corporate, !unfit.contains(unit.code), unit.unit.closed == nil else {
        continue
      }
      units[unit.directorate, default: []].append(unit)
    }
    self.units = units
    self.byCode = byCode
    dice = SeededDice(seed: seed, for: "portfolio ground")
    for subject in Subject.all { angles[subject.measure] = dice.shuffled(subject.angles) }
  }

  /// Says that a measure is worked on at a unit.
  mutating func take(_ unit: String, _ measure: String) {
    taken.insert(Spot(unit: unit, measure: measure))
  }

  /// Counts a project at a unit.
  mutating func count(_ unit: String) { load[unit, default: 0] += 1 }

  /// Whether nobody works on a measure at a unit yet.
  func isFree(_ unit: String, _ measure: String) -> Bool {
    !taken.contains(Spot(unit: unit, measure: measure))
  }

  /// Finds a unit of a directorate and a measure that nobody works on there.
  ///
  /// The units with the fewest projects come first.
  ///
  /// - Parameters:
  ///   - directorate: The directorate.
  ///   - needed: How many unused ways to go at the measure there must be.
  ///   - allows: Which measures are wanted.
  /// - Returns: The unit and the subject.
  mutating func spot(
    in directorate: String,
    angles needed: Int,
    where allows: (Subject) -> Bool = { !PortfolioCounts.reserved.contains($0.measure) }
  ) -> (unit: TrustUnit, subject: Subject) {
    let candidates = dice.shuffled(units[directorate] ?? [])
      .sorted { load[$0.code, default: 0] < load[$1.code, default: 0] }
    for unit in candidates {
      let subjects = Subject.all.filter {
        allows($0) && $0.fits(unit) && isFree(unit.code, $0.measure)
          && angles[$0.measure, default: []].count >= needed
      }
      guard !subjects.isEmpty else { continue }
      // Of three at random the one with most ways left, so that none runs out early; what schools could
      // do as well is left to children's services, which have little else.
      let subject = dice.sample(3, of: subjects).max { first, second in
        let isShared = [first, second].map { $0.kinds.contains(.school) && directorate != "CYP" }
        guard isShared[0] == isShared[1] else { return isShared[0] }
        return angles[first.measure, default: []].count < angles[second.measure, default: []].count
      }
      guard let subject else { continue }
      take(unit.code, subject.measure)
      count(unit.code)
      return (unit, subject)
    }
    preconditionFailure("no unit of \(directorate) has room for another project")
  }

  /// Finds a unit of a directorate for a measure.
  mutating func unit(in directorate: String, for subject: Subject) -> TrustUnit? {
    let candidates = dice.shuffled(units[directorate] ?? [])
      .filter { subject.fits($0) && isFree($0.code, subject.measure) }
      .sorted { load[$0.code, default: 0] < load[$1.code, default: 0] }
    guard let unit = candidates.first else { return nil }
    take(unit.code, subject.measure)
    count(unit.code)
    return unit
  }

  /// Finds another measure that nobody works on at a unit, with a way left to go at it.
  mutating func other(at unit: TrustUnit, than subject: Subject) -> Subject? {
    let others = Subject.all.filter {
      $0.measure != subject.measure && !PortfolioCounts.reserved.contains($0.measure)
        && $0.fits(unit) && isFree(unit.code, $0.measure)
        && !angles[$0.measure, default: []].isEmpty
    }
    guard !others.isEmpty else { return nil }
    let other = dice.pick(others)
    take(unit.code, other.measure)
    return other
  }

  /// Takes a way to go at a measure that no project has yet.
  mutating func angle(of measure: String, named title: String? = nil) -> Subject.Angle {
    var left = angles[measure, default: []]
    let index = title.flatMap { title in left.firstIndex { $0.title == title } } ?? 0
    guard index < left.count else {
      preconditionFailure("no way is left to go at \(measure)")
    }
    let angle = left.remove(at: index)
    angles[measure] = left
    return angle
  }

  /// Whether a title is new, without case, spaces and punctuation; it is in use from then on.
  mutating func isNew(_ title: String) -> Bool { titles.insert(ProjectTitle.plain(title)).inserted }
}
