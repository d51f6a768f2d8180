extension Entity {
  /// What a word of the trust's means, for the finding of duplicates.
  public static let wordMeaning = Entity(
    "word_meaning",
    plural: "word_meanings",
    "What a word or an abbreviation means here, so that titles that say one thing in two ways are "
      + "seen to be alike.",
    group: .qualityImprovement,
    key: ["term"],
    label: "meaning",
    since: 3,
    fields: [
      .text("term", "the word, phrase or abbreviation", required: true),
      .text(
        "meaning",
        "what it stands for; the term itself where it stands for nothing else",
        required: true
      ),
    ]
  )
}
