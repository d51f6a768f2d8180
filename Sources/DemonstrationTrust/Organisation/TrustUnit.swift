import QualityModel

/// A ward, team or clinic of the demonstration trust with what the figures are made from.
struct TrustUnit: Sendable {
  /// What it is, in more detail than a kind of unit says.
  enum Form: Sendable {
    case ward, team, clinic, prison, school, corporate
  }

  /// The unit as the store keeps it.
  var unit: OrganisationUnit
  /// What it is.
  let form: Form
  /// The code of its service; a corporate team has none, and says its directorate.
  let service: String
  /// The code of its directorate.
  let directorate: String
  /// How many beds, where it has beds.
  let beds: Int?
  /// How many beds it has from a later day on, where that changed.
  var laterBeds: (from: CalendarDate, beds: Int)?
  /// How large it is beside others of its form, about 1.
  let weight: Double

  /// The code.
  var code: String { unit.code }

  /// How many beds it has on a day; 0 where it has none.
  func beds(on day: CalendarDate) -> Int {
    if let laterBeds, day >= laterBeds.from { return laterBeds.beds }
    return beds ?? 0
  }

  /// Whether figures can be reported for a period.
  func reports(from first: CalendarDate, to last: CalendarDate) -> Bool {
    unit.isOpen(on: first) && unit.isOpen(on: last)
  }
}

/// A unit to be made: what is known before it has a name.
struct UnitSlot {
  let form: TrustUnit.Form
  let service: String
  /// The end of the code, and the end of the name; both `nil` for wards, which have names alone.
  let suffix: String?
  let title: String?
  let beds: ClosedRange<Int>?

  static func ward(_ service: String, beds: ClosedRange<Int>) -> UnitSlot {
    UnitSlot(form: .ward, service: service, suffix: nil, title: nil, beds: beds)
  }

  static func unit(
    _ form: TrustUnit.Form,
    _ service: String,
    _ suffix: String,
    _ title: String
  ) -> UnitSlot {
    UnitSlot(form: form, service: service, suffix: suffix, title: title, beds: nil)
  }

  var kind: UnitKind {
    switch form {
    case .ward: .ward
    case .clinic: .clinic
    case .team, .prison, .school, .corporate: .team
    }
  }
}
