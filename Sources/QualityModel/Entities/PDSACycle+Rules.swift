extension Entity {
  /// What must hold within a cycle: it is predicted before it is done, and studied before it ends.
  static let pdsaCycleRules: [RecordRule] = [
    RecordRule(
      "I-27",
      "A test that has begun has a prediction, or says why there is none.",
      .when("status", is: ["do", "study", "act", "complete"]),
      .needsOneOf(["prediction", "prediction_missing"])
    ),
    RecordRule(
      "I-27",
      "A test with a prediction has no reason for having none.",
      .given("prediction"),
      .lacks(["prediction_missing"])
    ),
    RecordRule(
      "I-27",
      "A test that has begun has the day it started.",
      .when("status", is: ["do", "study", "act", "complete"]),
      .needs(["started_on"])
    ),
    RecordRule(
      "I-27",
      "A test that is being decided on has been studied.",
      .when("status", is: ["act"]),
      .needs(["study"])
    ),
    RecordRule(
      "I-27",
      "A completed test has its last day, what was learnt and what was decided.",
      .when("status", is: ["complete"]),
      .needs(["ended_on", "study", "decision"])
    ),
    RecordRule(
      "I-27",
      "Nothing is decided about a test before it has been studied.",
      .when("status", is: ["plan", "do"]),
      .lacks(["decision"])
    ),
    RecordRule(
      "I-49",
      "A test does not end before it starts.",
      .always,
      .ordered("started_on", "ended_on")
    ),
    RecordRule("I-50", "A test does not build on itself.", .always, .differ("code", "previous")),
  ]
}
