extension Invariant {
  /// The register, by number.
  public static let all: [Invariant] = thread + control + planningAndAssurance + improvement + house

  private static let thread = [
    Invariant(
      "I-01",
      "The cascade of objectives has no loops.",
      .table,
      .plan,
      .entry
    ),
    Invariant(
      "I-02",
      "Work counts as aligned only through an objective that holds on the day, and a link says how "
        + "the one helps the other.",
      .table,
      .plan,
      .engine("the golden thread counts no link to what has ended"),
      .query("qi.orphans")
    ),
    Invariant(
      "I-03",
      "An approved quality priority rests on evidence, involvement, a measure and a method.",
      .plan,
      .entry
    ),
    Invariant(
      "I-04",
      "A sustained project has a check, done after the change, that found it held on 12 points or more.",
      .table,
      .plan,
      .entry
    ),
  ]

  private static let control = [
    Invariant("I-05", "A measure has one definition at a time.", .plan, .entry),
    Invariant(
      "I-06",
      "Ratios are rolled up from their parts, never by averaging.",
      .plan,
      .engine("a roll-up adds numerators and denominators, and a series has no other value")
    ),
    Invariant(
      "I-07",
      "Versions of a definition are never joined in one phase.",
      .plan,
      .entry,
      .engine("a series begins a new phase at each version")
    ),
    Invariant(
      "I-08",
      "Missing is not zero: there is no numerator exactly where there is a reason for it.",
      .table,
      .plan,
      .engine("a period without a figure is a point without a value and breaks runs")
    ),
    Invariant(
      "I-09",
      "Limits are computed anew only by a phase with a reason and who decided, from 12 points or more.",
      .table,
      .plan
    ),
    Invariant(
      "I-10",
      "A measure without a better direction shows neither improvement nor concern.",
      .engine("the category of a point comes from one function of side and direction")
    ),
    Invariant("I-11", "Who signs an assessment off did not make it.", .table, .plan),
    Invariant(
      "I-12",
      "A figure is the same on the board of a unit and in every other view of it.",
      .engine("all read one series, at one as-of date")
    ),
  ]

  private static let planningAndAssurance = [
    Invariant(
      "I-13",
      "A significant change has its impact assessments decided before it is made.",
      .later("changes and impact assessments")
    ),
    Invariant(
      "I-14",
      "Two clinicians sign an impact assessment off, neither of whom prepared it.",
      .later("changes and impact assessments")
    ),
    Invariant(
      "I-15",
      "Only a negative impact has a score.",
      .later("changes and impact assessments")
    ),
    Invariant(
      "I-16",
      "The risk that is left is not above the first one without a reason.",
      .later("changes and impact assessments")
    ),
    Invariant(
      "I-17",
      "A high risk that is left is watched by a measure.",
      .later("changes and impact assessments")
    ),
    Invariant("I-18", "A re-audit shares criteria with the audit it repeats.", .later("audits")),
    Invariant("I-19", "Results of an audit show what they are out of.", .later("audits")),
    Invariant("I-20", "An unmet criterion has an action or is accepted.", .later("audits")),
    Invariant("I-21", "No audit closes with its re-audit due.", .later("audits")),
    Invariant(
      "I-22",
      "An action that is done has evidence, and somebody other than its owner verifies it.",
      .table,
      .plan
    ),
    Invariant("I-23", "Versions of prompts are not mixed in one trend.", .later("review visits")),
    Invariant("I-26", "An audit has criteria before it begins.", .later("audits")),
  ]

  private static let improvement = [
    Invariant(
      "I-24",
      "Another method than the recommended one is chosen with a reason.",
      .table,
      .plan
    ),
    Invariant(
      "I-25",
      "Research is approved before it is active, with a reference and a day.",
      .table,
      .plan,
      .entry
    ),
    Invariant(
      "I-27",
      "A test has its prediction, or why there is none, before it begins, is studied before it is "
        + "decided on, and ends with a decision.",
      .table,
      .plan
    ),
    Invariant(
      "I-28",
      "A project has a measurable aim and a family of measures before its change is put in place.",
      .plan,
      .entry
    ),
    Invariant(
      "I-29",
      "A judgement of progress is one of ten half steps, with its evidence and who made it.",
      .table,
      .plan
    ),
    Invariant(
      "I-30",
      "What a review finds changes no project; only people's decisions do.",
      .noWay("a finding is a record of its own, and nothing that writes a project reads findings")
    ),
    Invariant(
      "I-31",
      "A project is merged into one that goes on: no chains, and none into itself.",
      .table,
      .plan,
      .entry
    ),
    Invariant(
      "I-32",
      "The figure for a reduced portfolio counts decisions to merge, stop and register anew.",
      .noWay("it is worked out from the decisions each time, and is nowhere entered")
    ),
    Invariant(
      "I-33",
      "Everything that was recorded stays readable, merged and ended projects with the rest.",
      .trigger
    ),
    Invariant(
      "I-34",
      "A change is offered as proven only where its project was sustained.",
      .plan,
      .entry
    ),
    Invariant(
      "I-35",
      "A project that takes over another's change is no duplicate of it.",
      .plan,
      .entry
    ),
    Invariant(
      "I-36",
      "A unit that has taken over a change says what it does differently.",
      .table,
      .plan
    ),
    Invariant(
      "I-37",
      "Co-production is claimed only where people were involved at all five steps.",
      .noWay("each involvement says its own step and level, and nothing claims it of the whole")
    ),
    Invariant("I-38", "Feedback comes in without names.", .later("feedback")),
    Invariant("I-39", "Of speaking up there are counts alone.", .later("feedback")),
    Invariant("I-40", "No words of a person are printed without consent.", .later("feedback")),
    Invariant(
      "I-41",
      "The matrix shows the newest opinion that holds, of the highest line, and what contradicts it.",
      .later("assurance")
    ),
    Invariant("I-42", "No opinion is never shown as a good one.", .later("assurance")),
    Invariant("I-43", "An opinion says until when it holds.", .later("assurance")),
    Invariant("I-44", "Official figures come from official runs.", .later("official runs")),
    Invariant(
      "I-45",
      "An issued report is never altered; a correction is a new version.",
      .later("official runs")
    ),
    Invariant("I-46", "Answers of too few people are not shown.", .later("reports")),
    Invariant("I-47", "An official run has a reviewed script.", .later("official runs")),
    Invariant(
      "I-48",
      "The change log is only added to, and its hash chain holds.",
      .trigger,
      .query("tidemark verify")
    ),
  ]

  /// Beyond the brief: what the declarations ask of days, words and references.
  private static let house = [
    Invariant("I-49", "Days come in their order.", .table, .plan),
    Invariant("I-50", "Nothing refers to itself.", .table, .plan),
    Invariant("I-51", "A state has the days that it stands for.", .table, .plan),
    Invariant("I-52", "A pause has an end.", .table, .plan),
    Invariant("I-53", "What ended early says why, and who decided.", .table, .plan),
    Invariant("I-54", "What belongs to a directorate or a unit names it.", .table, .plan),
    Invariant("I-55", "Involvement and evaluations are about one thing.", .table, .plan),
    Invariant("I-56", "A finding, a rating or a decision names what it rests on.", .table, .plan),
    Invariant("I-57", "A huddle that was not held had nobody there.", .table, .plan),
    Invariant("I-58", "A score lies between the lowest and the highest possible.", .table, .plan),
    Invariant(
      "I-59",
      "A review merges a project into one that it keeps: no chains, and no circles.",
      .plan,
      .entry
    ),
    Invariant(
      "I-60",
      "An action's day moves with a reason that stays readable, and the day first agreed never.",
      .plan,
      .entry
    ),
    Invariant("I-61", "An action that reacts to a figure says to which.", .table, .plan),
    Invariant(
      "I-62",
      "Nothing of an audit plan begins before the plan is approved.",
      .plan,
      .entry
    ),
    Invariant(
      "I-63",
      "An item of an audit plan serves quality priorities of the plan's own year.",
      .plan,
      .entry
    ),
  ]
}
