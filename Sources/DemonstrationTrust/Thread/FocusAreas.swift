import QualityModel

/// The subjects that assurance must cover.
enum FocusAreas {
  /// The names, in the order of their numbers.
  static let names = [
    "safeguarding", "clinical risk assessment", "care planning", "medicines", "physical health",
    "infection control", "record keeping", "mental health law and capacity",
    "violence and restrictive practice", "falls and pressure care",
    "suicide and self-harm prevention", "learning from incidents", "consent and information",
    "discharge and transitions", "access and waiting", "experience and complaints",
    "carers and families", "staffing, supervision and training", "environment and equipment",
    "nutrition and hydration",
  ]

  /// The code of an area by its place.
  static func code(_ place: Int) -> String { "FA\(place + 1 < 10 ? "0" : "")\(place + 1)" }

  /// The records of the edition made for this trust.
  static var records: [EntityRecord] {
    names.enumerated().map { number, name in
      EntityRecord(
        .focusArea,
        [
          "code": .text(code(number)), "edition": .text("demo-1"),
          "name": .text(name), "valid_from": .day(PortfolioDays.day(2021, 4, 1)),
          "synthetic": .truth(true),
        ]
      )
    }
  }
}
