import QualityModel

/// How good the data of the measures were found to be.
enum DataQuality {
  private static let dimensions = [
    "accuracy", "validity", "reliability", "timeliness", "relevance", "completeness",
  ]

  /// The records: every measure that projects are about has been looked at, not always in full.
  static func records(_ roster: Roster, seed: UInt64) -> [EntityRecord] {
    var dice = SeededDice(seed: seed, for: "data quality")
    return Subject.all.flatMap { subject -> [EntityRecord] in
      let day = PortfolioDays.day(2023, dice.whole(5...11), dice.whole(2...27))
      let assessor = dice.pick(roster.analysts)
      let others = roster.analysts.filter { $0 != assessor }
      return dimensions.filter { _ in dice.happens(0.7) }.map { dimension in
        let rating =
          dice.happens(0.78) ? "sufficient" : dice.happens(0.6) ? "insufficient" : "not_assessed"
        return EntityRecord(
          .dataQualityAssessment,
          given: [
            "measure": .text(subject.measure), "dimension": .text(dimension),
            "assessed_on": .day(day), "rating": .text(rating),
            "evidence": evidence(rating, &dice).map(FieldValue.text),
            "assessed_by": .text(assessor),
            "signed_off_by": dice.happens(0.8) ? .text(dice.pick(others)) : nil,
            "review_due": .day(day.adding(months: dice.pick([6, 12, 12, 18]))),
          ]
        )
      }
    }
  }

  private static func evidence(_ rating: String, _ dice: inout SeededDice) -> String? {
    switch rating {
    case "sufficient":
      dice.pick([
        "Thirty records read against the source, one difference",
        "Three months compared with the record system",
        "Entered within two days at every unit seen",
      ])
    case "insufficient":
      dice.pick([
        "Two wards count it otherwise", "One in seven entries came a month late",
        "Blank for nights at four units",
      ])
    default: nil
    }
  }
}
