import QualityModel
import SPCCore

extension MeasurePlans {
  /// STF-01 to STF-12.
  static let staff: [MeasurePlan] = [
    .share(
      "STF-01",
      "Sickness absence",
      "working days lost to sickness",
      of: "working days of staff in post",
      .list(520),
      0.050,
      .lower,
      by: .everyUnit,
      Behaviour(
        spread: 0.006,
        unitNoise: 0.012,
        commonNoise: 0.0012,
        carry: 0.1,
        winter: 0.001,
        changes: [
          Behaviour.Change(from: 0, full: 0, until: 1, by: 0.037),
          Behaviour.Change(from: 9, full: 9, until: 10, by: 0.031),
          Behaviour.Change(from: 21, full: 21, until: 22, by: 0.029),
        ]
      ),
      target: (4.5, "People plan")
    ),
    .share(
      "STF-02",
      "Turnover",
      "people who left",
      of: "people in post",
      .list(95),
      0.0125,
      .lower,
      by: .everyService,
      Behaviour(spread: 0.002, unitNoise: 0.006, commonNoise: 0.0006)
    ),
    .share(
      "STF-03",
      "Vacancy",
      "funded posts without anybody in them",
      of: "funded posts",
      .list(105),
      0.128,
      .lower,
      by: .everyService,
      Behaviour(
        spread: 0.025,
        unitNoise: 0.012,
        commonNoise: 0.004,
        carry: 0.3,
        changes: [
          Behaviour.Change(from: 8, full: 22, by: 0.012),
          Behaviour.Change(from: 36, full: 47, by: -0.042),
        ]
      ),
      latest: .improvement
    ),
    .share(
      "STF-04",
      "Supervision",
      "staff with supervision in the month",
      of: "clinical staff in post",
      .list(80),
      0.71,
      by: .everyService,
      Behaviour(
        spread: 0.04,
        unitNoise: 0.03,
        commonNoise: 0.01,
        carry: 0.2,
        pandemic: -0.08,
        changes: [Behaviour.Change(from: 33, full: 42, by: 0.075)]
      ),
      latest: .improvement,
      target: (85, "Trust policy")
    ),
    .share(
      "STF-05",
      "Appraisal",
      "staff with an appraisal in the last 12 months",
      of: "staff in post",
      .list(92),
      0.80,
      by: .everyService,
      Behaviour(spread: 0.03, unitNoise: 0.02, commonNoise: 0.008, carry: 0.2, pandemic: -0.05),
      target: (90, "Trust policy")
    ),
    .share(
      "STF-06",
      "Mandatory training",
      "courses that are up to date",
      of: "courses that staff must have",
      .list(240),
      0.852,
      by: .everyUnit,
      Behaviour(
        spread: 0.02,
        unitNoise: 0.02,
        commonNoise: 0.005,
        carry: 0.3,
        pandemic: -0.04,
        changes: [Behaviour.Change(from: 20, full: 46, by: 0.052)]
      ),
      latest: .improvement,
      target: (90, "Trust policy")
    ),
    .rate(
      "STF-07",
      "Staff injured by violence per 1,000 bed days",
      counting: "injuries of staff by violence on the ward",
      per: .bedDays,
      5.2,
      .lower,
      Behaviour(
        spread: 0.15,
        unitNoise: 0.1,
        commonNoise: 0.03,
        factors: [
          "ACM-INP": 1.2, "ACM-ICU": 1.9, "CML-LDS": 1.4, "CML-REH": 0.4, "OPC": 0.7, "FPH": 0.9,
        ]
      )
    ),
    .share(
      "STF-08",
      "Recommend as a place to work",
      "staff who would recommend the trust",
      of: "staff who answered",
      .cases(13),
      0.615,
      by: .everyUnit,
      every: .quarterly,
      Behaviour(spread: 0.05, commonNoise: 0.006)
    ),
    .share(
      "STF-09",
      "Agency shifts",
      "shifts worked by agency staff",
      of: "shifts worked",
      .list(520),
      0.094,
      .lower,
      by: .wards,
      Behaviour(
        spread: 0.02,
        unitNoise: 0.014,
        commonNoise: 0.004,
        carry: 0.3,
        winter: 0.003,
        changes: [
          Behaviour.Change(from: 6, full: 20, by: 0.018),
          Behaviour.Change(from: 38, full: 46, by: -0.043),
        ]
      ),
      latest: .improvement
    ),
    .count(
      "STF-10",
      "Staff trained in quality improvement",
      "staff in post who have finished a course",
      unit: "people",
      5,
      .higher,
      by: .everyService,
      size: .list(1),
      sampled: .register,
      Behaviour(
        spread: 0.3,
        unitNoise: 0.03,
        commonNoise: 0.01,
        changes: [Behaviour.Change(from: 3, full: 53, by: 3.4)]
      ),
      latest: .improvement
    ),
    .share(
      "STF-11",
      "Safer staffing fill",
      "nursing hours worked",
      of: "nursing hours planned",
      .list(4200),
      0.955,
      by: .wards,
      Behaviour(spread: 0.01, unitNoise: 0.018, commonNoise: 0.006, carry: 0.2)
    ),
    .count(
      "STF-12",
      "Speaking-up concerns",
      "concerns raised with the guardian",
      unit: "concerns",
      3.2,
      .neutral,
      by: .directorates,
      Behaviour(spread: 0.3, commonNoise: 0.04)
    ),
  ]
}
