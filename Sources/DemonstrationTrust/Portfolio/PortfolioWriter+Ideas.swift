import QualityModel

extension PortfolioWriter {
  /// A change idea: its code and its text within a sentence.
  struct Idea {
    let code: String
    let text: String
  }

  private static let secondary = [
    "Everybody knows what to do", "There is time for it in the day", "The tools are at hand",
    "Families are part of it", "New colleagues learn it in their first week",
    "Somebody looks at the figures each week",
  ]

  /// Writes what has to change for the aim of a project, and what it might do about that.
  ///
  /// - Parameter index: The place of the project among the drafts.
  /// - Returns: The ideas that it tries.
  mutating func writeIdeas(_ index: Int) -> [Idea] {
    let draft = plan.drafts[index]
    guard let measure = draft.measure, draft.kind != .aimless else { return [] }
    let subject = Subject.of(measure)
    let drivers = writeDrivers(draft, subject)
    let count = tests[index].before + tests[index].after
    guard count > 0 else { return [] }
    var texts = [draft.idea]
    let more = subject.angles.map(\.idea).filter { $0 != draft.idea }
    texts += dice.sample(min(more.count, count > 3 ? 2 : dice.below(2)), of: more)
    return texts.enumerated().map { number, text in
      let idea = Idea(code: ideas.next(), text: text)
      records.append(
        EntityRecord(
          .changeIdea,
          given: [
            "code": .text(idea.code), "project": .text(draft.code),
            "driver": drivers.isEmpty ? nil : .text(dice.pick(drivers)),
            "text": .text(ProjectTitle.raised(text)),
            "status": .text(state(of: number, draft, isTried: number * 3 < count)),
          ]
        )
      )
      return idea
    }
  }

  private mutating func writeDrivers(_ draft: ProjectDraft, _ subject: Subject) -> [String] {
    guard draft.isSupported || dice.happens(draft.isKept ? 0.6 : 0.25) else { return [] }
    var codes: [String] = []
    for text in subject.drivers {
      codes.append(drivers.next())
      records.append(driver(codes[codes.count - 1], draft, text, under: nil))
    }
    for text in dice.sample(dice.whole(1...2), of: Self.secondary) {
      let code = drivers.next()
      records.append(driver(code, draft, text, under: dice.pick(Array(codes.prefix(2)))))
      codes.append(code)
    }
    return codes
  }

  private func driver(_ code: String, _ draft: ProjectDraft, _ text: String, under parent: String?)
    -> EntityRecord
  {
    EntityRecord(
      .driver,
      given: [
        "code": .text(code), "project": .text(draft.code), "text": .text(text),
        "parent": parent.map(FieldValue.text),
      ]
    )
  }

  private mutating func state(of number: Int, _ draft: ProjectDraft, isTried: Bool) -> String {
    guard isTried else { return "idea" }
    let isPlaced = draft.life.implementing != nil
    switch draft.life.status {
    case "sustained":
      return draft.units[0] == plan.places.crofton && number == 0 ? "spread" : "implemented"
    case "closed_stopped", "closed_merged": return dice.pick(["abandoned", "testing"])
    case "closed_learning": return "abandoned"
    case "completed_not_sustained": return number == 0 ? "implemented" : "abandoned"
    default:
      return isPlaced && number == 0 ? "implemented" : dice.pick(["testing", "testing", "adapted"])
    }
  }
}
