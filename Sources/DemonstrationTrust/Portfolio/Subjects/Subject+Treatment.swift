extension Subject {
  /// Plans, assessments, outcomes and what people are told about their treatment.
  static let treatment: [Subject] = [
    Subject(
      "EFF-02",
      at: [.team],
      .higher,
      "% of people whose care plan was reviewed within 12 months",
      74...90,
      "%",
      for: "everyone on the caseload",
      stems: ["Improving care plan reviews", "Care plans up to date", "Yearly CPA reviews done"],
      process: ["STF-04"],
      balancing: ["EXP-11"],
      drivers: ["Reviews are booked ahead", "People prepare them", "Supervision looks at them"],
      angles: [
        ("Booked before you leave", "the next review booked before the person leaves"),
        ("Plans in the person's own words", "plans written in the person's own words"),
      ]
    ),
    Subject(
      "EFF-04",
      at: [.team, .ward],
      .higher,
      "% of people with a current risk assessment",
      62...86,
      "%",
      for: "everyone in our care",
      stems: [
        "Improving risk assessments", "Keeping RAs up to date",
        "Current assessments of risk for all",
      ],
      process: ["STF-04"],
      balancing: ["EXP-05"],
      drivers: [
        "Risk is talked about, not filled in", "Changes start a new look", "Gaps are seen weekly",
      ],
      angles: [
        ("Risk, in a conversation", "a guide to talking about risk without a form"),
        ("Formulation Fridays", "one case thought through together each Friday"),
        ("The amber list", "a list of assessments that run out this month"),
        ("Five lines instead of five pages", "a summary of five lines"),
        ("Written with the person", "an assessment that the person reads and signs"),
        ("Handover carries the risk", "risk as the first item of each handover"),
      ]
    ),
    Subject(
      "EFF-05",
      at: [.clinic, .team],
      .higher,
      "% of people who recover in talking therapy",
      42...51,
      "%",
      for: "people with anxiety or low mood",
      stems: [
        "Improving recovery in talking therapies", "More people well at the end",
        "Recovery rates up in TT",
      ],
      process: ["EFF-06"],
      balancing: ["ACC-01"],
      drivers: [
        "The right treatment comes first", "Sessions are not missed",
        "Progress is looked at each time",
      ],
      angles: [
        ("Scores on the screen at every session", "scores looked at together at every session"),
        ("Two weeks between sessions at most", "sessions no more than two weeks apart"),
        ("Stuck cases clinic", "a fortnightly clinic for therapy that is stuck"),
        ("Step up sooner", "a decision about stepping up after the fourth session"),
        ("Ending well", "a last session that plans for setbacks"),
      ]
    ),
    Subject(
      "EFF-06",
      at: [.team, .clinic, .school],
      .higher,
      "% of people with paired outcome scores",
      38...66,
      "%",
      for: "people who want to see whether care helps",
      stems: [
        "Improving paired outcome measures", "Two scores for everyone", "More PROMs in pairs",
      ],
      process: ["STF-04"],
      balancing: ["EXP-11"],
      drivers: ["Scores are useful in the session", "Devices work", "Endings are planned"],
      angles: [
        ("Tablets in the waiting room", "a tablet in the waiting room"),
        ("Scores that families understand", "a picture of the scores for families"),
      ]
    ),
    Subject(
      "EFF-16",
      at: [.ward],
      .higher,
      "% of people whose capacity to decide is recorded",
      58...80,
      "%",
      for: "people who have a decision to make",
      stems: [
        "Improving capacity assessments", "Recording capacity every time", "MCA forms done well",
      ],
      process: ["STF-06"],
      balancing: ["EXP-05"],
      drivers: ["Staff know the law", "The form is short", "Decisions are named"],
      angles: [
        ("Which decision, on which day?", "a first line that names the decision"),
        ("Law over lunch", "a case from the law discussed over lunch"),
        ("Helping people decide", "picture cards that help people decide"),
        ("The two-box note", "a note with two boxes for the record"),
        ("Advocates on Thursdays", "an advocate who is there on Thursdays"),
      ]
    ),
    Subject(
      "EXP-05",
      at: [.team, .ward],
      .higher,
      "% of people who feel involved in their care",
      66...84,
      "%",
      for: "people who use the service",
      stems: ["Feeling involved in care", "Shared decisions", "Nothing about me without me"],
      process: ["EFF-02"],
      balancing: ["EXP-11"],
      drivers: ["People set the agenda", "Choices are explained", "Plans are shared"],
      angles: [
        ("Three questions that people bring", "a card with three questions to bring"),
        ("Letters addressed to the person", "letters written to the person, copied to the doctor"),
        ("Care plans on the kitchen table", "plans written at home, together"),
        ("My review, my chair", "reviews in which the person takes the chair"),
        ("Choosing who is in the room", "a question on who should be in the room"),
        ("A second opinion without a fuss", "a leaflet on how to ask for another view"),
      ]
    ),
    Subject(
      "EXP-07",
      at: [.ward],
      .higher,
      "% of people told about side effects",
      55...76,
      "%",
      for: "people who take medicines",
      stems: [
        "Telling people about side effects", "Better talks on side effects",
        "Side effects explained",
      ],
      process: ["EFF-02"],
      balancing: ["EXP-11"],
      drivers: ["Leaflets are plain", "There is time to ask", "Pharmacists join in"],
      angles: [
        ("Ask the pharmacist", "a pharmacist on the phone each Wednesday"),
        ("One page, one medicine", "one page in plain words for each medicine"),
      ]
    ),
  ]
}
