import QualityAnalysis
import QualityModel
import Testing

func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

/// A trust of two directorates with five wards; one opens late, one closes into another, one moves.
enum SmallOrganisation {
  static func units() throws -> [OrganisationUnit] {
    [
      OrganisationUnit(code: "TRUST", name: "The trust", kind: .trust),
      OrganisationUnit(code: "EAST", name: "East", kind: .directorate, parentCode: "TRUST"),
      OrganisationUnit(code: "WEST", name: "West", kind: .directorate, parentCode: "TRUST"),
      OrganisationUnit(code: "ALDER", name: "Alder", kind: .ward, parentCode: "EAST"),
      OrganisationUnit(code: "BIRCH", name: "Birch", kind: .ward, parentCode: "EAST"),
      OrganisationUnit(
        code: "CEDAR",
        name: "Cedar",
        kind: .ward,
        parentCode: "EAST",
        closed: try day("2024-03-31")
      ),
      OrganisationUnit(code: "DAMSON", name: "Damson", kind: .ward, parentCode: "WEST"),
      OrganisationUnit(
        code: "ELM",
        name: "Elm",
        kind: .ward,
        parentCode: "WEST",
        opened: try day("2024-02-10")
      ),
    ]
  }

  /// Birch goes west on 1 March 2024; Cedar becomes part of Alder in April.
  static func structure() throws -> OrganisationStructure {
    try OrganisationStructure(
      units: units(),
      placements: [.init(unit: "BIRCH", from: day("2024-03-01"), under: "WEST")],
      successions: [.init(predecessor: "CEDAR", successor: "ALDER", from: day("2024-04-01"))]
    )
  }
}
