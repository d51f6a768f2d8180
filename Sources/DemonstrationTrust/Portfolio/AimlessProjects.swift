/// Wishes that were put on the register: a title and a story, and nothing to count.
enum AimlessProjects {
  /// A wish.
  struct Wish: Sendable {
    let title: String
    let idea: String
  }

  static let all = [
    Wish(title: "Better communication", idea: "a team away day"),
    Wish(title: "Garden project", idea: "raised beds and a bench"),
    Wish(title: "Wellbeing corner", idea: "a corner with plants and a kettle"),
    Wish(title: "Noticeboard refresh", idea: "new noticeboards"),
    Wish(title: "Digital champions", idea: "one champion in each team"),
    Wish(title: "Working together better", idea: "a shared charter of values"),
    Wish(title: "Less paperwork", idea: "a look at all our forms"),
    Wish(title: "Kinder corridors", idea: "pictures made by people who come here"),
    Wish(title: "Reflective practice", idea: "an hour of reflection"),
    Wish(title: "Making handover better", idea: "another sheet for handover"),
  ]

  /// What some of them wrote where an aim should stand.
  static let hopes = [
    "To improve how we talk to one another, as soon as we can.",
    "To make this a better place for everybody.",
  ]
}

/// How work is called that is no improvement project, whatever the register says.
struct MisfitWords {
  let title: String
  let idea: String
  /// The kind of problem that the triage named.
  let problem: String
  /// The method that fits it.
  let recommended: String
  /// Why another was chosen.
  let reason: String

  /// The measures with a standard that an audit can hold records against.
  static let audited: Set<String> = [
    "EFF-01", "EFF-04", "EFF-16", "SAF-18", "EXP-09", "STF-05", "STF-06", "ACC-10",
  ]

  static func of(_ misfit: ProjectDraft.Misfit, _ subject: Subject) -> MisfitWords {
    let matter = ProjectTitle.lowered(subject.stems[0])
    return switch misfit {
    case .audit:
      MisfitWords(
        title: "Do we meet the standard? \(subject.stems[1]),",
        idea: "thirty records read against the policy, once",
        problem: "compliance_gap",
        recommended: "CA",
        reason: "The team wished to be part of the improvement showcase"
      )
    case .research:
      MisfitWords(
        title: "A comparison of two ways of \(matter),",
        idea: "people allocated by coin to the new way or the usual one",
        problem: "new_knowledge",
        recommended: "RES",
        reason: "It was thought to be quicker than asking for approval"
      )
    case .evaluation:
      MisfitWords(
        title: "What does our service achieve? \(subject.stems[2]),",
        idea: "a look back at last year's figures and ten interviews",
        problem: "evaluate_existing",
        recommended: "SE",
        reason: "The lead is on the improvement course and needs a project"
      )
    case .smallChange:
      MisfitWords(
        title: "New folders for \(matter),",
        idea: "coloured folders in place of the old ones",
        problem: "known_solution",
        recommended: "JDI",
        reason: "It was registered so that the cost could be claimed"
      )
    }
  }
}
