import QualityModel

extension PortfolioWriter {
  private static let changes = [
    "The card has fewer words", "The time moved to the afternoon", "They named the project",
    "A question was left out", "The leaflet has pictures now", "Two of them joined the team",
    "The first test was done with them and not to them",
  ]

  /// Writes who was involved in a project.
  mutating func writeInvolvement(_ index: Int) {
    let draft = plan.drafts[index]
    guard let started = draft.life.started, draft.kind != .aimless else { return }
    guard draft.isSupported || dice.happens(draft.isKept ? 0.65 : 0.4) else { return }
    let isTogether = draft.isSupported && dice.happens(0.5)
    let steps =
      isTogether ? [1, 2, 3, 4, 5] : dice.sample(dice.whole(1...3), of: [1, 2, 3, 4, 5]).sorted()
    let stretch = max(1, started.days(to: draft.life.lastNews))
    for step in steps {
      let level =
        isTogether
        ? "co_produce" : dice.pick(["inform", "consult", "consult", "involve", "collaborate"])
      let told = level == "inform" || (level == "consult" && dice.happens(0.6))
      records.append(
        EntityRecord(
          .involvement,
          given: [
            "code": .text(involvements.next()), "project": .text(draft.code),
            "stakeholder": .text(
              dice.pick(["service_users", "service_users", "carers_families", "staff", "partners"])
            ),
            "level": .text(level), "step": .wholeNumber(step),
            "involved_on": .day(started.adding(days: stretch * (step - 1) / 5)),
            "people": .wholeNumber(dice.whole(1...24)),
            "what_changed": told ? nil : .text(dice.pick(Self.changes)),
          ]
        )
      )
    }
  }

  /// Writes the look back at a project that has ended, or has held.
  mutating func writeEvaluation(_ index: Int) {
    let draft = plan.drafts[index]
    let day: CalendarDate
    switch (draft.outcome, draft.life.closed) {
    case (.sustained?, _): day = draft.life.sustained ?? draft.life.lastNews
    case (.lost?, _): day = PortfolioDays.day(2024, 1, dice.whole(18...30))
    case (_, let closed?): day = closed
    default: return
    }
    let needed = draft.outcome == .sustained || draft.life.status == "closed_learning"
    guard needed || dice.happens(0.55) else { return }
    let held = draft.outcome == .sustained
    records.append(
      EntityRecord(
        .evaluation,
        [
          "code": .text(evaluations.next()), "project": .text(draft.code),
          "evaluated_on": .day(day),
          "what_worked": .text(
            ProjectTitle.raised(draft.idea)
              + (held
                ? ", done every day" : dice.pick([", on some days", ", while two people led it"]))
          ),
          "what_did_not": .text(
            dice.pick([
              "The first form, which nobody filled in", "Nights and weekends",
              "Reminders by e-mail",
              "A target set before the baseline was known", "Training without time to use it",
            ])
          ),
          "learning": .text(
            dice.pick(
              held
                ? [
                  "Keep it short and keep it daily", "Watch the chart for a year after",
                  "Let patients lead",
                ]
                : [
                  "Begin smaller", "Ask those it is for", "One lead is not enough",
                  "The cause lay elsewhere",
                ]
            )
          ),
          "share_with": .text(
            dice.pick([
              "The quality group of the directorate", "All team leaders", "The annual showcase",
            ])
          ),
        ]
      )
    )
  }

  /// Writes where changes that worked have gone.
  mutating func writeSpread() {
    let source = plan.drafts.first {
      $0.outcome == .sustained && $0.units[0] == plan.places.crofton
    }
    for adopter in plan.drafts where adopter.kind == .adopter {
      guard let source else { break }
      let isAdopted = adopter.life.implemented != nil
      add(
        spread(
          source.code,
          to: adopter.units[0],
          status: isAdopted ? "adopted" : "testing",
          project: adopter.code,
          offered: adopter.life.registered.adding(days: -14),
          adopted: adopter.life.implemented
        )
      )
    }
    for draft in plan.drafts where draft.outcome == .sustained {
      guard let measure = draft.measure, let sustained = draft.life.sustained else { continue }
      let others = (plan.ground.units[draft.directorate] ?? []).filter {
        Subject.of(measure).fits($0) && plan.ground.isFree($0.code, measure)
      }
      let fates = ["candidate", "offered", "declined"]
      for (unit, status) in zip(dice.sample(min(2, others.count), of: others), dice.shuffled(fates))
      {
        add(
          spread(
            draft.code,
            to: unit.code,
            status: status,
            offered: status == "candidate" ? nil : sustained.adding(days: dice.whole(20...120))
          )
        )
      }
    }
    // Promising is not proven: the change helps where it was tried, and has not been watched long.
    for draft in plan.drafts where draft.outcome == .harmElsewhere {
      let others = (plan.ground.units[draft.directorate] ?? []).filter { unit in
        draft.measure.map { Subject.of($0).fits(unit) } ?? false && unit.code != draft.units[0]
      }
      guard let unit = others.first else { continue }
      add(
        spread(
          draft.code,
          to: unit.code,
          status: "offered",
          proven: false,
          offered: PortfolioDays.day(2023, 9, dice.whole(4...27))
        )
      )
    }
  }

  private mutating func add(_ record: EntityRecord) { records.append(record) }

  private mutating func spread(
    _ source: String,
    to unit: String,
    status: String,
    project: String? = nil,
    proven: Bool = true,
    offered: CalendarDate?,
    adopted: CalendarDate? = nil
  ) -> EntityRecord {
    EntityRecord(
      .spread,
      given: [
        "source_project": .text(source), "unit": .text(unit),
        "target_project": project.map(FieldValue.text), "proven": .truth(proven),
        "status": .text(status), "offered_on": offered.map(FieldValue.day),
        "adopted_on": status == "adopted" ? adopted.map(FieldValue.day) : nil,
        "adaptation": status == "adopted"
          ? .text(
            dice.pick([
              "At handover instead of mid-morning, because rounds start early here",
              "Twice a day, and the second time with patients",
              "Led by the support workers, who are on every shift",
            ])
          ) : nil,
        "decline_reason": status == "declined"
          ? .text(
            dice.pick([
              "The team has three changes under way already",
              "Their figures are better than ours were at the start",
            ])
          ) : nil,
      ]
    )
  }

  /// Writes thanks and honour, which go to what is well told as much as to what has worked.
  mutating func writeRecognition() {
    let sustained = plan.drafts.indices.filter { plan.drafts[$0].outcome == .sustained }
    let boasting = plan.drafts.indices.filter {
      plan.claims.contains($0) && !plan.drafts[$0].isSupported
    }
    let closed = plan.drafts.indices.filter { plan.drafts[$0].life.status == "closed_learning" }
    let shown =
      dice.sample(min(6, sustained.count), of: sustained) + dice.sample(7, of: boasting)
      + dice.sample(3, of: closed)
    for index in shown {
      let draft = plan.drafts[index]
      let kind = dice.pick(["showcase", "showcase", "award_nomination", "award", "publication"])
      let title: String =
        switch kind {
        case "showcase": "Annual quality showcase 2023"
        case "award_nomination": "Nominated for the regional improvement award"
        case "award": "Chair's cup for improvement"
        default: "A page in the trust's magazine"
        }
      records.append(
        EntityRecord(
          .recognition,
          [
            "project": .text(draft.code), "kind": .text(kind),
            "given_on": .day(PortfolioDays.day(2023, 11, dice.whole(6...24))),
            "title": .text(title),
          ]
        )
      )
    }
  }
}
