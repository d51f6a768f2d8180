extension Vocabulary {
  /// What a look back at a change came to.
  public static let sustainResult = Vocabulary(
    "sustain_result",
    "Whether an improvement was still there when somebody looked again.",
    [
      Word("held", "it was still there"),
      Word("partly_held", "some of it was still there"),
      Word("lost", "it was gone"),
      Word("insufficient_data", "there were too few figures to say"),
    ]
  )
}

extension Entity {
  /// A look back at whether an improvement has held.
  public static let sustainCheck = Entity(
    "sustain_check",
    plural: "sustain_checks",
    "A look at whether the improvement of a project has held, some months after the change.",
    group: .qualityImprovement,
    key: ["project", "measure", "months_after"],
    fields: [
      .reference(
        "project",
        to: "project",
        "the project",
        required: true,
        reverse: "sustain_checks"
      ),
      .reference(
        "measure",
        to: "measure",
        "the measure looked at",
        required: true,
        reverse: "sustain_checks"
      ),
      .wholeNumber(
        "months_after",
        in: 1...120,
        "how many months after the change",
        required: true
      ),
      .day("due_on", "the day it is due", required: true),
      .day("done_on", "the day it was done"),
      .wholeNumber("points_after", in: 0...9999, "how many points there were after the change"),
      .word("result", of: .sustainResult, "what it came to"),
    ],
    rules: [
      RecordRule(
        "I-04",
        "A check that was done has its result, and how many points it rests on.",
        .given("done_on"),
        .needs(["result", "points_after"])
      ),
      RecordRule(
        "I-04",
        "A check with a result has the day it was done.",
        .given("result"),
        .needs(["done_on"])
      ),
    ]
  )
}
