import QualityModel
import SPCCore

extension MeasurePlans {
  /// SAF-01 to SAF-18.
  static let safety: [MeasurePlan] = [
    .rate(
      "SAF-01",
      "Physical violence per 1,000 bed days",
      counting: "incidents of physical violence on the ward, whoever was struck",
      per: .bedDays,
      14,
      .lower,
      by: .wards,
      every: .weekly,
      Behaviour(
        spread: 0.12,
        unitNoise: 0.12,
        commonNoise: 0.03,
        carry: 0.2,
        factors: violence
      ),
      latest: .improvement
    ),
    .rate(
      "SAF-02",
      "Verbal aggression per 1,000 bed days",
      counting: "incidents of verbal aggression and threats on the ward",
      per: .bedDays,
      31,
      .lower,
      by: .wards,
      every: .weekly,
      Behaviour(spread: 0.2, unitNoise: 0.15, commonNoise: 0.04, carry: 0.2, factors: violence)
    ),
    .rate(
      "SAF-03",
      "Restraint per 1,000 bed days",
      counting: "incidents in which a person was held",
      per: .bedDays,
      11,
      .lower,
      Behaviour(
        spread: 0.2,
        unitNoise: 0.12,
        commonNoise: 0.03,
        carry: 0.2,
        factors: violence
      )
    ),
    .daysBetween(
      "SAF-04",
      "Days between prone restraints",
      "prone restraints",
      ["ACM": 12, "FPH": 41, "CYP": 64]
    ),
    .rate(
      "SAF-05",
      "Seclusion per 1,000 bed days",
      counting: "episodes of seclusion",
      per: .bedDays,
      6.5,
      by: .units(["ACM", "FPH", "CYP-INP"], [.ward]),
      Behaviour(
        spread: 0.15,
        unitNoise: 0.15,
        commonNoise: 0.04,
        carry: 0.2,
        factors: ["ACM-ICU": 2.4, "ACM-INP": 0.7, "CYP": 0.5]
      )
    ),
    .rate(
      "SAF-06",
      "Rapid tranquillisation per 1,000 bed days",
      counting: "times that medicine was given by injection against a person's will",
      per: .bedDays,
      7,
      by: .mentalHealthWards,
      Behaviour(spread: 0.2, unitNoise: 0.12, commonNoise: 0.04, carry: 0.2, factors: violence)
    ),
    .rate(
      "SAF-07",
      "Self-harm per 1,000 bed days",
      counting: "incidents of self-harm",
      per: .bedDays,
      13,
      by: .mentalHealthWards,
      Behaviour(
        spread: 0.3,
        unitNoise: 0.2,
        commonNoise: 0.04,
        carry: 0.3,
        factors: ["CYP": 3.2, "FPH": 0.5, "CML-REH": 0.3]
      )
    ),
    .rate(
      "SAF-08",
      "Absent without leave per 1,000 detained days",
      counting: "times a detained person was absent without leave",
      per: .bedDays,
      1.9,
      by: .mentalHealthWards,
      Behaviour(spread: 0.2, unitNoise: 0.1, commonNoise: 0.05, carry: 0.2, factors: ["FPH": 0.2])
    ),
    .rate(
      "SAF-09",
      "Falls per 1,000 bed days",
      counting: "falls of people on the ward",
      per: .bedDays,
      2.6,
      .lower,
      Behaviour(
        spread: 0.12,
        unitNoise: 0.08,
        commonNoise: 0.03,
        carry: 0.1,
        winter: 0.24,
        factors: ["OPC": 3.1, "FPH": 0.4]
      )
    ),
    .daysBetween(
      "SAF-10",
      "Days between falls with moderate or worse harm",
      "falls with moderate or worse harm",
      ["OPC": 24, "ACM": 90]
    ),
    .rate(
      "SAF-11",
      "Pressure ulcers acquired per 1,000 contacts",
      counting: "pressure ulcers that began while the person was in our care",
      per: .contacts,
      3.1,
      .lower,
      by: .units(["OPC"], [.team]),
      Behaviour(
        spread: 0.2,
        unitNoise: 0.1,
        commonNoise: 0.04,
        carry: 0.2,
        winter: 0.05,
        factors: ["OPC-NUR": 1.8, "OPC-SPE": 0.4]
      )
    ),
    .rate(
      "SAF-12",
      "Medication errors reported per 1,000 bed days",
      counting: "medication errors reported, near misses included",
      per: .bedDays,
      4.2,
      .neutral,
      Behaviour(
        spread: 0.2,
        unitNoise: 0.1,
        commonNoise: 0.04,
        carry: 0.1,
        changes: [Behaviour.Change(from: 29, full: 31, by: 0.42)]
      ),
      latest: .neutralHigh
    ),
    .daysBetween(
      "SAF-13",
      "Days between ligature incidents",
      "ligature incidents",
      ["ACM": 15, "CYP": 33, "FPH": 70]
    ),
    .rate(
      "SAF-14",
      "Safety incidents reported per 1,000 bed days",
      counting: "safety incidents reported, whatever came of them",
      per: .bedDays,
      52,
      .neutral,
      Behaviour(
        spread: 0.15,
        unitNoise: 0.08,
        commonNoise: 0.03,
        carry: 0.2,
        changes: [Behaviour.Change(from: 29, full: 34, by: 0.16)]
      ),
      latest: .neutralHigh
    ),
    .share(
      "SAF-15",
      "Incidents with no or low harm",
      "incidents that did no harm or little",
      of: "safety incidents reported",
      .figures(of: "SAF-14"),
      0.955,
      by: .wards,
      Behaviour(spread: 0.01, commonNoise: 0.002)
    ),
    .daysBetween(
      "SAF-16",
      "Days between outbreaks",
      "outbreaks of infection",
      ["OPC": 46, "ACM": 78, "FPH": 110]
    ),
    .share(
      "SAF-17",
      "Safety huddles held",
      "safety huddles held",
      of: "safety huddles planned",
      .list(14),
      0.56,
      by: .wards,
      every: .weekly,
      Behaviour(spread: 0.06, unitNoise: 0.06, commonNoise: 0.01, carry: 0.2),
      latest: .improvement
    ),
    .share(
      "SAF-18",
      "Violence risk checklist completed",
      "people with a checklist for each of their days",
      of: "people on the ward",
      .cases(19),
      0.79,
      by: .mentalHealthWards,
      Behaviour(spread: 0.05, unitNoise: 0.02, commonNoise: 0.006, carry: 0.2)
    ),
  ]

  /// How violent wards of each service are beside the usual.
  private static let violence: [String: Double] = [
    "ACM-INP": 1.2, "ACM-ICU": 3.2, "CML-LDS": 1.5, "CML-REH": 0.4, "OPC": 0.7, "CYP": 1.2,
    "FPH": 0.8,
  ]
}
