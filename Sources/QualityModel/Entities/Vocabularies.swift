extension Vocabulary {
  /// How an organisation's quality is divided in priorities.
  public static let qualityDomain = Vocabulary(
    "quality_domain",
    "The side of quality that something is about.",
    [
      Word("safety", "people come to no harm"),
      Word("effectiveness", "care does what it is meant to do"),
      Word("experience", "how care feels to those who receive it"),
      Word("staff", "those who give the care"),
      Word("equity", "the same chance of good care for everyone"),
    ]
  )

  /// The part a measure plays in a family of measures.
  public static let measureRole = Vocabulary(
    "measure_role",
    "The part that a measure plays in a family of measures.",
    [
      Word("outcome", "what matters in the end to the people served"),
      Word("process", "whether what was planned is being done"),
      Word("balancing", "what might get worse elsewhere because of it"),
    ]
  )

  /// The years in which priorities are set and reported, from April to March.
  public static let financialYear = Vocabulary(
    "financial_year",
    "A year from April to March, as people write it.",
    (2010...2049).map { start in
      let end = (start + 1) % 100
      return Word(
        "\(start)/\(end < 10 ? "0" : "")\(end)",
        "from April \(start) to March \(start + 1)"
      )
    }
  )
}
