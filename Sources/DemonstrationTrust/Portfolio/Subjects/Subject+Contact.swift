extension Subject {
  /// Keeping appointments and coming in at the right time.
  static let contact: [Subject] = [
    Subject(
      "EXP-11",
      at: [.team, .clinic],
      .lower,
      "% of appointments missed without a word",
      9...22,
      "%",
      for: "people with an appointment",
      stems: ["Reducing DNAs", "Fewer missed appointments", "Cutting did-not-attend"],
      process: ["ACC-04"],
      balancing: ["STF-01"],
      drivers: ["People choose the time", "Reminders reach them", "Getting here is easy"],
      angles: [
        ("Reminders two days ahead", "a text message two days ahead"),
        ("Choose your own time", "a choice of three times"),
        ("Meeting at the library", "appointments held at the library"),
        ("We missed you calls", "a friendly call within an hour"),
        ("Bus fares and directions", "a bus ticket and a map in the letter"),
        ("Video when it rains", "a video call offered instead"),
        ("Letters in plain words", "an appointment letter of half a page"),
        ("Evening clinic on Mondays", "an evening clinic on Mondays"),
        ("Which bus, which door", "a map with the bus stop and the door"),
        ("Your worker's photograph", "a photograph of the worker in the letter"),
      ]
    ),
    Subject(
      "ACC-01",
      at: [.clinic, .team],
      .higher,
      "% of people treated within 18 weeks of referral",
      78...91,
      "%",
      for: "people waiting for treatment",
      stems: ["Improving 18-week waits", "Treatment within eighteen weeks", "RTT back on track"],
      process: ["EXP-11"],
      balancing: ["EXP-01"],
      drivers: ["The list is true", "Slots match demand", "Nobody is lost"],
      angles: [
        ("Cleaning the waiting list", "a call to everyone who has waited ten weeks"),
        ("Templates that match demand", "clinic templates set by last month's demand"),
        ("Opt in, not opt out", "a letter that asks people to choose a date"),
        ("Waiting well", "a pack of things to do while waiting"),
        ("Two-slot Fridays", "two slots kept free each Friday"),
      ]
    ),
    Subject(
      "ACC-02",
      at: [.team],
      .higher,
      "% of people with a first psychosis treated within two weeks",
      50...72,
      "%",
      for: "people with a first psychosis",
      stems: [
        "Improving early intervention waits", "Two weeks to treatment in psychosis",
        "EIP in 14 days",
      ],
      process: ["EFF-04"],
      balancing: ["STF-01"],
      drivers: [
        "Referrals are seen the same day", "Assessments are in pairs", "Families are called",
      ],
      angles: [
        ("Same-day triage of psychosis", "a look at each referral on the same day"),
        ("Seen at college", "first meetings at college"),
        ("Doctor's slot on Wednesdays", "a doctor's slot kept free on Wednesdays"),
        ("Family call in two days", "a call to the family in two days"),
      ]
    ),
    Subject(
      "ACC-03",
      at: [.clinic, .team],
      .lower,
      "days that children wait for a first appointment",
      38...90,
      " days",
      for: "children and their families",
      stems: ["Reducing waits for children", "Children seen sooner", "Shorter CAMHS waits"],
      process: ["EFF-06"],
      balancing: ["EXP-11"],
      drivers: [
        "Referrals go to the right place", "First meetings are useful", "Schools know whom to ask",
      ],
      angles: [
        ("Choice meetings in school", "first meetings held at school"),
        ("Advice line for teachers", "a phone line for teachers on two afternoons"),
        ("Right door, first time", "one front door for all referrals"),
        ("Groups that start each month", "a parents' group that starts each month"),
        ("Summer is not a gap", "clinics kept open in the summer break"),
        ("Speech and language at the nursery gate", "ten minutes at the nursery gate"),
        ("Letters that children can read", "a letter addressed to the child"),
        ("A picture of what happens next", "a picture story of the first visit"),
        ("Saturday assessments", "assessments on two Saturdays a month"),
        ("Forms filled in together", "a call to fill in the form together"),
      ]
    ),
  ]
}
