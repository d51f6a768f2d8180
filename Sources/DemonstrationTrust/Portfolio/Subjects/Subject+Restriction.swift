extension Subject {
  /// Restraint, seclusion, medicines given by force, huddles and feeling safe.
  static let restriction: [Subject] = [
    Subject(
      "SAF-03",
      at: [.ward],
      .lower,
      "restraints per 1,000 occupied bed days",
      5...14,
      for: "people who are held against their will",
      stems: ["Reducing restraint", "Fewer holds", "Less physical intervention (PI)"],
      process: ["SAF-18"],
      balancing: ["SAF-06", "STF-07"],
      drivers: [
        "Staff have other ways to respond", "Each restraint is looked back on",
        "People say beforehand what helps",
      ],
      angles: [
        ("Talking afterwards, together", "a talk with the person within a day of each restraint"),
        ("Advance wishes in a crisis", "a page on which people say what helps them in a crisis"),
        ("A sensory room in the old linen store", "a sensory room open at all hours"),
        ("Who decides to hold?", "one named person on each shift who decides"),
        (
          "Film night for staff on de-escalation",
          "a monthly hour of watching and discussing role play"
        ),
        ("Saying yes more often", "a list of rules that staff may relax"),
      ]
    ),
    Subject(
      "SAF-05",
      at: [.ward],
      .lower,
      "seclusions per 1,000 occupied bed days",
      2...8,
      for: "people at risk of being secluded",
      stems: [
        "Reducing seclusion", "Fewer and shorter seclusions", "Keeping people out of seclusion",
      ],
      process: ["SAF-18", "EXP-12"],
      balancing: ["SAF-01", "SAF-06"],
      drivers: [
        "There is a low-stimulus room", "Seclusion is reviewed early",
        "Time alone can be asked for",
      ],
      angles: [
        ("A step before the closed door", "a low-stimulus room tried first"),
        ("Two-hour reviews that lead out", "a review after two hours with the aim of ending it"),
        ("Coming out by agreement", "small steps out, written with the person"),
        ("Music on request", "headphones and music offered early"),
        ("The blue room", "a room with soft light for time alone"),
      ]
    ),
    Subject(
      "SAF-06",
      at: [.ward],
      .lower,
      "rapid tranquillisations per 1,000 occupied bed days",
      3...9,
      for: "people in acute distress",
      stems: ["Reducing rapid tranquillisation", "Fewer injections in a crisis", "Less use of RT"],
      process: ["SAF-18"],
      balancing: ["SAF-01"],
      drivers: ["Oral medicine is offered early", "Distress has a plan", "Doctors come quickly"],
      angles: [
        ("Offering tablets twice", "oral medicine offered twice, ten minutes apart"),
        ("Pharmacist on the Monday round", "a pharmacist on the Monday ward round"),
        ("Monitoring that nobody forgets", "a timer that starts with the injection"),
        ("A doctor within fifteen minutes", "a direct line to the doctor on call"),
        ("Walk first", "a walk in the garden offered before medicine"),
      ]
    ),
    Subject(
      "SAF-17",
      at: [.ward],
      .higher,
      "% of planned safety huddles held",
      48...78,
      "%",
      for: "the staff of every shift",
      stems: [
        "Improving safety huddles held", "Holding every planned huddle", "More huddles kept",
      ],
      process: ["SAF-18"],
      balancing: ["STF-01"],
      drivers: ["The time is fixed", "Someone always leads", "It takes ten minutes"],
      angles: [
        ("Huddle at quarter past nine, whoever is there", "a fixed time, whoever is there"),
        ("Anyone can lead", "a rota in which every grade leads the huddle"),
        ("Standing up, ten minutes, done", "a huddle standing up, with a sand timer"),
        ("Patients at the second huddle", "a second huddle that patients join"),
        ("The huddle sheet, halved", "a huddle sheet of half a page"),
      ]
    ),
    Subject(
      "EXP-06",
      at: [.ward],
      .higher,
      "% of people who say they feel safe on the ward",
      58...80,
      "%",
      for: "people staying on the ward",
      stems: ["Feeling safe", "Helping people feel safer", "Safer nights for patients"],
      process: ["EXP-12"],
      balancing: ["SAF-03"],
      drivers: ["Staff are to be seen", "Nights are quiet", "Newcomers are welcomed"],
      angles: [
        ("Staff who sit in the lounge", "one member of staff always in the lounge"),
        ("A welcome by somebody who has been here", "a welcome from a former patient"),
      ]
    ),
    Subject(
      "EXP-12",
      at: [.ward],
      .higher,
      "community meetings held a month",
      2...6,
      for: "people staying on the ward",
      stems: ["Holding more community meetings", "Community meetings every week", "Regular CMs"],
      process: ["EXP-02"],
      balancing: ["STF-01"],
      drivers: ["The time is protected", "What is asked is answered", "Patients chair it"],
      angles: [
        ("Patients in the chair", "meetings chaired by a patient"),
        ("You asked, we answered by Friday", "answers pinned up by Friday"),
        ("Tea, biscuits and an agenda", "a meeting with tea and an agenda of three points"),
        ("The chaplain keeps the minutes", "minutes taken by somebody from outside the team"),
        ("Meeting outdoors in summer", "the meeting held in the garden"),
      ]
    ),
    Subject(
      "STF-07",
      at: [.ward],
      .lower,
      "staff injured by violence per 1,000 occupied bed days",
      1.5...5,
      for: "nurses, support workers and students",
      stems: [
        "Reducing staff injuries", "Keeping colleagues from harm at work", "Fewer injured staff",
      ],
      process: ["SAF-18", "STF-06"],
      balancing: ["SAF-03"],
      drivers: [
        "Staff work in pairs when risk is high", "New staff know the ward",
        "Injuries are learnt from",
      ],
      angles: [
        ("Pairs for the first hour", "working in pairs in the first hour of an admission"),
        ("Agency colleagues get a map", "a map and a two-minute briefing for agency staff"),
        ("Support after an assault", "a phone call from the manager within a day"),
        ("Where we stand, how we leave", "a walk through the ward on where to stand"),
        ("Alarms that all can hear", "an alarm test at each handover"),
      ]
    ),
  ]
}
