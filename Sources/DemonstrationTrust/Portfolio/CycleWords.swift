/// What teams write about their tests.
enum CycleWords {
  private static let scales: [String: [String]] = [
    "one_case": ["with one person", "once, with somebody we know well", "on a single occasion"],
    "few_cases": ["with five people", "with the next few people", "in three cases in a row"],
    "one_shift": ["on one early shift", "for one clinic", "during one meeting"],
    "one_unit": ["everywhere here, for two weeks", "with the whole team", "on all shifts"],
    "several_units": ["with the team next door too", "at two places at once"],
  ]

  private static let questions = [
    "Does {idea} work {scale}?", "Can we manage {idea} {scale}?",
    "What happens when we try {idea} {scale}?", "Is {idea} worth the time, tried {scale}?",
    "Will people take to {idea}, offered {scale}?", "How long does {idea} take {scale}?",
    "What gets in the way of {idea} {scale}?",
  ]

  private static let predictions = [
    "It will be done {n} times out of ten", "We expect it to take less than {n} minutes",
    "At least {n} of the people asked will say that it helped", "{n} in ten will accept it",
    "It will be forgotten on at least one day, and work on the others",
    "Staff will like it sooner than patients do", "No more than {n} will be missed",
  ]

  private static let absences = [
    "Not written down before the test", "The form had no room for it",
    "We wanted to see without expecting anything", "The lead was away when the test began",
    "It was thought to be obvious",
  ]

  private static let measures = [
    "How often it was done, on a tally sheet", "Minutes, by the clock on the wall",
    "What people said, in three words each", "Refusals and the reasons for them",
    "The figure of the outcome on that day",
  ]

  private static let observations = [
    "Done {n} times out of ten; twice nobody knew whose turn it was",
    "It took {n} minutes, longer in the evening", "{n} of those asked said that it helped",
    "It worked while the same two people were on shift", "People asked for it on the day after",
    "Half the leaflets were left on the table", "The phone rang, and it stopped there",
    "Quieter than the week before, though that may be chance",
  ]

  private static let matches = [
    "As expected; the next test may be larger", "Better than predicted, for reasons we can name",
    "Close to what we said, and the time was right",
  ]

  private static let misses = [
    "Less than predicted: the time of day was wrong", "Not what we expected; the card is too long",
    "We had been too hopeful about nights", "Worse than predicted while the ward was full",
  ]

  private static let plain = [
    "It can be done; somebody has to own it", "Hard to say what made the difference",
    "We learnt that the first five minutes decide", "It needs fewer words",
    "Nothing to hold it against, but the team liked it",
  ]

  static func question(_ idea: String, _ scale: String, _ dice: inout SeededDice) -> String {
    dice.pick(questions).replacing("{idea}", with: idea)
      .replacing("{scale}", with: dice.pick(scales[scale] ?? ["here"]))
  }

  static func prediction(_ dice: inout SeededDice) -> String {
    dice.pick(predictions).replacing("{n}", with: String(dice.whole(5...9)))
  }

  static func absence(_ dice: inout SeededDice) -> String { dice.pick(absences) }

  static func measured(_ dice: inout SeededDice) -> String { dice.pick(measures) }

  static func observed(_ dice: inout SeededDice) -> String {
    dice.pick(observations).replacing("{n}", with: String(dice.whole(3...9)))
  }

  /// What was learnt, held against the prediction where there was one.
  static func study(predicted: Bool, went well: Bool, _ dice: inout SeededDice) -> String {
    guard predicted else { return dice.pick(plain) }
    return dice.pick(well ? matches : misses)
  }
}
