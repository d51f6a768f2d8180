extension Subject {
  /// Help that has to come quickly.
  static let access: [Subject] = [
    Subject(
      "ACC-08",
      at: [.team],
      .higher,
      "% of people in crisis seen within four hours",
      66...86,
      "%",
      for: "people in crisis",
      stems: [
        "Improving four-hour crisis response", "Quicker help in a crisis", "Crisis seen in 4 h",
      ],
      process: ["EFF-04"],
      balancing: ["STF-01"],
      drivers: ["Calls are answered", "Staff are near", "Paperwork waits"],
      angles: [
        ("Two cars, two patches", "two patches with a car each"),
        ("One number for crisis", "one phone number for every crisis"),
        ("Notes after, not before", "notes written after the visit"),
        ("Evening shift from three", "an evening shift that starts at three"),
        ("With the ambulance", "a nurse who rides with the ambulance"),
      ]
    ),
    Subject(
      "ACC-09",
      at: [.team],
      .higher,
      "% of urgent calls answered within two hours",
      62...80,
      "%",
      for: "older people who become ill at home",
      stems: ["Improving urgent community response", "Two hours to the door", "Faster UCR"],
      process: ["SAF-11"],
      balancing: ["STF-01"],
      drivers: ["Calls are sorted at once", "Bags are packed", "Routes make sense"],
      angles: [
        ("Bags packed the night before", "visit bags packed the night before"),
        ("A nurse who sorts the calls", "a nurse who sorts calls until noon"),
        ("Falls pick-up with the fire service", "a lift after falls, with the fire service"),
        ("Maps on the duty screen", "a map that shows who is near"),
        ("Care homes ring us first", "a direct line for care homes"),
      ]
    ),
    Subject(
      "ACC-10",
      at: [.prison],
      .higher,
      "% of people screened within 24 hours of coming to prison",
      76...90,
      "%",
      for: "people who come to prison",
      stems: [
        "Improving reception screening", "Screened on the first night",
        "Prison health checks in 24 h",
      ],
      process: ["EFF-04"],
      balancing: ["EXP-11"],
      drivers: [
        "Vans come late and staff are there", "There is a private room",
        "Second screens are booked",
      ],
      angles: [
        ("Late vans, late nurses", "a nurse who stays until the last van"),
        ("A door that closes", "a room with a door for the first talk"),
        ("Second screen on the wing", "the second screen held on the wing"),
        ("Interpreters on the phone", "a phone interpreter at reception"),
        ("First night packs", "a pack for the first night"),
        ("Asking again on day three", "the same questions asked again on day three"),
      ]
    ),
  ]
}
