import QualityModel
import SPCCore

extension MeasurePlans {
  /// EFF-01 to EFF-16.
  static let effectiveness: [MeasurePlan] = [
    .share(
      "EFF-01",
      "Annual physical health check in severe mental illness",
      "people with a complete physical health check in the last 12 months",
      of: "people with severe mental illness on the caseload",
      .list(95),
      0.66,
      by: .units(["ACM-CRI", "CML-CMH", "CML-EIP", "CML-REH"], [.team]),
      Behaviour(spread: 0.05, unitNoise: 0.022, commonNoise: 0.006, carry: 0.2, pandemic: -0.06)
    ),
    .share(
      "EFF-02",
      "Care plan reviewed within 12 months",
      "people whose care plan was reviewed in the last 12 months",
      of: "people on the caseload for 12 months or longer",
      .list(50),
      0.91,
      by: .units(["ACM", "CML", "OPC", "CYP-CAM", "FPH"], [.team, .prison]),
      Behaviour(),
      latest: .concern
    ),
    .share(
      "EFF-03",
      "Follow-up within 72 hours of discharge",
      "people followed up within 72 hours",
      of: "people discharged from a mental health ward",
      .cases(38),
      0.72,
      by: .mentalHealthWards,
      Behaviour(spread: 0.04, commonNoise: 0.002),
      target: (80, "National standard")
    ),
    .share(
      "EFF-04",
      "Risk assessment current",
      "people with a risk assessment of the last 12 months",
      of: "people on the caseload",
      .list(70),
      0.88,
      by: .units(["ACM", "CML-CMH", "CML-EIP", "CML-LDS", "CML-REH"], [.team, .ward]),
      Behaviour(spread: 0.03, unitNoise: 0.02, commonNoise: 0.005, carry: 0.2),
      target: (95, "Quality schedule of the contract")
    ),
    .share(
      "EFF-05",
      "Talking therapies recovery",
      "people who moved to recovery",
      of: "people who finished treatment and were unwell at its start",
      .cases(190),
      0.478,
      by: .units(["CML-TAL"], [.team]),
      Behaviour(
        spread: 0.015,
        commonNoise: 0.006,
        pandemic: -0.03,
        changes: [Behaviour.Change(from: 28, full: 44, by: 0.06)]
      ),
      latest: .improvement,
      target: (50, "National standard")
    ),
    .share(
      "EFF-06",
      "Paired outcome measure",
      "people with an outcome measured at the start and the end",
      of: "people discharged from treatment",
      .cases(36),
      0.92,
      by: .units(["CML-CMH", "CML-EIP", "CML-SPE", "CYP-CAM"], [.team, .clinic]),
      Behaviour(spread: 0.015, commonNoise: 0.002),
      target: (85, "Quality schedule of the contract")
    ),
    .share(
      "EFF-07",
      "Assessment for blood clots on admission",
      "people assessed within a day",
      of: "people admitted",
      .cases(24),
      0.953,
      by: .wards,
      Behaviour(spread: 0.015, commonNoise: 0.003),
      target: (95, "National standard")
    ),
    .share(
      "EFF-08",
      "High-dose antipsychotic monitoring",
      "people with every check that is due",
      of: "people on a high dose of antipsychotic medicine",
      .list(8),
      0.74,
      by: .mentalHealthWards,
      Behaviour(spread: 0.06, unitNoise: 0.08, commonNoise: 0.01, carry: 0.2)
    ),
    .share(
      "EFF-09",
      "Nutrition screening",
      "people screened within two days",
      of: "people admitted",
      .cases(24),
      0.86,
      by: .wards,
      Behaviour(spread: 0.03, commonNoise: 0.005),
      target: (90, "Quality schedule of the contract")
    ),
    .share(
      "EFF-10",
      "Early-warning score complete",
      "sets of observations with every part",
      of: "sets of observations looked at",
      .list(30),
      0.91,
      by: .wards,
      Behaviour(spread: 0.03, unitNoise: 0.03, commonNoise: 0.006, carry: 0.2),
      target: (90, "Trust policy")
    ),
    .mean(
      "EFF-11",
      "Memory clinic wait",
      "weeks waited, from referral to the first appointment",
      of: "people seen for the first time",
      unit: "weeks",
      .cases(42),
      10.5,
      deviation: 4.5,
      .lower,
      by: .units(["OPC-MEM"], [.clinic]),
      Behaviour(
        spread: 0.1,
        commonNoise: 0.02,
        carry: 0.3,
        pandemic: 0.25,
        changes: [Behaviour.Change(from: 30, full: 46, by: 0.42)]
      ),
      latest: .concern
    ),
    .share(
      "EFF-12",
      "Readmission within 28 days",
      "people admitted again within 28 days",
      of: "people discharged",
      .cases(22),
      0.087,
      .lower,
      by: .wards,
      Behaviour(spread: 0.015, commonNoise: 0.004)
    ),
    .mean(
      "EFF-13",
      "Length of stay",
      "days between admission and discharge",
      of: "people discharged",
      unit: "days",
      .cases(22),
      34,
      deviation: 21,
      .neutral,
      by: .wards,
      Behaviour(
        spread: 0.1,
        commonNoise: 0.03,
        carry: 0.2,
        factors: ["ACM-ICU": 0.7, "OPC": 1.1, "FPH": 3, "CML-REH": 4]
      )
    ),
    .share(
      "EFF-14",
      "Delayed discharge bed days",
      "bed days of people ready to leave with nowhere to go",
      of: "occupied bed days",
      .bedDays,
      0.058,
      .lower,
      by: .wards,
      Behaviour(
        spread: 0.012,
        unitNoise: 0.012,
        commonNoise: 0.004,
        carry: 0.3,
        changes: [Behaviour.Change(from: 36, full: 48, by: 0.027)]
      ),
      latest: .concern
    ),
    .share(
      "EFF-15",
      "Consent to treatment certificate in place",
      "people with a valid certificate",
      of: "detained people treated for three months or longer",
      .list(11),
      0.93,
      by: .mentalHealthWards,
      Behaviour(spread: 0.02, unitNoise: 0.04, commonNoise: 0.008, carry: 0.2)
    ),
    .share(
      "EFF-16",
      "Capacity assessment recorded",
      "admissions with an assessment of capacity recorded",
      of: "people admitted",
      .cases(24),
      0.84,
      by: .wards,
      Behaviour(spread: 0.03, commonNoise: 0.006)
    ),
  ]
}
