import QualityModel

/// Which unit stands directly above which on any day, whether or not they stand in a circle.
///
/// A unit stands under the parent it was defined with until its first placement, and from the day of
/// a placement under the unit that the placement names. Units are numbered in the order of their codes.
struct UnitParents: Sendable {
  /// The units, in the order of their codes.
  let units: [OrganisationUnit]
  /// Their codes.
  let codes: [String]
  private let numbers: [String: Int]
  private let defined: [Int?]
  /// The placements of each unit, in the order of their days.
  private let placements: [[(from: CalendarDate, under: Int)]]

  /// Takes in units and where they were placed.
  ///
  /// - Parameters:
  ///   - units: The units. A parent that is none of them is no parent.
  ///   - placements: The placements; those of units or under units that are not there do not count.
  init(units: [OrganisationUnit], placements: [OrganisationStructure.Placement]) {
    let units = units.sorted { $0.code < $1.code }
    let numbers = Dictionary(
      units.enumerated().map { ($1.code, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var placed = [[(from: CalendarDate, under: Int)]](repeating: [], count: units.count)
    for placement in placements {
      guard let unit = numbers[placement.unit], let under = numbers[placement.under] else {
        continue
      }
      placed[unit].append((placement.from, under))
    }
    for unit in placed.indices { placed[unit].sort { $0.from < $1.from } }
    self.units = units
    codes = units.map(\.code)
    self.numbers = numbers
    self.placements = placed
    defined = units.map { unit in unit.parentCode.flatMap { numbers[$0] } }
  }

  /// The number of the unit with a code, `nil` when there is none.
  func number(of code: String) -> Int? { numbers[code] }

  /// The number of the unit above another on a day, `nil` at the root.
  func parent(of unit: Int, on day: CalendarDate) -> Int? {
    // Few units move, and those that do, seldom: a search from the end is short.
    placements[unit].last { $0.from <= day }?.under ?? defined[unit]
  }

  /// The days on which a unit was placed, in their order.
  func moves(of unit: Int) -> [CalendarDate] { placements[unit].map(\.from) }

  /// The first day after another on which a unit was placed, `nil` when it stays where it is.
  func nextMove(of unit: Int, after day: CalendarDate) -> CalendarDate? {
    placements[unit].first { $0.from > day }?.from
  }
}
