import QualityAnalysis
import QualityModel
import Testing

@Suite("Breaks in the golden thread")
struct FaultTests {
  private func faults(
    _ more: [EntityRecord],
    _ base: [EntityRecord] = Made.whole,
    on day: String = "2024-10-15"
  ) throws -> [String] {
    try Made.thread(base + more, on: day).faults().map(\.short)
  }

  @Test("A thread that is whole has none")
  func none() throws { #expect(try faults([]).isEmpty) }

  /// A break, and what is found of it.
  struct Planted: Sendable, CustomTestStringConvertible {
    let name: String
    let records: [EntityRecord]
    let faults: [String]

    init(_ name: String, _ records: [EntityRecord], _ faults: [String]) {
      self.name = name
      self.records = records
      self.faults = faults
    }

    var testDescription: String { name }
  }

  private static let breaks: [Planted] = [
    Planted("no objective", Made.project("X"), ["unaligned X"]),
    Planted(
      "a programme without an objective",
      Made.programme("G", serves: [])
        + Made.project("X", programme: "G"),
      ["unaligned X"]
    ),
    Planted(
      "an objective that has ended",
      [Made.objective("Q1", "quality_priority", to: "2022-03-31"), Made.link("Q1", "R")]
        + Made.project("X", serves: ["Q1"]),
      ["aligned_to_ended X ← Q1"]
    ),
    Planted(
      "a programme that has closed",
      Made.programme("G", serves: ["Q"], closed: "2024-01-31")
        + Made.project("X", programme: "G"),
      ["aligned_to_ended X ← Q"]
    ),
    Planted(
      "a team objective without a parent",
      [Made.objective("T2", "team", unit: "NORMAN")] + Made.project("X", serves: ["T2"]),
      ["stops_short X ← T2", "no_parent T2"]
    ),
    Planted(
      "a parent that has ended",
      [
        Made.objective("Q1", "quality_priority", to: "2022-03-31"), Made.link("Q1", "R"),
        Made.objective("D2", "directorate", unit: "COM"), Made.link("D2", "Q1"),
      ] + Made.project("X", serves: ["D2", "T"]),
      ["parent_ended D2 ← Q1"]
    ),
    Planted(
      "an objective that nothing serves",
      [Made.objective("D2", "directorate", unit: "COM"), Made.link("D2", "Q")],
      ["unserved D2"]
    ),
    Planted(
      "objectives without work",
      [
        Made.objective("D2", "directorate", unit: "COM"), Made.link("D2", "Q"),
        Made.objective("T2", "team", unit: "NORMAN"), Made.link("T2", "D2"),
      ],
      ["unserved T2", "no_work D2"]
    ),
    Planted(
      "work that has closed",
      [Made.objective("D2", "directorate", unit: "COM"), Made.link("D2", "Q")]
        + Made.project("X", "closed_stopped", serves: ["D2"], closed: "2024-03-31"),
      ["served_by_ended D2 ← X"]
    ),
    Planted(
      "work under an objective that has ended",
      [
        Made.objective("D2", "directorate", unit: "COM"), Made.link("D2", "Q"),
        Made.objective("T2", "team", unit: "NORMAN", to: "2023-03-31"), Made.link("T2", "D2"),
      ] + Made.project("X", serves: ["T2", "T"]),
      ["served_by_ended D2 ← T2"]
    ),
    Planted(
      "a level left out",
      [Made.objective("T2", "team", unit: "NORMAN"), Made.link("T2", "Q")]
        + Made.project("X", serves: ["T2"]),
      ["skips_level T2 ← Q"]
    ),
    Planted(
      "a level that another way leads through",
      [
        Made.objective("T2", "team", unit: "CROFTON"), Made.link("T2", "Q"), Made.link("T2", "D"),
        Made.link("D", "R"), Made.link("T", "N"),
      ] + Made.project("X", serves: ["T2"]),
      []
    ),
    Planted(
      "a level that another way leads through, to somewhere else",
      [
        Made.objective("Q2", "quality_priority"), Made.link("Q2", "R"),
        Made.objective("T2", "team", unit: "CROFTON"), Made.link("T2", "Q2"), Made.link("T2", "D"),
      ] + Made.project("X", serves: ["T2"]),
      ["skips_level T2 ← Q2"]
    ),
    Planted(
      "a level that another way led through, until it ended",
      [
        Made.objective("D2", "directorate", unit: "COM", to: "2023-03-31"), Made.link("D2", "Q"),
        Made.objective("T2", "team", unit: "NORMAN"), Made.link("T2", "Q"), Made.link("T2", "D2"),
      ] + Made.project("X", serves: ["T2"]),
      ["skips_level T2 ← Q"]
    ),
    Planted(
      "a link that does not lead up",
      [Made.objective("T2", "team", unit: "NORMAN"), Made.link("T2", "T")]
        + Made.project("X", serves: ["T2"]),
      ["sideways T2 ← T"]
    ),
    Planted("a priority without a measure", Made.priority("Z", for: "Q"), ["no_measure Z"]),
    Planted(
      "a priority without a project",
      [Made.objective("Q2", "quality_priority"), Made.link("Q2", "R")]
        + Made.priority("Z", for: "Q2", measures: ["M"]),
      ["unserved Q2", "no_project Z ← Q2"]
    ),
    Planted(
      "a lead who has left",
      Made.priority("Z", for: "Q", lead: "P2", measures: ["M"])
        + [Made.role("P2", from: "2020-01-01", to: "2024-08-31")],
      ["no_lead Z"]
    ),
  ]

  @Test("Each planted break is found, and nothing else", arguments: breaks)
  func planted(_ planted: Planted) throws {
    #expect(try faults(planted.records) == planted.faults)
  }

  @Test("Of the levels that a link passes, those are named that no other way between its ends has")
  func levelsLeftOut() throws {
    let more =
      [
        Made.objective("D2", "directorate", unit: "COM"), Made.link("D2", "R"),
        Made.objective("T2", "team", unit: "NORMAN"), Made.link("T2", "D2"), Made.link("T2", "B"),
      ] + Made.project("X", serves: ["T2"])
    let found = try Made.thread(Made.whole + more).faults()
    #expect(found.map(\.short) == ["skips_level D2 ← R", "skips_level T2 ← B"])
    #expect(found.map { $0.skipped.map(\.word) } == [["quality_priority"], ["quality_priority"]])
  }

  @Test(
    "What is linked through its programme alone is no break, nor what was sustained or has closed"
  )
  func decoys() throws {
    let more =
      Made.programme("G", serves: ["Q"]) + Made.project("X", programme: "G")
      + Made.project("X2", "sustained") + Made.project("X3", "closed_stopped", closed: "2023-12-31")
    #expect(try faults(more).isEmpty)
    // On the day before it closed it was still under way.
    #expect(try faults(more, on: "2023-12-31").contains("unaligned X3"))
  }

  @Test("Nothing need serve one person's objective, and what has ended is not judged")
  func notJudged() throws {
    let more = [
      Made.objective("I2", "individual"), Made.link("I2", "T"),
      Made.objective("T2", "team", unit: "NORMAN", to: "2024-03-31"),
    ]
    #expect(try faults(more).isEmpty)
    #expect(try faults(more, on: "2024-03-31") == ["no_parent T2", "unserved T2"])
  }

  @Test("A break names the directorates it is in, by the placement of the day")
  func directorates() throws {
    let moved = Made.record(
      .unitPlacement,
      ["unit": "CROFTON", "from_on": "2024-06-01", "under": "COM", "reason": "Reorganised"]
    )
    let records = Made.whole + Made.project("X", units: ["CROFTON"]) + [moved]
    let after = try Made.thread(records).faults()
    #expect(after.map(\.directorates) == [["COM"]])
    let before = try Made.thread(records, on: "2024-05-31").faults()
    #expect(before.map(\.directorates) == [["ACM"]])
  }

  @Test("Coverage counts the objectives and projects of each directorate, and of none")
  func coverage() throws {
    let rows = try Made.thread(
      Made.whole
        + [
          Made.objective("T2", "team", unit: "NORMAN"),
          Made.objective("T3", "team", unit: "NORMAN"),
          Made.link("T3", "Q"),
        ] + Made.project("X", units: ["NORMAN", "CROFTON"]) + Made.project("X2", serves: ["T2"])
        + Made.project("X3", serves: ["T2"], units: ["NORMAN"])
    )
    .coverage()
    #expect(rows.map(\.code) == ["ACM", "COM", nil])
    let acute = rows[0]
    #expect([acute.objectives, acute.reaching, acute.worked] == [2, 2, 2])
    #expect([acute.projects, acute.aligned, acute.linked] == [2, 1, 1])
    #expect(acute.priorities == ["Y"])
    let community = rows[1]
    #expect([community.objectives, community.reaching, community.worked] == [2, 1, 1])
    #expect([community.projects, community.aligned, community.linked] == [2, 1, 0])
    #expect(community.priorities.isEmpty)
    #expect(rows[2].projects == 1)
  }
}
