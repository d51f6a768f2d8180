import QualityModel

/// Writes the records of the audits that are planned.
struct AuditRecords {
  private let roster: Roster
  private var dice: SeededDice
  private var codes: CodePool

  /// The plans, their items, and what these cover.
  private(set) var records: [EntityRecord] = []

  init(_ planning: AuditPlanning, priorities: [[String]], roster: Roster, seed: UInt64) {
    self.roster = roster
    dice = SeededDice(seed: seed, for: "audit plan writing")
    codes = CodePool("PI-", capacity: 999, &dice)
    records = [
      plan(2023, "closed", on: PortfolioDays.day(2023, 4, 18)),
      plan(2024, "approved", on: PortfolioDays.day(2024, 4, 16)),
    ]
    for draft in planning.drafts { write(draft, priorities) }
  }

  private func plan(_ year: Int, _ status: String, on day: CalendarDate) -> EntityRecord {
    EntityRecord(
      .auditPlan,
      [
        "code": .text("AP-\(year)"), "financial_year": .text("\(year)/\((year + 1) % 100)"),
        "status": .text(status), "approved_on": .day(day), "approved_by": .text("EFFECT"),
      ]
    )
  }

  private mutating func write(_ draft: PlanItemDraft, _ priorities: [[String]]) {
    let code = codes.next()
    let directorate = draft.directorate ?? dice.pick(PortfolioCounts.directorates)
    let auditLead = roster.holder("audit_lead/\(directorate)")
    var record = EntityRecord(
      .planItem,
      given: [
        "code": .text(code), "plan": .text("AP-\(draft.year)"), "title": .text(draft.title),
        "tier": .wholeNumber(draft.tier), "kind": .text(draft.kind),
        "unit": draft.directorate.map(FieldValue.text), "quarter": .wholeNumber(draft.quarter),
        "lead": .text(
          dice.happens(0.5)
            ? auditLead : roster.somebody(of: directorate, directorate: directorate, &dice)
        ),
      ]
    )
    switch draft.fate {
    case .planned: record["status"] = .text("planned")
    case .inProgress: record["status"] = .text("in_progress")
    case .reported(let day): report(&record, "reported", day)
    case .complete(let day): report(&record, "complete", day)
    case .deferred(let day): setAside(&record, "deferred", day, by: auditLead)
    case .abandoned(let day): setAside(&record, "abandoned", day, by: auditLead)
    }
    records.append(record)
    for area in draft.areas {
      records.append(
        EntityRecord(
          .planItemFocus,
          ["item": .text(code), "area": .text(FocusAreas.code(area))]
        )
      )
    }
    if let priority = draft.priority, let row = QualityPriorities.row(of: draft.year) {
      records.append(
        EntityRecord(
          .planItemPriority,
          ["item": .text(code), "priority": .text(priorities[row][priority])]
        )
      )
    }
  }

  private func report(_ record: inout EntityRecord, _ status: String, _ day: CalendarDate) {
    record["status"] = .text(status)
    record["reported_on"] = .day(day)
  }

  private mutating func setAside(
    _ record: inout EntityRecord,
    _ status: String,
    _ day: CalendarDate,
    by person: String
  ) {
    record["status"] = .text(status)
    record["set_aside_on"] = .day(day)
    record["set_aside_by"] = .text(person)
    record["set_aside_because"] = .text(dice.pick(AuditTopics.reasons))
  }
}
