import QualityModel

/// The trust as an organisation: its units and where they are, from one seed.
struct Organisation: Sendable {
  /// The wards, teams and clinics, by code.
  let trustUnits: [TrustUnit]
  /// The units where something is planted.
  let places: TrustPlaces
  /// The records of sites, locations, placements and successions.
  let records: [EntityRecord]

  private let positions: [String: Int]

  /// The first day that figures are about.
  static let firstDay = day(2020, 4, 1)
  /// The last day that figures are about, and the day everything is looked at.
  static let lastDay = day(2024, 9, 30)
  /// The first day of the ward that takes another's beds.
  static let mergerDay = day(2022, 10, 1)
  /// The first day of a ward's new name.
  static let renamingDay = day(2021, 4, 1)
  /// The first day of the new ward.
  static let openingDay = day(2023, 1, 9)
  /// The first day of a ward under another directorate.
  static let moveDay = day(2021, 10, 1)

  /// Makes the organisation.
  init(seed: UInt64) {
    var dice = SeededDice(seed: seed, for: "organisation")
    let names = UnitNaming(dice: &dice).names
    let places = TrustPlaces(codes: names.map(\.code))
    var units: [TrustUnit] = []
    for (slot, name) in zip(TrustStructure.slots, names) {
      var unit = TrustUnit(
        unit: OrganisationUnit(
          code: name.code,
          name: name.name,
          kind: slot.kind,
          parentCode: slot.service
        ),
        form: slot.form,
        service: slot.service,
        directorate: String(slot.service.prefix { $0 != "-" }),
        beds: slot.beds.map { dice.whole($0) },
        weight: 0.6 + 0.8 * dice.uniform()
      )
      Organisation.date(&unit, places)
      units.append(unit)
    }
    // The ward of another name is the same ward: as many beds, as large.
    if let before = units.first(where: { $0.code == places.renamedFrom }),
      let index = units.firstIndex(where: { $0.code == places.renamedTo })
    {
      units[index] = TrustUnit(
        unit: units[index].unit,
        form: .ward,
        service: before.service,
        directorate: before.directorate,
        beds: before.beds,
        weight: before.weight
      )
    }
    trustUnits = units.sorted { $0.code < $1.code }
    positions = Dictionary(
      trustUnits.enumerated().map { ($1.code, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    self.places = places
    let sites = SiteMaking(dice: &dice)
    records =
      sites.records + sites.locations(of: trustUnits, dice: &dice)
      + Organisation.history(places)
  }

  /// Every unit of the tree, each after the one above it.
  var units: [OrganisationUnit] {
    [TrustStructure.trust] + TrustStructure.directorates + TrustStructure.services
      + trustUnits.map(\.unit)
  }

  /// A ward, team or clinic by its code.
  func unit(_ code: String) -> TrustUnit? { positions[code].map { trustUnits[$0] } }

  private static func date(_ unit: inout TrustUnit, _ places: TrustPlaces) {
    switch unit.code {
    case places.mergedWard:
      unit.unit.closed = mergerDay.adding(days: -1)
    case places.mergedInto:
      unit.laterBeds = (mergerDay, (unit.beds ?? 0) + 14)
    case places.renamedFrom:
      unit.unit.closed = renamingDay.adding(days: -1)
    case places.renamedTo:
      unit.unit.opened = renamingDay
    case places.openedWard:
      unit.unit.opened = openingDay
    default:
      break
    }
  }

  private static func history(_ places: TrustPlaces) -> [EntityRecord] {
    func placement(_ day: CalendarDate, _ under: String, _ reason: String) -> EntityRecord {
      EntityRecord(
        .unitPlacement,
        [
          "unit": .text(places.movedWard), "from_on": .day(day), "under": .text(under),
          "reason": .text(reason),
        ]
      )
    }
    func succession(_ from: String, _ to: String, _ day: CalendarDate, _ kind: String)
      -> EntityRecord
    {
      EntityRecord(
        .unitSuccession,
        [
          "predecessor": .text(from), "successor": .text(to), "from_on": .day(day),
          "kind": .text(kind),
        ]
      )
    }
    return [
      placement(firstDay, "ACM-INP", "The structure of the trust in April 2020"),
      placement(moveDay, "CML-REH", "Rehabilitation brought together in one service"),
      succession(places.mergedWard, places.mergedInto, mergerDay, "merged"),
      succession(places.renamedFrom, places.renamedTo, renamingDay, "renamed"),
    ]
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      preconditionFailure("a day that does not exist")
    }
    return date
  }
}
