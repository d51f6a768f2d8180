/// What people write about their projects, in the ways that people write.
enum ProjectWords {
  private static let openings = [
    "A student asked why we do it this way, and nobody knew.",
    "It has been on our team's list since the away day.",
    "The figures on our board had not moved for a year.",
    "A family wrote to us, and we want to answer with more than a letter.",
    "Two incidents in one week made us stop and look.",
    "Peer reviewers saw it before we did.",
    "At the care forum it came up three times in a row.",
    "Our own audit said that we could do better.",
    "After the pandemic we never quite went back to what had worked.",
    "We visited another team and came home with an idea.",
    "The night staff raised it first.",
    "People who have used the service told us what gets in the way.",
    "It costs each of us an hour a week, and patients more than that.",
    "New colleagues notice it in their first days.",
  ]

  private static let middles = [
    "We would like to try {idea}.",
    "The plan is {idea}, on a small scale first.",
    "We begin with {idea} and see what happens.",
    "Our first thought is {idea}; others may follow.",
    "We think that {idea} could help.",
    "What we want to find out is whether {idea} makes a difference.",
    "It all turns on {idea}.",
    "Somebody suggested {idea}, and most of us agreed.",
  ]

  private static let endings = [
    "It is for {people}, who should notice within weeks.",
    "We meet on {day}s and keep a chart in the office.",
    "{People} have been asked and are in favour.",
    "If it does not work we will say so.",
    "The doctor, two nurses and the ward clerk make up the team.",
    "We need nothing but time for it.",
    "A volunteer who knows the service from the other side is part of the team.",
    "We will tell the quality group how it goes in {month}.",
    "Nothing else is to get worse because of it.",
    "The matron knows and has cleared two hours a week.",
  ]

  /// The story of a project.
  static func narrative(idea: String, people: String, _ dice: inout SeededDice) -> String {
    let day = dice.pick(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"])
    let month = dice.pick(["March", "May", "June", "September", "October", "November"])
    let ending = dice.pick(endings)
      .replacing("{people}", with: people)
      .replacing("{People}", with: ProjectTitle.raised(people))
      .replacing("{day}", with: day)
      .replacing("{month}", with: month)
    return [dice.pick(openings), dice.pick(middles).replacing("{idea}", with: idea), ending]
      .joined(separator: " ")
  }

  /// Why a project was stopped.
  static let stopReasons = [
    "The lead has left and nobody took it on", "The service was reorganised under it",
    "The change was made for the whole trust meanwhile", "There was no time beside the winter beds",
    "It turned out that the figures were wrong from the start",
    "The team chose to put another subject first",
  ]

  /// Why a project was closed with what was learnt.
  static let learningReasons = [
    "Three tests showed no difference; we know now that the cause lies elsewhere",
    "It worked with one enthusiast and not without",
    "It helped a few people much and most not at all; written up for the showcase",
    "The change cost more time than it gave back",
    "People did not want it, and told us what they want instead",
  ]

  /// Why a project rests.
  static let pauseReasons = [
    "The lead is on parental leave until then",
    "The ward moves to another floor, and we go on after that",
    "The record system changes this year, and the form with it",
    "A new team leader starts in spring and wants to take it on",
  ]

  /// Why a project went up into another one.
  static let mergeReasons = [
    "The same team works on both", "One chart and one meeting are enough",
    "The other project had the data already",
  ]
}
