/// What the trust put first for quality, year by year.
enum QualityPriorities {
  /// A priority.
  struct Priority: Sendable {
    let title: String
    let domain: String
    let strategic: Int
    let measures: [String]
    let method: String
    let problem: String
    var mustDo = false
    /// The place of the priority of the year before that it carries on.
    var continues: Int?
  }

  /// A year.
  struct Year: Sendable {
    let start: Int
    let priorities: [Priority]

    /// As people write it: "2021/22".
    var name: String { "\(start)/\((start + 1) % 100)" }
  }

  /// The place among ``years`` of the one that begins in a calendar year.
  static func row(of start: Int) -> Int? { years.firstIndex { $0.start == start } }

  static let years = [
    Year(
      start: 2021,
      priorities: [
        Priority(
          title: "Less violence on our wards",
          domain: "safety",
          strategic: 0,
          measures: ["SAF-01", "SAF-03"],
          method: "MFI",
          problem: "wicked"
        ),
        Priority(
          title: "Back to yearly health checks after the pandemic",
          domain: "effectiveness",
          strategic: 3,
          measures: ["EFF-01"],
          method: "MFI",
          problem: "wicked"
        ),
        Priority(
          title: "Hearing from more people by text message",
          domain: "experience",
          strategic: 4,
          measures: ["EXP-02", "EXP-01"],
          method: "SD",
          problem: "redesign"
        ),
        Priority(
          title: "Staff who are well after a hard year",
          domain: "staff",
          strategic: 2,
          measures: ["STF-01", "STF-08"],
          method: "RIAP",
          problem: "safety_must_do",
          mustDo: true
        ),
        Priority(
          title: "Waits for children brought down",
          domain: "experience",
          strategic: 1,
          measures: ["ACC-03"],
          method: "MFI",
          problem: "wicked"
        ),
      ]
    ),
    Year(
      start: 2022,
      priorities: [
        Priority(
          title: "Safer wards: fewer assaults and fewer restraints",
          domain: "safety",
          strategic: 0,
          measures: ["SAF-01", "SAF-03", "SAF-17"],
          method: "MFI",
          problem: "wicked",
          continues: 0
        ),
        Priority(
          title: "Physical health checks in every locality",
          domain: "effectiveness",
          strategic: 3,
          measures: ["EFF-01", "EFF-08"],
          method: "MFI",
          problem: "wicked",
          continues: 1
        ),
        Priority(
          title: "Care plans that people helped to write",
          domain: "experience",
          strategic: 4,
          measures: ["EXP-05", "EFF-02"],
          method: "MFI",
          problem: "wicked"
        ),
        Priority(
          title: "Seen within three days of leaving hospital",
          domain: "safety",
          strategic: 1,
          measures: ["EFF-03"],
          method: "RIAP",
          problem: "safety_must_do",
          mustDo: true
        ),
        Priority(
          title: "Filling our posts",
          domain: "staff",
          strategic: 2,
          measures: ["STF-03", "STF-02"],
          method: "FT",
          problem: "redesign"
        ),
      ]
    ),
    Year(
      start: 2023,
      priorities: [
        Priority(
          title: "Safety huddles on eight wards",
          domain: "safety",
          strategic: 0,
          measures: ["SAF-01", "SAF-17"],
          method: "MFI",
          problem: "wicked",
          continues: 0
        ),
        Priority(
          title: "The same chance of a health check for everyone",
          domain: "equity",
          strategic: 3,
          measures: ["EFF-01"],
          method: "MFI",
          problem: "wicked",
          continues: 1
        ),
        Priority(
          title: "Fewer falls and pressure ulcers",
          domain: "safety",
          strategic: 0,
          measures: ["SAF-09", "SAF-11"],
          method: "MFI",
          problem: "wicked"
        ),
        Priority(
          title: "Crisis help within four hours",
          domain: "effectiveness",
          strategic: 1,
          measures: ["ACC-08"],
          method: "RIAP",
          problem: "safety_must_do",
          mustDo: true
        ),
        Priority(
          title: "Carers known and supported",
          domain: "experience",
          strategic: 4,
          measures: ["EXP-08", "EXP-10"],
          method: "MFI",
          problem: "wicked"
        ),
      ]
    ),
    Year(
      start: 2024,
      priorities: [
        Priority(
          title: "Violence and restraint: holding the gain and sharing it",
          domain: "safety",
          strategic: 0,
          measures: ["SAF-01", "SAF-03"],
          method: "MFI",
          problem: "wicked",
          continues: 0
        ),
        Priority(
          title: "Complaints that teach us something",
          domain: "experience",
          strategic: 4,
          measures: ["EXP-09"],
          method: "MFI",
          problem: "wicked"
        ),
        Priority(
          title: "Risk assessments that people recognise themselves in",
          domain: "safety",
          strategic: 0,
          measures: ["EFF-04"],
          method: "MFI",
          problem: "wicked",
          mustDo: true
        ),
        Priority(
          title: "Shorter stays far from home",
          domain: "effectiveness",
          strategic: 1,
          measures: ["ACC-07", "EFF-14"],
          method: "FT",
          problem: "redesign"
        ),
        // Proposed and talked over; how to measure it has not been found.
        Priority(
          title: "Care that fits autistic people",
          domain: "equity",
          strategic: 4,
          measures: [],
          method: "MFI",
          problem: "wicked"
        ),
      ]
    ),
  ]
}
