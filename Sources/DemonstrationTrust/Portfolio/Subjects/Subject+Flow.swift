extension Subject {
  /// Coming in, staying and going home.
  static let flow: [Subject] = [
    Subject(
      "EFF-03",
      at: [.team],
      .higher,
      "% of people followed up within 72 hours of discharge",
      64...79,
      "%",
      for: "people who have just left a ward",
      stems: [
        "Improving 72-hour follow-up", "Seeing people within three days of discharge",
        "Quicker 72 h contact",
      ],
      process: ["EFF-02"],
      balancing: ["ACC-08"],
      drivers: [
        "Discharge is known the day before", "A time is agreed on the ward", "Weekends are covered",
      ],
      angles: [
        ("A time and a name before going home", "a time and a name given on the ward"),
        ("Saturday calls", "calls on Saturdays by the duty worker"),
        ("Discharge list at ten", "a list of tomorrow's discharges at ten each day"),
        ("Meeting on the ward first", "a first meeting before the person leaves"),
        ("The right number on the record", "a check of phone numbers at discharge"),
      ]
    ),
    Subject(
      "EFF-11",
      at: [.clinic],
      .lower,
      "weeks from referral to the memory clinic",
      10...19,
      " weeks",
      for: "people worried about their memory",
      stems: [
        "Reducing memory clinic waits", "Quicker diagnosis of dementia", "Shorter MAS waits",
      ],
      process: ["EXP-11"],
      balancing: ["EXP-10"],
      drivers: ["Referrals are complete", "Scans come before the visit", "Clinic slots are used"],
      angles: [
        ("Scans before the first visit", "scans asked for by the practice"),
        ("Nurse-led first visits", "first visits led by a nurse"),
        ("Referrals that are complete", "a checklist for practices that refer"),
        ("One-stop mornings", "tests and talk on one morning"),
        ("Empty slots filled by noon", "a list of people who can come at short notice"),
      ]
    ),
    Subject(
      "EFF-12",
      at: [.ward],
      .lower,
      "% of people readmitted within 28 days",
      7...14,
      "%",
      for: "people who go home from the ward",
      stems: [
        "Reducing readmissions", "Fewer returns within a month",
        "Staying well at home after discharge",
      ],
      process: ["EFF-03"],
      balancing: ["EFF-13"],
      drivers: [
        "Going home is planned from day one", "The first week is supported", "Families are ready",
      ],
      angles: [
        ("The first weekend at home", "a call on the first Saturday at home"),
        ("What would bring me back?", "a page on what would bring the person back"),
        ("Trial nights at home", "nights at home before discharge"),
        ("Keys, heating, milk", "a check of keys, heating and food"),
        ("Medicines in hand", "medicines explained and in hand at the door"),
      ]
    ),
    Subject(
      "EFF-14",
      at: [.ward],
      .lower,
      "% of bed days lost to delayed discharge",
      5...14,
      "%",
      for: "people who are ready to go home",
      stems: ["Reducing delayed discharges", "Home when ready", "Fewer DTOC days"],
      process: ["EFF-02"],
      balancing: ["EFF-12"],
      drivers: [
        "Housing is asked about on day one", "Delays have an owner", "Partners meet weekly",
      ],
      angles: [
        ("Housing on day one", "a housing question on the first day"),
        ("The Tuesday call with the council", "a weekly call with the council"),
        ("Expected date above the bed", "an expected date agreed in the first week"),
        ("Funding forms half filled", "forms prepared by the ward clerk"),
        ("Red and green days", "each day marked as useful or lost"),
      ]
    ),
    Subject(
      "ACC-06",
      at: [.ward],
      .lower,
      "% of beds occupied",
      90...104,
      "%",
      for: "people who need a bed close to home",
      stems: ["Reducing bed occupancy", "Room when it is needed", "Occupancy below 95"],
      process: ["EFF-14"],
      balancing: ["EFF-12"],
      drivers: ["Admissions have a purpose", "Reviews happen daily", "There is somewhere to go"],
      angles: [
        ("Why here, why now?", "the purpose of each admission written down"),
        ("Daily review with a decision", "a daily review that ends with a decision"),
        ("Discharges before lunch", "discharges planned for the morning"),
        ("Crisis team on the ward", "the crisis team on the ward each morning"),
        ("Beds at a glance", "a board that shows each bed and its next step"),
      ]
    ),
    Subject(
      "ACC-07",
      at: [.team],
      .lower,
      "out-of-area bed days a month",
      20...90,
      for: "people sent far from home",
      stems: ["Reducing out-of-area stays", "Closer to home", "Fewer OAPs"],
      process: ["EFF-14"],
      balancing: ["ACC-06"],
      drivers: ["Every stay has a way back", "Beds are matched daily", "Crisis houses are used"],
      angles: [
        ("A way back for everyone away", "a weekly call about each person away"),
        ("Crisis house first", "the crisis house tried first"),
        ("One bed list for all wards", "one list of beds for all wards"),
        ("Families who can visit", "travel paid for families"),
      ]
    ),
  ]
}
