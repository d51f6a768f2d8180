extension Subject {
  /// Physical health of people in mental health care, and the safety of bodies on wards.
  static let physicalHealth: [Subject] = [
    Subject(
      "EFF-01",
      at: [.team],
      .higher,
      "% of people with a severe mental illness who had the annual physical health check",
      42...68,
      "%",
      for: "people with a severe mental illness",
      stems: [
        "Improving physical health checks", "More annual PHCs in SMI",
        "Raising yearly health checks in severe mental illness",
      ],
      process: ["EFF-02"],
      balancing: ["EXP-11"],
      drivers: [
        "People are invited in a way they choose", "The check takes one visit",
        "Results reach the practice",
      ],
      angles: [
        ("One visit, whole check", "all parts of the check in one visit"),
        ("Blood pressure at the depot clinic", "the check offered at the depot clinic"),
        ("A bus with scales and a centrifuge", "a mobile clinic twice a month"),
        ("Peer workers who come along", "a peer worker who comes along to the check"),
        ("Birthday letters", "an invitation in the month of the birthday"),
        ("Results that reach the practice", "results sent to the practice on the same day"),
        ("Healthy hearts on Tuesdays", "a walk-in on Tuesdays"),
        ("Text first, letter second", "a text message before the letter"),
        ("A list that shows who is due", "a list of who is due, read each Monday"),
      ]
    ),
    Subject(
      "EFF-07",
      at: [.ward],
      .higher,
      "% of people assessed for blood clots on admission",
      70...88,
      "%",
      for: "people admitted to a ward",
      stems: ["Improving VTE assessment", "Blood-clot risk on admission", "More VTE forms done"],
      process: ["EFF-10"],
      balancing: ["EFF-13"],
      drivers: [
        "It is part of the admission", "Doctors are reminded", "Gaps are seen the next day",
      ],
      angles: [
        ("Clots: a question in the clerking", "a question within the clerking sheet"),
        ("Asked by the morning nurse", "a check by the morning nurse on day one"),
        ("Clot cards for new doctors", "a card given to new doctors"),
        ("Stockings, tablets, neither: deciding on day one", "a decision written down on day one"),
        ("Friday admissions are not forgotten", "a list of weekend admissions for Monday"),
      ]
    ),
    Subject(
      "EFF-09",
      at: [.ward],
      .higher,
      "% of people screened for malnutrition",
      60...84,
      "%",
      for: "people who may be underweight",
      stems: ["Improving nutrition screening", "Weighing and screening on time", "More MUST done"],
      process: ["EFF-10"],
      balancing: ["STF-01"],
      drivers: ["Scales work", "Weights are written down", "A low score leads to a plan"],
      angles: [
        ("Weight Wednesday", "all weights on one morning a week"),
        ("Scales that stand where people are", "a second set of scales by the day room"),
        ("Breakfast helpers", "volunteers who help at breakfast"),
        ("Red trays", "a red tray for those who need help to eat"),
      ]
    ),
    Subject(
      "EFF-10",
      at: [.ward],
      .higher,
      "% of early-warning scores complete",
      64...86,
      "%",
      for: "people whose health may worsen",
      stems: ["Improving early-warning scores", "Complete NEWS charts", "Every score, every time"],
      process: ["STF-06"],
      balancing: ["STF-01"],
      drivers: ["Equipment is at hand", "Refusals are written down", "High scores are acted on"],
      angles: [
        ("Observations at ten and six", "two fixed rounds of observations"),
        ("A thermometer for each corridor", "a full set of equipment for each corridor"),
      ]
    ),
    Subject(
      "EFF-08",
      at: [.ward],
      .higher,
      "% of people on high-dose antipsychotics who are monitored in full",
      50...74,
      "%",
      for: "people on high doses",
      stems: ["Improving high-dose monitoring", "Safer high doses", "Full HDAT checks"],
      process: ["EFF-10"],
      balancing: ["SAF-06"],
      drivers: ["High doses are known", "Tracings are easy to get", "Reviews happen monthly"],
      angles: [
        ("The high-dose list", "a list kept by the pharmacist"),
        ("Heart tracings on the ward", "a machine for heart tracings on the ward"),
      ]
    ),
    Subject(
      "EFF-15",
      at: [.ward],
      .higher,
      "% of treatments covered by the right consent certificate",
      72...90,
      "%",
      for: "people treated under the Mental Health Act",
      stems: [
        "Improving consent certificates", "Consent papers in order", "Right T2 and T3 forms",
      ],
      process: ["EFF-16"],
      balancing: ["EFF-13"],
      drivers: [
        "Dates are known ahead", "The certificate lies with the chart", "Changes start a check",
      ],
      angles: [
        ("Certificates beside the chart", "the certificate kept with the medicine chart"),
        ("The Thursday law round", "a weekly round with the law office"),
        ("Ninety days is sooner than you think", "a reminder three weeks ahead"),
        ("Nurses may say stop", "a rule that lets nurses hold a dose"),
      ]
    ),
  ]
}
