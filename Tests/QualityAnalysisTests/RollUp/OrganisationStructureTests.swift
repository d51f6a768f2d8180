import QualityAnalysis
import QualityModel
import Testing

@Suite struct OrganisationStructureTests {
  @Test("A unit stands under its parent until it is placed elsewhere, from that very day")
  func placements() throws {
    let structure = try SmallOrganisation.structure()
    let birch = try #require(structure.number(of: "BIRCH"))
    func above(_ iso: String) throws -> [String] {
      structure.above(birch, on: try day(iso)).map { structure.units[$0].code }
    }
    #expect(try above("2024-02-29") == ["EAST", "TRUST"])
    #expect(try above("2024-03-01") == ["WEST", "TRUST"])
    let parent = structure.parent(of: birch, on: try day("2024-03-01"))
    #expect(parent == structure.number(of: "WEST"))
  }

  @Test("A unit takes part in the periods for all of whose days it is there")
  func takingPart() throws {
    let structure = try SmallOrganisation.structure()
    func takesPart(_ code: String, _ month: String) throws -> Bool {
      let first = try day(month + "-01")
      return structure.takesPart(
        try #require(structure.number(of: code)),
        from: first,
        to: Frequency.monthly.periodEnd(startingOn: first)
      )
    }
    #expect(try !takesPart("ELM", "2024-02"))
    #expect(try takesPart("ELM", "2024-03"))
    #expect(try takesPart("CEDAR", "2024-03"))
    #expect(try !takesPart("CEDAR", "2024-04"))
  }

  @Test("A unit that another took over from ends the day before, also when nobody closed it")
  func succession() throws {
    let structure = try OrganisationStructure(
      units: [
        OrganisationUnit(code: "A", name: "A", kind: .ward),
        OrganisationUnit(code: "B", name: "B", kind: .ward),
      ],
      successions: [.init(predecessor: "A", successor: "B", from: day("2024-04-01"))]
    )
    let month = try day("2024-04-01")
    #expect(!structure.takesPart(0, from: month, to: month))
    #expect(structure.takesPart(0, from: month.adding(days: -1), to: month.adding(days: -1)))
    #expect(structure.takesPart(1, from: month, to: month))
  }

  @Test("Placements that put a unit above itself are refused with the circle and its first day")
  func circles() throws {
    let from = try day("2024-03-01")
    #expect(throws: RollUpError.circle(units: ["EAST", "ALDER"], on: from)) {
      try OrganisationStructure(
        units: SmallOrganisation.units(),
        placements: [.init(unit: "EAST", from: from, under: "ALDER")]
      )
    }
    var units = try SmallOrganisation.units()
    units[0].parentCode = "ALDER"
    #expect(throws: RollUpError.circle(units: ["ALDER", "EAST", "TRUST"], on: .earliest)) {
      try OrganisationStructure(units: units)
    }
  }
}
