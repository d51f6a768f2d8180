extension Subject {
  private static let everywhere: Set<TrustUnit.Form> = [.ward, .team, .clinic, .prison, .school]

  /// Supervision, appraisal, learning and liking to work here.
  static let team: [Subject] = [
    Subject(
      "STF-04",
      at: everywhere,
      .higher,
      "% of staff who had supervision",
      60...84,
      "%",
      for: "everyone who gives care",
      stems: ["Improving supervision", "Supervision for everyone", "Monthly supervision kept"],
      process: ["STF-06"],
      balancing: ["ACC-04"],
      drivers: ["It is booked ahead", "It is worth having", "It is written down simply"],
      angles: [
        ("Booked for the year", "dates for the whole year"),
        ("Supervision in small groups", "groups of three instead of pairs"),
      ]
    ),
    Subject(
      "STF-05",
      at: everywhere,
      .higher,
      "% of staff who had an appraisal",
      64...86,
      "%",
      for: "the whole team",
      stems: ["Improving appraisals", "Appraisal for all staff", "PDRs done on time"],
      process: ["STF-04"],
      balancing: ["STF-01"],
      drivers: ["It is short and useful", "Everyone has a date", "Objectives link to the plan"],
      angles: [
        ("Appraisal in the birthday month", "an appraisal in the month of the birthday"),
        ("One page, three wishes", "a form of one page"),
        ("Talking about what matters to you", "a first question about what matters"),
        ("From the trust's plan to mine", "a picture from the trust's plan to one's own"),
        ("Appraisers who are trained", "a half day for those who appraise"),
        ("Appraisal on a walk", "an appraisal held on a walk"),
        ("What went well since last year", "a list of what went well"),
        ("Half an hour in June", "a fixed half hour in June"),
      ]
    ),
    Subject(
      "STF-06",
      at: everywhere,
      .higher,
      "% of mandatory training in date",
      76...90,
      "%",
      for: "the whole team",
      stems: ["Improving mandatory training", "Training in date", "MAST up to date"],
      process: ["STF-05"],
      balancing: ["ACC-04"],
      drivers: ["Time is protected", "People know what is due", "Courses are near"],
      angles: [
        ("Protected Thursdays", "two hours on Thursdays"),
        ("Training that comes to us", "a trainer who comes to the base"),
        ("Due next month", "a list of what is due next month"),
        ("Learning in twenty minutes", "lessons of twenty minutes"),
        ("Resuscitation in the car park", "resuscitation practice in the car park"),
        ("Night staff learn too", "a lesson at midnight"),
        ("Quiz at the team meeting", "a quiz of five questions at the team meeting"),
        ("Partners in learning", "pairs who remind each other"),
        ("Certificates in one folder", "one folder for all certificates"),
      ]
    ),
    Subject(
      "STF-08",
      at: everywhere,
      .higher,
      "% of staff who recommend us as a place to work",
      52...70,
      "%",
      for: "the whole team",
      stems: ["Improving how people like it here", "Staff who would recommend us", "Morale up"],
      process: ["STF-05"],
      balancing: ["STF-02"],
      drivers: ["People are heard", "Small annoyances go", "Success is noticed"],
      angles: [
        ("Fix five small things", "five small annoyances mended each month"),
        ("Ideas on a tree", "a paper tree for ideas"),
        ("Listening lunch", "a lunch at which leaders listen"),
        ("Joy on Fridays", "ten minutes on what went well"),
        ("Kinder e-mail", "no e-mail after six"),
        ("Desks, lockers, kettles", "a budget for small things"),
        ("Lunch away from screens", "a lunch without screens"),
        ("Learning from what goes right", "one good day looked at closely each month"),
        ("New colleagues choose the cake", "a welcome with cake"),
      ]
    ),
  ]
}
