import QualityModel
import SPCCore

extension MeasurePlans {
  /// ACC-01 to ACC-10.
  static let access: [MeasurePlan] = [
    .share(
      "ACC-01",
      "Waiting less than 18 weeks",
      "people on the list who have waited less than 18 weeks",
      of: "people waiting for their first treatment",
      .list(210),
      0.93,
      by: .units(["CML-SPE", "OPC-SPE", "OPC-MEM", "CYP-CDV"], [.clinic, .team]),
      Behaviour(
        spread: 0.015,
        unitNoise: 0.012,
        commonNoise: 0.005,
        carry: 0.3,
        pandemic: -0.05,
        changes: [Behaviour.Change(from: 26, full: 50, by: -0.09)]
      ),
      latest: .concern,
      target: (92, "National standard")
    ),
    .share(
      "ACC-02",
      "Early intervention within two weeks",
      "people with a first episode of psychosis who began treatment within two weeks",
      of: "people with a first episode of psychosis who began treatment",
      .cases(17),
      0.64,
      by: .units(["CML-EIP"], [.team]),
      Behaviour(spread: 0.02),
      target: (60, "National standard")
    ),
    .mean(
      "ACC-03",
      "Wait of children",
      "days waited, from referral to the second contact",
      of: "children and young people who had their second contact",
      unit: "days",
      .cases(48),
      58,
      deviation: 26,
      .lower,
      by: .units(["CYP-CAM", "CYP-CDV"], [.team, .clinic]),
      Behaviour(
        spread: 0.12,
        commonNoise: 0.02,
        carry: 0.3,
        pandemic: -0.1,
        changes: [Behaviour.Change(from: 18, full: 46, by: 0.5)]
      ),
      latest: .concern
    ),
    .count(
      "ACC-04",
      "Contacts",
      "contacts with people served, at home, in a clinic or by telephone",
      unit: "contacts",
      640,
      .neutral,
      by: .units(["ACM", "CML", "OPC", "CYP", "FPH"], [.team, .clinic, .prison, .school]),
      sampled: .register,
      Behaviour(
        spread: 0.15,
        unitNoise: 0.05,
        commonNoise: 0.02,
        carry: 0.2,
        pandemic: -0.24,
        changes: [Behaviour.Change(from: 24, full: 48, by: 0.11)],
        factors: ["OPC-NUR": 2.6, "FPH-PHC": 1.6, "CML-TAL": 1.7, "ACM-LIA": 0.6]
      ),
      latest: .neutralHigh
    ),
    .count(
      "ACC-05",
      "Occupied bed days",
      "beds with a person in them at midnight, summed over the days",
      unit: "bed days",
      0.885,
      .neutral,
      by: .wards,
      size: .bedDays,
      sampled: .register,
      Behaviour(spread: 0.03, unitNoise: 0.025, commonNoise: 0.012, carry: 0.3, pandemic: -0.1)
    ),
    .share(
      "ACC-06",
      "Bed occupancy",
      "occupied bed days",
      of: "bed days available",
      .availableBedDays,
      0.885,
      .lower,
      by: .wards,
      Behaviour(),
      target: (90, "Trust plan")
    ),
    .count(
      "ACC-07",
      "Out-of-area bed days",
      "bed days of our people in beds of others for want of ours",
      unit: "bed days",
      24,
      .lower,
      by: .units(["ACM-CRI", "ACM-LIA"], [.team]),
      Behaviour(
        spread: 0.2,
        unitNoise: 0.22,
        commonNoise: 0.06,
        carry: 0.3,
        pandemic: -0.3,
        changes: [Behaviour.Change(from: 40, full: 48, by: 0.75)]
      ),
      latest: .concern
    ),
    crisisResponse,
    .share(
      "ACC-09",
      "Urgent community response within two hours",
      "people seen within two hours",
      of: "people referred who need somebody within two hours",
      .cases(150),
      0.77,
      by: .units(["OPC-UCR"], [.team]),
      Behaviour(spread: 0.02, commonNoise: 0.01, winter: -0.015),
      target: (70, "National standard")
    ),
    .share(
      "ACC-10",
      "Prison reception screen within 24 hours",
      "people screened within 24 hours",
      of: "people who arrived in the prison",
      .cases(85),
      0.91,
      by: .units(["FPH-PHC", "FPH-PMH"], [.prison]),
      Behaviour(spread: 0.02, commonNoise: 0.005)
    ),
  ]

  /// ACC-08, which has counted something narrower since April 2023.
  private static var crisisResponse: MeasurePlan {
    var plan = MeasurePlan.share(
      "ACC-08",
      "Crisis response within four hours",
      "people seen within four hours of the end of the telephone assessment",
      of: "people referred in a crisis",
      .cases(95),
      0.88,
      by: .units(["ACM-CRI"], [.team]),
      Behaviour(
        spread: 0.015,
        commonNoise: 0.008,
        changes: [Behaviour.Change(from: 36, full: 36, by: -0.11)]
      )
    )
    plan.redefinition = MeasurePlan.Redefinition(
      from: Organisation.day(2023, 4, 1),
      numeratorText: "people seen within four hours of their first call",
      denominatorText: "people referred in a crisis, those who refer themselves included"
    )
    return plan
  }
}
