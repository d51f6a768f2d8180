internal import QualityAnalysis
internal import QualityModel

/// Which of the findings of a portfolio somebody wants to see.
struct FindingFilter {
  /// How they are one too many; `nil` for any.
  let kind: DuplicateKind?
  /// How sure they are at least.
  let tier: FindingTier?
  /// The unit, with those below it; `nil` for all.
  let unit: String?
  /// The places of that unit and those below it.
  private let units: Set<Int>

  init(_ arguments: Arguments, _ portfolio: PortfolioRecords) {
    kind = arguments.text("class").flatMap(DuplicateKind.init)
    tier = arguments.text("tier").flatMap(FindingTier.init)
    unit = arguments.text("unit")
    let number = unit.flatMap { code in portfolio.units.firstIndex { $0.code == code } }
    units = Set(
      portfolio.units.indices.filter { place in
        number.map { place == $0 || portfolio.units[place].above.contains($0) } ?? false
      }
    )
  }

  static let parametersOfPossible: [Parameter] = [
    .optional("class", .choice(.duplicateClass), default: "all", "only findings of this class"),
    .optional(
      "unit",
      .unit,
      default: "all",
      "only findings about a project at this ward, team or directorate, or at a unit below it"
    ),
  ]

  static let parameters: [Parameter] =
    parametersOfPossible + [
      .optional(
        "tier",
        .choice(.model(.findingTier)),
        default: "probable",
        "how sure a finding must be at least"
      )
    ]

  /// Whether a finding is wanted: one at a unit where either of the two projects is at it.
  func lets(_ finding: DuplicateFinding, in portfolio: PortfolioRecords) -> Bool {
    if let kind, finding.kind != kind { return false }
    if let tier, finding.tier > tier { return false }
    guard unit != nil else { return true }
    return [finding.project, finding.related].compactMap(\.self).contains { project in
      portfolio.projects[project].places.contains { units.contains($0.unit) }
    }
  }

  /// How many rows were let through, where not all are wanted.
  func note(_ count: Int) -> String? {
    let wanted = [
      kind.map { "class \($0.rawValue)" }, tier.map { "\($0.rawValue) or surer" },
      unit.map { "at \($0) or below it" },
    ].compactMap(\.self)
    return wanted.isEmpty
      ? nil : "\(NumberText.counted(count, "row")) shown: \(wanted.joined(separator: ", "))."
  }
}

extension WordList {
  /// How projects are one too many.
  static let duplicateClass = WordList(
    "duplicate_class",
    "How a project is one too many.",
    of: DuplicateKind.self,
    example: #"print(qi.portfolio():clusters { class = "renamed" })"#
  ) { kind in
    switch kind {
    case .registeredTwice:
      Word("registered_twice", "the same title a second time, but for how it is typed")
    case .renamed: Word("renamed", "the same at the same unit in other words")
    case .sameAimElsewhere: Word("same_aim_elsewhere", "one aim in one wording at other units")
    case .overlappingMeasures:
      Word("overlapping_measures", "one outcome at one unit, whatever the words")
    case .withinProgramme:
      Word("within_programme", "a running programme covers its unit and its measure")
    }
  }
}
