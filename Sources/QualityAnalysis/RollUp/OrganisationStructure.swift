public import QualityModel
public import QualityStore

/// Which unit stands above which on any day.
///
/// A unit stands under the parent it was defined with until its first placement, and from the day of
/// a placement under the unit that the placement names. Units are numbered here in the order of their
/// codes.
public struct OrganisationStructure: Sendable {
  /// A unit stands under another from a day on.
  public struct Placement: Hashable, Sendable {
    /// The code of the unit.
    public var unit: String
    /// The first day.
    public var from: CalendarDate
    /// The code of the unit above it from then on.
    public var under: String

    /// Makes a placement.
    public init(unit: String, from: CalendarDate, under: String) {
      self.unit = unit
      self.from = from
      self.under = under
    }

    /// The placement that a record of ``QualityModel/Entity/unitPlacement`` says; `nil` for one that
    /// leaves out any of the three.
    init?(_ record: EntityRecord) {
      guard let unit = record.text("unit"), let from = record.day("from_on"),
        let under = record.text("under")
      else { return nil }
      self.init(unit: unit, from: from, under: under)
    }
  }

  /// A unit ended and another took over.
  public struct Succession: Hashable, Sendable {
    /// The code of the unit that was before.
    public var predecessor: String
    /// The code of the unit that came after.
    public var successor: String
    /// The first day of the one that came after.
    public var from: CalendarDate

    /// Makes a succession.
    public init(predecessor: String, successor: String, from: CalendarDate) {
      self.predecessor = predecessor
      self.successor = successor
      self.from = from
    }

    /// The succession that a record of ``QualityModel/Entity/unitSuccession`` says; `nil` for one that
    /// leaves out any of the three.
    init?(_ record: EntityRecord) {
      guard let predecessor = record.text("predecessor"),
        let successor = record.text("successor"), let from = record.day("from_on")
      else { return nil }
      self.init(predecessor: predecessor, successor: successor, from: from)
    }
  }

  /// The successions.
  public let successions: [Succession]
  /// Who stands directly above whom.
  private let parents: UnitParents
  /// The units above each, the nearest first, from a day until the next such day.
  private var spans: [[Span]] = []
  /// The last day each unit takes part: the day it closed or the day before another took over.
  private let lastDays: [CalendarDate?]

  /// Makes a structure.
  ///
  /// - Parameters:
  ///   - units: The units. A parent that is none of them is no parent.
  ///   - placements: The placements; those of units or under units that are not there do not count.
  ///   - successions: The successions.
  /// - Throws: ``RollUpError/circle(units:on:)`` when a unit would stand above itself on some day.
  public init(
    units: [OrganisationUnit],
    placements: [Placement] = [],
    successions: [Succession] = []
  ) throws(RollUpError) {
    let parents = UnitParents(units: units, placements: placements)
    var lastDays = parents.units.map(\.closed)
    for succession in successions {
      guard let unit = parents.number(of: succession.predecessor) else { continue }
      let last = succession.from.adding(days: -1)
      lastDays[unit] = min(lastDays[unit] ?? last, last)
    }
    self.parents = parents
    self.successions = successions
    self.lastDays = lastDays
    try refuseCircles()
    spans = units.indices.map(walkUp)
  }

  /// From a day until the next, the same units stand above one, the nearest first.
  struct Span: Sendable {
    var from: CalendarDate
    var above: [Int]
  }

  private func walkUp(from unit: Int) -> [Span] {
    var spans: [Span] = []
    var day: CalendarDate? = .earliest
    while let from = day {
      var above: [Int] = []
      var next: CalendarDate?
      var current: Int? = unit
      while let unit = current {
        if let change = parents.nextMove(of: unit, after: from) {
          next = min(next ?? change, change)
        }
        current = parent(of: unit, on: from)
        if let current { above.append(current) }
      }
      spans.append(Span(from: from, above: above))
      day = next
    }
    return spans
  }

  /// The units, in the order of their codes.
  public var units: [OrganisationUnit] { parents.units }

  /// The codes of the units, in their order.
  var codes: [String] { parents.codes }

  /// The number of the unit with a code, `nil` when there is none.
  public func number(of code: String) -> Int? { parents.number(of: code) }

  /// The number of the unit above another on a day, `nil` at the root.
  public func parent(of unit: Int, on day: CalendarDate) -> Int? {
    parents.parent(of: unit, on: day)
  }

  /// The units above another on a day, the nearest first.
  public func above(_ unit: Int, on day: CalendarDate) -> [Int] {
    spans[unit].last { $0.from <= day }?.above ?? []
  }

  /// The units above another through time: from each day until the next, the same.
  func spansAbove(_ unit: Int) -> [Span] { spans[unit] }

  /// Whether a unit takes part from the first day of a period to its last: it is open, and no other
  /// has taken over.
  public func takesPart(_ unit: Int, from first: CalendarDate, to last: CalendarDate) -> Bool {
    if let opened = units[unit].opened, first < opened { return false }
    if let end = lastDays[unit], last > end { return false }
    return true
  }

  /// A circle that exists on any day exists on the day its last link began, so only the days on
  /// which links begin are walked.
  private func refuseCircles() throws(RollUpError) {
    var leadsUp = [Bool](repeating: false, count: units.count)
    for unit in units.indices {
      // A walk that meets one that was walked before leads where that one led.
      try walk(from: unit, on: .earliest) { leadsUp[$0] }
      leadsUp[unit] = true
    }
    for unit in units.indices {
      for day in parents.moves(of: unit) { try walk(from: unit, on: day) { _ in false } }
    }
  }

  private func walk(
    from unit: Int,
    on day: CalendarDate,
    until isKnown: (Int) -> Bool
  ) throws(RollUpError) {
    var met = [unit]
    var seen: Set<Int> = [unit]
    var next = parent(of: unit, on: day)
    while let above = next, !isKnown(above) {
      guard seen.insert(above).inserted else {
        let start = met.firstIndex(of: above) ?? 0
        throw .circle(units: met[start...].map { units[$0].code }, on: day)
      }
      met.append(above)
      next = parent(of: above, on: day)
    }
  }
}

extension OrganisationStructure {
  /// Reads the structure that a store knows.
  ///
  /// - Throws: ``RollUpError/circle(units:on:)``, or ``RollUpError/store(_:)``.
  public init(_ store: QualityStore, asOf: AsOf = .now) throws(RollUpError) {
    let units: [OrganisationUnit]
    let placements: [EntityRecord]
    let successions: [EntityRecord]
    do {
      units = try store.units(asOf: asOf)
      placements = try store.records(.unitPlacement, asOf: asOf)
      successions = try store.records(.unitSuccession, asOf: asOf)
    } catch {
      throw .store(error)
    }
    try self.init(
      units: units,
      placements: placements.compactMap(Placement.init),
      successions: successions.compactMap(Succession.init)
    )
  }
}
