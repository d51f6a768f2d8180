import QualityModel

/// Writes the records of actions that are planned.
struct ActionRecords {
  private let roster: Roster
  private var dice: SeededDice
  private var codes: CodePool

  /// The actions, and the changes of their days.
  private(set) var records: [EntityRecord] = []

  init(_ plan: ActionPlan, roster: Roster, seed: UInt64) {
    self.roster = roster
    dice = SeededDice(seed: seed, for: "action writing")
    codes = CodePool("ACT-", capacity: 999, &dice)
    for draft in plan.drafts { write(draft) }
  }

  private mutating func write(_ draft: ActionDraft) {
    let code = codes.next()
    let owner = roster.somebody(of: draft.unit, directorate: draft.directorate, &dice)
    let lead = roster.holder("improvement_lead/\(directorate(of: draft))")
    let asker = dice.happens(0.5) ? lead : other(than: owner, draft)
    var record = EntityRecord(
      .action,
      given: [
        "code": .text(code), "description": .text(ActionTexts.description(of: draft, &dice)),
        "project": draft.project.map(FieldValue.text), "unit": .text(draft.unit),
        "measure": (draft.figure?.measure).map(FieldValue.text),
        "figure_on": (draft.figure?.period).map(FieldValue.day),
        "strength": .text(draft.strength), "raised_on": .day(draft.raised),
        "raised_by": .text(asker), "owner": .text(owner),
        "original_due_on": .day(draft.firstDue), "due_on": .day(draft.due),
      ]
    )
    switch draft.fate {
    case .open: record["status"] = .text("open")
    case .inProgress: record["status"] = .text("in_progress")
    case .done(let day): finish(&record, "done", day)
    case .verified(let day, let seen):
      finish(&record, "verified", day)
      record["verified_by"] = .text(other(than: owner, draft))
      record["verified_on"] = .day(seen)
    case .cancelled(let day):
      record["status"] = .text("cancelled")
      record["cancelled_on"] = .day(day)
      record["cancelled_by"] = .text(lead)
      record["cancelled_because"] = .text(dice.pick(ActionTexts.givenUp))
    }
    records.append(record)
    for move in draft.moves {
      records.append(
        EntityRecord(
          .dueDateChange,
          [
            "action": .text(code), "moved_on": .day(move.on), "due_on": .day(move.due),
            "reason": .text(dice.pick(ActionTexts.delays)), "decided_by": .text(lead),
          ]
        )
      )
    }
  }

  private mutating func finish(_ record: inout EntityRecord, _ status: String, _ day: CalendarDate)
  {
    record["status"] = .text(status)
    record["done_on"] = .day(day)
    record["evidence"] = .text(dice.pick(ActionTexts.evidence))
  }

  /// The directorate of a draft; the corporate services have no lead of their own.
  private func directorate(of draft: ActionDraft) -> String {
    PortfolioCounts.directorates.contains(draft.directorate)
      ? draft.directorate : PortfolioCounts.directorates[0]
  }

  private mutating func other(than owner: String, _ draft: ActionDraft) -> String {
    let directorate = directorate(of: draft)
    for _ in 0..<40 {
      let person = roster.somebody(of: draft.unit, directorate: directorate, &dice)
      if person != owner { return person }
    }
    let lead = roster.holder("improvement_lead/\(directorate)")
    return lead == owner ? roster.holder("audit_lead/\(directorate)") : lead
  }
}

/// The words of actions.
enum ActionTexts {
  /// What is to be done: after a figure, with its month, or else by how strong it is.
  static func description(of draft: ActionDraft, _ dice: inout SeededDice) -> String {
    if let figure = draft.figure {
      let month = monthName(figure.period)
      let pool = draft.strength == "weak" ? afterFigure : afterFigureHelped
      return dice.pick(pool).replacing("MONTH", with: month)
    }
    switch draft.strength {
    case "weak": return dice.pick(weak)
    case "strong": return dice.pick(strong)
    default: return dice.pick(intermediate)
    }
  }

  private static func monthName(_ day: CalendarDate) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let parts = day.description.split(separator: "-")
    let month = Int(parts[1]) ?? 1
    return "\(names[month - 1]) \(parts[0])"
  }

  private static let afterFigure = [
    "Explain the figure for MONTH to the directorate", "Remind the team after MONTH",
    "Ask who was on shift in MONTH", "E-mail to all staff about MONTH",
    "Refresher training, as MONTH was poor", "Talk to the team about what went wrong in MONTH",
    "Go through the records of MONTH one by one", "Report weekly until MONTH is made up for",
  ]
  private static let afterFigureHelped = [
    "A daily count on the board, since MONTH", "A second check of each form, since MONTH",
    "Somebody else to cover the busiest day, since MONTH",
  ]
  private static let weak = [
    "Remind the team at every handover", "A poster in the staff room",
    "Training for everybody on the rota", "Send the policy round again", "Put it on the agenda",
    "Ask for more vigilance at night", "A leaflet for new colleagues",
    "Talk about it in supervision",
  ]
  private static let intermediate = [
    "A checklist on the handover sheet", "A prompt in the record system",
    "A support worker for the late shift", "An hour without telephone calls at the medicines round",
    "A list of who is overdue, every Monday", "Labels on every drawer of the clinic room",
    "A second pair of eyes on high-risk charts", "A folder with everything for an admission",
  ]
  private static let strong = [
    "Make the field one that cannot be left empty", "One kit, the same in every room",
    "Move the equipment to where it is used", "Take the second form away altogether",
    "Doors that close by themselves", "Keep two slots of the clinic free for urgent cases",
    "Beds that can be lowered to the floor",
  ]
  static let evidence = [
    "Minutes of the team meeting", "A photograph", "The new form, in use", "Ten charts looked at",
    "The rota of four weeks", "Signed list of those who were there", "The order and the invoice",
  ]
  static let delays = [
    "The owner has left the team", "The supplier delivers later", "Too few people over the summer",
    "It waits for the next release of the record system", "Winter came first",
    "The room is not free yet", "The money was agreed only now",
  ]
  static let givenUp = [
    "The service was reorganised", "Another action does the same", "It did not help when tried",
    "Nobody could say what it was for",
  ]
}
