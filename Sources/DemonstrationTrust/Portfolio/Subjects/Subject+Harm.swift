extension Subject {
  /// Violence, self-harm, falls, pressure damage and people who are missing.
  static let harm: [Subject] = [
    Subject(
      "SAF-01",
      at: [.ward],
      .lower,
      "physical violence incidents per 1,000 occupied bed days",
      8...20,
      for: "everyone who lives and works there",
      stems: ["Reducing violence and aggression", "Cutting assaults", "Less V&A"],
      process: ["SAF-17", "SAF-18"],
      balancing: ["SAF-03", "SAF-05"],
      drivers: [
        "Rising tension is seen early", "Days have shape and purpose",
        "Everyone agrees how calm is kept", "Staff feel able to step in with words",
      ],
      angles: [
        ("Safety huddles", "a safety huddle of ten minutes at the start of each shift"),
        ("Calm cards for the first hour", "a card on which a newcomer says what calms them"),
        (
          "Evening activities that people choose",
          "an hour of activity each evening, chosen by vote"
        ),
        ("Talking down, not holding down", "a short lesson in calming words at handover"),
        ("A quieter dining room", "two sittings at meals instead of one"),
        ("Mutual expectations on the wall", "expectations written by patients and staff together"),
        ("Green days on the calendar", "a calendar that shows each day without violence"),
        ("Thinking ahead about leave and visits", "a plan for the hours after refused leave"),
      ]
    ),
    Subject(
      "SAF-02",
      at: [.ward],
      .lower,
      "verbal aggression incidents per 1,000 occupied bed days",
      15...34,
      for: "patients, visitors and staff",
      stems: ["Reducing verbal aggression", "Less shouting and threats", "Cutting verbal abuse"],
      process: ["SAF-17"],
      balancing: ["SAF-06"],
      drivers: ["Requests get an answer at once", "Noise stays low", "Staff respond alike"],
      angles: [
        ("An answer within five minutes", "a promise to answer each request within five minutes"),
        ("Soft words at the office door", "a member of staff who stands outside the office"),
      ]
    ),
    Subject(
      "SAF-07",
      at: [.ward],
      .lower,
      "self-harm incidents per 1,000 occupied bed days",
      6...18,
      for: "people in distress",
      stems: [
        "Reducing self-harm", "Fewer episodes of self-injury", "Helping people stay safe from SH",
      ],
      process: ["EFF-04"],
      balancing: ["SAF-03"],
      drivers: [
        "Distress is noticed before it peaks", "People have other ways to cope",
        "Staff know each safety plan",
      ],
      angles: [
        ("Comfort boxes by the bed", "a box of things that soothe, packed by the person"),
        ("Safety plans that people carry", "a safety plan the size of a bank card"),
        ("One-to-one time after supper", "protected time with a named nurse after supper"),
        ("Distress on a scale of one to ten", "a distress scale asked three times a day"),
        ("The hour after visits", "company offered in the hour after visits"),
        ("Skills group on weekday afternoons", "a coping-skills group on weekday afternoons"),
        ("Night staff who know the plan", "safety plans read aloud at the night handover"),
      ]
    ),
    Subject(
      "SAF-08",
      at: [.ward],
      .lower,
      "people absent without leave per 1,000 detained days",
      3...11,
      for: "people detained under the Mental Health Act",
      stems: ["Reducing absence without leave", "Fewer AWOLs", "Coming back on time from leave"],
      process: ["EFF-04"],
      balancing: ["EXP-06"],
      drivers: [
        "Leave is planned with the person", "Coming back is easy", "Doors are watched kindly",
      ],
      angles: [
        ("A leave card with a phone number", "a card that says when to be back and whom to ring"),
        ("Talking before and after leave", "two minutes of talk before and after every leave"),
      ]
    ),
    Subject(
      "SAF-09",
      at: [.ward],
      .lower,
      "falls per 1,000 occupied bed days",
      4...13,
      for: "older people at risk of falling",
      stems: ["Reducing falls", "Preventing slips and trips", "Fewer patient falls"],
      process: ["EFF-04", "STF-06"],
      balancing: ["SAF-03"],
      drivers: [
        "Risk is looked at on the first day", "The way to the toilet is safe at night",
        "Medicines that make people unsteady are reviewed",
      ],
      angles: [
        ("Bay watch between four and eight", "a member of staff who stays in the bay until eight"),
        ("Lights to the bathroom", "a low light on the way to the bathroom"),
        (
          "Standing blood pressure on day one", "lying and standing blood pressure on the first day"
        ),
        ("Slippers that fit", "a box of slippers in every size"),
        ("Strength and balance after lunch", "twenty minutes of balance exercise after lunch"),
        ("A falls round with the pharmacist", "a weekly round on medicines and falls"),
        ("What happened? Looking at every fall", "five questions asked within an hour of a fall"),
      ]
    ),
    Subject(
      "SAF-11",
      at: [.team, .clinic],
      .lower,
      "acquired pressure ulcers per 1,000 contacts",
      1.2...4.5,
      for: "people cared for at home",
      stems: [
        "Reducing pressure ulcers", "Fewer pressure sores", "Preventing pressure damage (PUs)",
      ],
      process: ["EFF-09", "STF-06"],
      balancing: ["ACC-09"],
      drivers: [
        "Skin is looked at on the first visit", "Equipment is there within two days",
        "Families know what to look for",
      ],
      angles: [
        ("Skin checks with a mirror", "a mirror and a leaflet left at the first visit"),
        ("Cushions within two days", "a store of cushions kept at the base"),
        ("Heels up", "a heel check at every visit to people in bed"),
        (
          "Photographs that follow the wound", "a photograph at each visit, taken in the same light"
        ),
        ("Carers' half hour on turning", "a lesson of half an hour on turning for home carers"),
        ("The nurse who knows wounds", "a joint visit with the wound nurse in the first week"),
      ]
    ),
    Subject(
      "SAF-18",
      at: [.ward],
      .higher,
      "% of shifts with the violence risk checklist completed",
      45...72,
      "%",
      for: "patients and staff on each shift",
      stems: [
        "Improving the violence risk checklist", "Completing risk checklists every shift",
        "Better use of the V&A checklist",
      ],
      process: ["SAF-17"],
      balancing: ["STF-01"],
      drivers: ["The list is short", "It is done at a fixed time", "Scores lead to something"],
      angles: [
        ("Six questions before breakfast", "the checklist done together before breakfast"),
        ("Scores on the whiteboard", "yesterday's scores written on the whiteboard"),
        ("A checklist that leads to a plan", "one action agreed for every raised score"),
        ("Tablets instead of paper at shift start", "the checklist on a tablet, not on paper"),
        ("Students ask the six questions", "students who learn to score in their first week"),
      ]
    ),
  ]
}
