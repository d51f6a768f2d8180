import QualityModel

/// Surveys of readiness to innovate and of how far clinicians take part.
enum Readiness {
  private static let readiness = [
    "time to test", "leaders listen", "mistakes are talked about", "data at hand",
    "ideas go somewhere", "we know our aim", "others are asked", "we finish what we start",
  ]
  private static let engagement = [
    "clinicians lead projects", "doctors come to meetings", "clinicians look at charts",
    "clinicians set the aims",
  ]
  /// How many of the 30 people of the programme came from each directorate; one is too small to show.
  private static let respondents = [9, 8, 6, 4, 3]

  /// The records of both surveys, before and after.
  static func records(seed: UInt64) -> [EntityRecord] {
    var dice = SeededDice(seed: seed, for: "readiness")
    let occasions = [
      ("baseline", PortfolioDays.day(2021, 2, 15)), ("follow_up", PortfolioDays.day(2021, 5, 17)),
    ]
    var records: [EntityRecord] = []
    for (instrument, items) in [("readiness", readiness), ("clinical engagement", engagement)] {
      for (number, item) in items.enumerated() {
        for (column, directorate) in PortfolioCounts.directorates.enumerated() {
          var score = 2.6 + 1.2 * dice.uniform()
          for (occasion, day) in occasions {
            if occasion == "follow_up" {
              score += change(instrument, number, column, &dice)
            }
            let shown = min(5, max(1, (score * 100).rounded() / 100))
            records.append(
              EntityRecord(
                .readinessScore,
                [
                  "instrument": .text(instrument), "edition": .text("v1"), "item": .text(item),
                  "unit": .text(directorate), "surveyed_on": .day(day),
                  "occasion": .text(occasion), "score": .number(shown), "lowest": .number(1),
                  "highest": .number(5), "respondents": .wholeNumber(respondents[column]),
                ]
              )
            )
          }
        }
      }
    }
    return records
  }

  private static func change(
    _ instrument: String,
    _ item: Int,
    _ column: Int,
    _ dice: inout SeededDice
  ) -> Double {
    // One item rises in four of five; engagement falls where children are cared for.
    if instrument == "readiness", item == 3 {
      return column == 2 ? -0.05 : 0.5 + 0.3 * dice.uniform()
    }
    if instrument == "clinical engagement", column == 3 { return -0.4 - 0.3 * dice.uniform() }
    return 0.3 * (dice.uniform() - 0.5)
  }
}
