extension Vocabulary {
  /// The states of an action.
  public static let actionStatus = Vocabulary(
    "action_status",
    "How far an action has come.",
    [
      Word("open", "agreed, and not begun"),
      Word("in_progress", "begun"),
      Word("done", "done, by the word and the evidence of its owner"),
      Word("verified", "somebody else has seen that it was done"),
      Word("cancelled", "given up, with the reason"),
    ]
  )

  /// How strong an action is, by the hierarchy of actions used after investigations.
  ///
  /// The three ranks are those that root cause analysis in health care sorts actions by: the less an
  /// action rests on people trying harder, the stronger it is.
  public static let actionStrength = Vocabulary(
    "action_strength",
    "How little an action rests on people remembering and trying harder.",
    [
      Word("weak", "people are to know, remember or try harder: reminders, training, policies"),
      Word("intermediate", "people are helped: checklists, fewer interruptions, more hands"),
      Word("strong", "the work is another: rooms, equipment, steps that cannot go wrong"),
    ]
  )
}

extension Entity {
  /// Something that somebody is to do by a day.
  public static let action = Entity(
    "action",
    plural: "actions",
    "Something that somebody agreed to do by a day: for a project, after a figure, or for neither.",
    group: .qualityImprovement,
    label: "description",
    lifecycle: Lifecycle(steps: [
      "open": ["in_progress", "cancelled"],
      "in_progress": ["done", "cancelled"],
      "done": ["verified"],
    ]),
    since: 4,
    fields: [
      .code(),
      .text("description", "what is to be done", required: true),
      .reference("project", to: "project", "the project it is part of", reverse: "actions"),
      .reference("unit", to: "unit", "where it is to be done", reverse: "actions"),
      .reference("measure", to: "measure", "the measure it is about", reverse: "actions"),
      .day("figure_on", "the first day of the period whose figure it reacts to"),
      .word(
        "strength",
        of: .actionStrength,
        "how little it rests on people trying harder",
        required: true
      ),
      .day("raised_on", "the day it was agreed", required: true),
      .reference("raised_by", to: "person", "who asked for it", required: true),
      .reference(
        "owner",
        to: "person",
        "who is to do it",
        required: true,
        reverse: "actions_owned"
      ),
      .day("original_due_on", "the day it was first to be done by", required: true),
      .day("due_on", "the day it is to be done by now", required: true),
      .word("status", of: .actionStatus, "how far it has come", required: true),
      .day("done_on", "the day it was done"),
      .text("evidence", "what shows that it was done"),
      .reference("verified_by", to: "person", "who has seen that it was done"),
      .day("verified_on", "the day of that"),
      .day("cancelled_on", "the day it was given up"),
      .reference("cancelled_by", to: "person", "who decided that"),
      .text("cancelled_because", "why it was given up"),
    ],
    rules: actionRules
  )

  private static let actionRules: [RecordRule] = [
    RecordRule(
      "I-22",
      "An action that is done has the day and evidence of it.",
      .when("status", is: ["done", "verified"]),
      .needs(["done_on", "evidence"])
    ),
    RecordRule(
      "I-22",
      "An action that is verified has who saw that it was done, and when.",
      .when("status", is: ["verified"]),
      .needs(["verified_by", "verified_on"])
    ),
    RecordRule(
      "I-22",
      "Somebody other than its owner verifies an action.",
      .always,
      .differ("owner", "verified_by")
    ),
    RecordRule(
      "I-49",
      "An action is not due before it is raised.",
      .always,
      .ordered("raised_on", "original_due_on")
    ),
    RecordRule(
      "I-49",
      "An action is not moved to a day before it was raised.",
      .always,
      .ordered("raised_on", "due_on")
    ),
    RecordRule(
      "I-49",
      "An action does not react to a period that has not begun.",
      .always,
      .ordered("figure_on", "raised_on")
    ),
    RecordRule(
      "I-49",
      "An action is not done before it is raised.",
      .always,
      .ordered("raised_on", "done_on")
    ),
    RecordRule(
      "I-49",
      "An action is not verified before it is done.",
      .always,
      .ordered("done_on", "verified_on")
    ),
    RecordRule(
      "I-49",
      "An action is not given up before it is raised.",
      .always,
      .ordered("raised_on", "cancelled_on")
    ),
    RecordRule(
      "I-51",
      "An action that is not done has no day on which it was.",
      .when("status", is: ["open", "in_progress", "cancelled"]),
      .lacks(["done_on"])
    ),
    RecordRule(
      "I-51",
      "An action that is not verified has nobody who verified it.",
      .unless("status", is: ["verified"]),
      .lacks(["verified_by", "verified_on"])
    ),
    RecordRule(
      "I-53",
      "An action that was given up says when, why, and who decided.",
      .when("status", is: ["cancelled"]),
      .needs(["cancelled_on", "cancelled_by", "cancelled_because"])
    ),
    RecordRule(
      "I-53",
      "Only an action that was given up says when, why, and who decided.",
      .unless("status", is: ["cancelled"]),
      .lacks(["cancelled_on", "cancelled_by", "cancelled_because"])
    ),
    RecordRule(
      "I-61",
      "An action that reacts to a figure names its measure.",
      .given("figure_on"),
      .needs(["measure"])
    ),
    RecordRule(
      "I-61",
      "An action about a measure names the unit.",
      .given("measure"),
      .needs(["unit"])
    ),
  ]
}
