import QualityModel
import SPCCore

extension MeasurePlans {
  /// EXP-01 to EXP-12.
  static let experience: [MeasurePlan] = [
    .share(
      "EXP-01",
      "Good or very good experience",
      "people who call their experience good or very good",
      of: "people who answered",
      .figures(of: "EXP-02"),
      0.89,
      by: asked,
      Behaviour(
        spread: 0.015,
        commonNoise: 0.004,
        changes: [Behaviour.Change(from: 13, full: 13, by: -0.03)]
      )
    ),
    .count(
      "EXP-02",
      "Feedback responses",
      "people who answered",
      unit: "responses",
      6,
      .higher,
      by: asked,
      Behaviour(
        spread: 0.3,
        unitNoise: 0.1,
        commonNoise: 0.04,
        carry: 0.2,
        pandemic: -0.2,
        changes: [Behaviour.Change(from: 13, full: 13, by: 3)]
      )
    ),
    .rate(
      "EXP-03",
      "Complaints per 1,000 contacts",
      counting: "complaints received",
      per: .contacts,
      0.62,
      .neutral,
      by: .contactServices,
      Behaviour(spread: 0.2, unitNoise: 0.1, commonNoise: 0.03, pandemic: -0.3)
    ),
    .rate(
      "EXP-04",
      "Compliments per 1,000 contacts",
      counting: "compliments received",
      per: .contacts,
      1.9,
      .neutral,
      by: .contactServices,
      Behaviour(spread: 0.3, unitNoise: 0.1, commonNoise: 0.05, pandemic: 0.15)
    ),
    .share(
      "EXP-05",
      "Involved in their care",
      "people who felt involved as much as they wanted",
      of: "people asked",
      .cases(18),
      0.71,
      by: .units(["ACM", "CML", "OPC-INP", "CYP-INP", "FPH"], [.ward, .team]),
      Behaviour(
        spread: 0.03,
        commonNoise: 0.006,
        changes: [Behaviour.Change(from: 34, full: 45, by: 0.055)]
      ),
      latest: .improvement
    ),
    .share(
      "EXP-06",
      "Feel safe on the ward",
      "people who feel safe most of the time or always",
      of: "people asked on the ward",
      .cases(12),
      0.72,
      by: .wards,
      Behaviour(spread: 0.04, commonNoise: 0.008)
    ),
    .share(
      "EXP-07",
      "Told about side effects",
      "people told about side effects of their medicine",
      of: "people asked",
      .cases(12),
      0.64,
      by: .mentalHealthWards,
      Behaviour(spread: 0.04, commonNoise: 0.008)
    ),
    .share(
      "EXP-08",
      "Carers identified",
      "people whose record says who cares for them, or that nobody does",
      of: "people on the caseload",
      .list(120),
      0.58,
      by: .units(["CML", "OPC"], [.team]),
      Behaviour(
        spread: 0.06,
        unitNoise: 0.02,
        commonNoise: 0.006,
        carry: 0.2,
        pandemic: -0.02,
        changes: [Behaviour.Change(from: 24, full: 50, by: 0.13)]
      ),
      latest: .improvement
    ),
    .share(
      "EXP-09",
      "Complaints answered in time",
      "complaints answered by the day agreed",
      of: "complaints whose answer was due",
      .cases(4),
      0.76,
      by: .everyService,
      Behaviour(spread: 0.03),
      target: (85, "Trust policy")
    ),
    .mean(
      "EXP-10",
      "Carer satisfaction",
      "points from 1 to 5 given by carers",
      of: "carers who answered",
      unit: "points",
      .cases(7),
      4.02,
      deviation: 0.8,
      .higher,
      by: .contactServices,
      Behaviour(spread: 0.02, commonNoise: 0.006)
    ),
    .share(
      "EXP-11",
      "Did not attend",
      "appointments missed without a word",
      of: "appointments planned",
      .cases(260),
      0.118,
      .lower,
      by: .units(["CML", "OPC", "CYP", "ACM-LIA"], [.team, .clinic]),
      Behaviour(spread: 0.02, unitNoise: 0.005, commonNoise: 0.004, carry: 0.2, pandemic: 0.025)
    ),
    .count(
      "EXP-12",
      "Community meetings held",
      "meetings of the people on the ward with its staff",
      unit: "meetings",
      3.6,
      .neutral,
      by: .wards,
      sampled: .register,
      Behaviour(spread: 0.1, unitNoise: 0.2, commonNoise: 0.03, pandemic: -0.3)
    ),
  ]

  /// Units whose people are asked how it was.
  private static let asked = Reporters.units(
    ["ACM", "CML", "OPC", "CYP-INP", "CYP-CAM", "CYP-CDV", "FPH"],
    [.ward, .team, .clinic]
  )
}
