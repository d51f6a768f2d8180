extension Subject {
  /// What people tell us, and what families and carers need.
  static let voice: [Subject] = [
    Subject(
      "EXP-01",
      at: [.team, .clinic, .school],
      .higher,
      "% of people who call their care good or very good",
      82...92,
      "%",
      for: "people who use the service",
      stems: ["Better experience of care", "More people pleased with care", "FFT scores up"],
      process: ["EXP-02"],
      balancing: ["ACC-04"],
      drivers: [
        "First impressions are kind", "Waiting is explained", "Comments lead to something",
      ],
      angles: [
        ("Hello, my name is on the door", "photographs and names at the door"),
        ("Waiting rooms young people would choose", "a waiting room planned by young people"),
        ("The comment of the week", "one comment discussed each week"),
        ("Running late? We say so", "a sign that says how late we run"),
      ]
    ),
    Subject(
      "EXP-02",
      at: [.team, .clinic, .ward, .school, .prison],
      .higher,
      "feedback responses a month",
      8...40,
      for: "people whose voice is seldom heard",
      stems: [
        "Raising feedback responses", "Hearing from more people", "Getting more FFT replies",
      ],
      process: ["EXP-12"],
      balancing: ["EXP-01"],
      drivers: ["Asking is easy", "Answers are private", "People see what came of it"],
      angles: [
        ("A postcard and a pencil", "a postcard handed out at the end of a visit"),
        ("Codes on the appointment card", "a code to scan on the appointment card"),
        ("Volunteers who ask", "volunteers who ask once a week"),
        ("What you said, on the wall", "a wall that shows what came of comments"),
        ("Feedback without reading", "faces and pictures instead of words"),
        ("Asked in six languages", "questions in the six languages most spoken here"),
        ("One question by text", "one question by text message"),
        ("Young reporters", "a pupil or patient who asks the others"),
        ("A box by the door", "a box by the door, emptied on Fridays"),
        ("Two minutes at the end", "two minutes for comments at the end of each visit"),
      ]
    ),
    Subject(
      "EXP-08",
      at: [.team],
      .higher,
      "% of people whose carer is known to us",
      34...60,
      "%",
      for: "carers and families",
      stems: ["Identifying carers", "Knowing who cares", "More carers on RiO"],
      process: ["EXP-10"],
      balancing: ["EXP-05"],
      drivers: ["Staff ask at first contact", "Carers get something for it", "Consent is clear"],
      angles: [
        ("Who helps you at home?", "a question at first contact"),
        ("Carers' tea", "a carers' tea each month"),
      ]
    ),
    Subject(
      "EXP-09",
      at: [.team, .clinic, .ward, .school, .prison],
      .higher,
      "% of complaints answered in time",
      52...78,
      "%",
      for: "people who complain",
      stems: [
        "Improving complaint responses", "Complaints answered on time", "Quicker replies to PALS",
      ],
      process: ["STF-06"],
      balancing: ["EXP-01"],
      drivers: [
        "Somebody rings at once", "Letters are plain", "Managers have time to look into it",
      ],
      angles: [
        ("A phone call on day one", "a phone call on the day the complaint arrives"),
        ("Letters read by a service user", "draft letters read by a service user"),
        ("Sorted before it is a letter", "a meeting offered within a week"),
        ("Investigators in pairs", "two people who look into it together"),
        ("Ten clear days for the draft", "a date for the draft, ten days ahead"),
        ("Learning posted on the intranet", "one lesson shared each month"),
        ("Sorry, first of all", "an apology in the first sentence"),
        ("The complaint on one page", "a summary of one page for the team"),
        ("Who answers which letter", "a list of who answers which letter"),
      ]
    ),
    Subject(
      "EXP-10",
      at: [.team, .ward, .school],
      .higher,
      "mean carer satisfaction on a scale from 1 to 5",
      3.1...3.9,
      for: "carers and families",
      stems: ["Improving carer satisfaction", "Happier carers", "Better support for families"],
      process: ["EXP-08"],
      balancing: ["STF-01"],
      drivers: [
        "Carers are told what they may know", "Somebody answers the phone",
        "Meetings fit working days",
      ],
      angles: [
        ("A number that somebody answers", "a phone line open until seven"),
        ("Evenings for families", "a family evening each month"),
        ("What we may tell you", "a leaflet on what staff may share"),
        ("Carers write the welcome pack", "a welcome pack written by carers"),
        ("Reviews after five", "reviews after five o'clock"),
        ("Parents meet parents", "parents who meet once a term"),
        ("A film for grandparents", "a film of five minutes for families"),
        ("Sitting in", "an offer to sit in on a session"),
        ("News every fortnight", "a call to the family every fortnight"),
      ]
    ),
  ]
}
