/// What audits are about.
enum AuditTopics {
  /// A subject, and the directorates that it makes sense in; all where none is named.
  struct Topic: Hashable, Sendable {
    let title: String
    var directorates: [String] = PortfolioCounts.directorates
  }

  /// The subjects under each focus area, in the order of their numbers.
  static let ofAreas: [[Topic]] = [
    [
      Topic(title: "Safeguarding concerns passed on within a day"),
      Topic(title: "Children in the household asked about at assessment"),
      Topic(title: "What became of safeguarding referrals"),
    ],
    [
      Topic(title: "Risk formulations that name what helps"),
      Topic(title: "Risk assessment looked at again after a change of care"),
      Topic(title: "Risk assessments shared with those they are about"),
    ],
    [
      Topic(title: "Care plans with the person's own goals"),
      Topic(title: "Care plans reviewed within twelve months"),
      Topic(title: "Plans for a crisis that others can find"),
    ],
    [
      Topic(title: "High-dose antipsychotic prescribing"),
      Topic(
        title: "Medicines reconciled within a day of admission",
        directorates: ["ACM", "OPC", "FPH"]
      ),
      Topic(title: "Lithium levels and kidney function"),
      Topic(title: "Valproate and the risk in pregnancy"),
    ],
    [
      Topic(title: "Smoking, weight and blood pressure acted on"),
      Topic(title: "Physical health on admission", directorates: ["ACM", "OPC", "FPH", "CYP"]),
      Topic(title: "Early warning scores answered in time", directorates: ["ACM", "OPC", "FPH"]),
    ],
    [
      Topic(title: "Hand hygiene seen by an observer"),
      Topic(title: "Cleaning of shared equipment"),
      Topic(title: "Use of antibiotics", directorates: ["ACM", "OPC", "FPH"]),
    ],
    [
      Topic(title: "Entries written on the day they are about"),
      Topic(title: "Records that say who wrote them"),
      Topic(title: "Letters that a patient can read"),
    ],
    [
      Topic(title: "Rights explained under the Act, and explained again"),
      Topic(title: "Capacity recorded for each decision"),
      Topic(title: "Leave and its conditions", directorates: ["ACM", "CML", "FPH", "OPC"]),
    ],
    [
      Topic(title: "Review after restraint", directorates: ["ACM", "FPH", "OPC", "CYP"]),
      Topic(title: "What is recorded after violence"),
      Topic(title: "Observation within its purpose", directorates: ["ACM", "FPH", "CYP"]),
    ],
    [
      Topic(title: "Falls looked into within a day", directorates: ["ACM", "OPC", "FPH"]),
      Topic(title: "Skin looked at on admission", directorates: ["ACM", "OPC", "FPH"]),
      Topic(title: "Bed rails and what was tried before", directorates: ["OPC", "ACM"]),
    ],
    [
      Topic(title: "Seen within three days of discharge"),
      Topic(
        title: "Ligature points and what is done about them",
        directorates: ["ACM", "FPH", "CYP"]
      ),
      Topic(title: "Safety plans made with the person"),
    ],
    [
      Topic(title: "Learning from incidents, known on the floor"),
      Topic(title: "Families told the truth after harm"),
      Topic(title: "Actions after serious incidents, a year on"),
    ],
    [
      Topic(title: "Consent recorded with what was said"),
      Topic(title: "Information in a language that is understood"),
      Topic(title: "Consent to share with family"),
    ],
    [
      Topic(title: "Discharge letters sent within a day"),
      Topic(title: "From children's to adult services", directorates: ["CYP", "CML"]),
      Topic(title: "Who knows what after a transfer"),
    ],
    [
      Topic(title: "Reasons given for long waits"),
      Topic(title: "Contact while waiting"),
      Topic(title: "Referrals turned away, and where to"),
    ],
    [
      Topic(title: "Complaints answered in the complainant's words"),
      Topic(title: "What changed after a complaint"),
      Topic(title: "Experience asked of those who leave early"),
    ],
    [
      Topic(title: "Carers identified and offered an assessment"),
      Topic(title: "Carers in the care plan"),
      Topic(title: "Families told whom to call"),
    ],
    [
      Topic(title: "Supervision as often as agreed"),
      Topic(title: "Staffing of nights against the plan", directorates: ["ACM", "OPC", "FPH"]),
      Topic(title: "Appraisal and what came of it"),
    ],
    [
      Topic(title: "Checks of emergency equipment"),
      Topic(title: "Alarms that work, and who comes"),
      Topic(title: "Temperature of medicine refrigerators"),
    ],
    [
      Topic(title: "Nutritional screening on admission", directorates: ["ACM", "OPC", "FPH"]),
      Topic(title: "Fluid charts that add up", directorates: ["ACM", "OPC", "FPH"]),
      Topic(title: "Help at meals for those who need it", directorates: ["OPC", "ACM", "CML"]),
    ],
  ]

  /// Subjects that lie in no focus area.
  static let elsewhere = [
    Topic(title: "Turnaround of dictated letters"), Topic(title: "Use of the library's services"),
    Topic(title: "Taxis between sites"),
    Topic(title: "Time to a working telephone for new starters"),
    Topic(title: "Rooms booked and left empty"), Topic(title: "Paper forms still in use"),
    Topic(title: "Replies of reception outside hours"), Topic(title: "Printing in colour"),
    Topic(title: "Travel claims returned for correction"),
  ]

  /// Subjects of a priority that lie in no focus area.
  static let ofPriorityAlone = [
    Topic(title: "What the board asked about the priority, and what it was told"),
    Topic(title: "Minutes of the priority's group against its terms"),
    Topic(title: "Whether the measures of the priority are looked at"),
  ]

  static let reasons = [
    "The auditor has left, and nobody is free before the autumn",
    "The record system changes in the same quarter",
    "The national audit was put off by its supplier",
    "The service moves to another site",
    "The criteria are being written anew",
  ]
}
