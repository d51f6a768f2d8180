/// What the trust sets out to do above the level of teams, in its own words.
enum ThreadTexts {
  static let national = [
    "Help in a mental health crisis at any hour of the day",
    "A yearly look at physical health for everyone with a severe mental illness",
    "Children and young people are seen in good time",
    "Care close to home, and nobody sent far away",
    "Care in which avoidable harm becomes rare",
    "A workforce that is well, grows and stays",
  ]

  static let strategy = "Good care that becomes great, given by people who never stop learning"

  static let buildingBlocks = [
    "Quality management: we know how good our care is, and make it better",
    "People: this is where good staff want to work",
    "Partnership: we plan care with those around us and those we serve",
  ]

  /// The strategic priorities: what each says, the building block and the national commitment that it
  /// serves.
  static let strategic: [(title: String, block: Int, national: [Int])] = [
    ("Nobody comes to harm in our care", 0, [4]),
    ("People get help when they need it, close to home", 2, [0, 2, 3]),
    ("Teams have the time and the skill to do their work well", 1, [5]),
    ("Body and mind are cared for together", 0, [1]),
    ("People who use our services decide with us", 2, [4, 2]),
  ]

  /// The objectives of each directorate, with the strategic priority that each serves.
  static let directorates: [String: [(title: String, strategic: Int)]] = [
    "ACM": [
      ("Wards on which people are safe from violence and restraint", 0),
      ("A bed when it is needed and home when it is not", 1),
      ("Full teams on every ward and in every crisis service", 2),
    ],
    "CML": [
      ("Yearly health checks for everyone on our caseloads", 3),
      ("Treatment without long waits, and appointments that are kept", 1),
      ("Plans that people have made with us", 4),
    ],
    "OPC": [
      ("Fewer falls and less pressure damage", 0),
      ("Help at home within hours, a diagnosis within weeks", 1),
      ("Families and carers who feel supported", 4),
    ],
    "CYP": [
      ("Children are seen before a term has passed", 1),
      ("Young people have a say in how we work", 4),
      ("Staff in schools and clinics who stay with us", 2),
    ],
    "FPH": [
      ("Secure wards with less seclusion", 0),
      ("Health care in prison as good as outside", 3),
      ("Teams in secure services that are trained and supported", 2),
    ],
  ]

  /// What an objective lends to the one above it.
  static let rationales = [
    "It is the part of that aim that lies in our hands",
    "What we do here counts towards it every month",
    "Without it the aim above would stay words",
    "The same measure is looked at one level up",
    "It was agreed with those who answer for the aim above",
    "People told us that this is where the aim touches their days",
    "It turns the aim above into something a team can do",
  ]

  /// What a project gives to an objective.
  static let contributions = [
    "Its outcome is one of the measures of the objective",
    "It takes away one cause of what the objective is about",
    "It tries a change that the objective asks for",
    "It shows on one unit whether the objective can be reached",
    "It removes a barrier that teams have named",
    "It gives people the part in it that the objective promises",
  ]
}
