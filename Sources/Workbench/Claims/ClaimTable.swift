internal import QualityAnalysis
internal import SPCCore

/// What projects claim beside what their evidence supports, as tables.
enum ClaimTable {
  /// A row for each project that claims so much or more.
  static func of(
    _ claims: [ClaimAgainstEvidence],
    _ evidence: ImprovementEvidence,
    least: Double
  ) -> TableObject {
    let chosen = claims.filter { claim in
      least <= 0 || claim.claim.map { Double($0.step.rawValue) / 2 >= least } ?? false
    }
    let table = TableObject(
      headings: [
        "Project", "Title", "State", "Claimed", "On", "Supported", "Verdict", "Figures", "Goal %",
        "Elsewhere", "Worse", "Missing",
      ],
      footnotes: notes(chosen, evidence)
    )
    table.narrowing = Narrowing(
      whole: ["Project", "Claimed", "Supported"],
      kept: ["Project", "Claimed", "Supported", "Verdict", "Missing"],
      common: ["State"],
      repeating: [],
      leaving: ["Elsewhere", "On", "Worse", "Goal %", "State", "Figures", "Title"]
    )
    table.rows = chosen.map { claim in
      let project = evidence.portfolio.projects[claim.project]
      let missing = claim.excess > 0 ? claim.missingForClaim : []
      return [
        .text(project.code), .text(project.title), .text(ClaimWords.spaced(project.state.rawValue)),
        .text(claim.claim?.step.word), .text(claim.claim.map { "\($0.on)" }),
        .text(claim.supported.word), .text(ClaimWords.verdict(claim.verdict)),
        .text(claim.course.outcomes.map(ClaimWords.course).joined(separator: "; ")),
        .number(claim.shareOfGoal.map { $0 * 100 }, places: 0),
        .text(ClaimWords.of(claim.elsewhere)),
        .text(claim.course.harmed.map { "\($0.measure) at \($0.unit)" }.joined(separator: "; ")),
        .text(missing.map(ClaimWords.condition).joined(separator: "; ")),
      ]
    }
    return table
  }

  /// One project: a row for each condition of each step.
  static func of(_ claim: ClaimAgainstEvidence, _ evidence: ImprovementEvidence) -> TableObject {
    let project = evidence.portfolio.projects[claim.project]
    var notes: [String] = []
    if let score = claim.claim {
      let others = score.lowest < score.step ? ", by another \(score.lowest.word)" : ""
      let words = score.evidence.map { ": \($0)" } ?? ", without a word of evidence"
      notes.append("Claimed \(score.step.word) on \(score.on)\(others)\(words).")
    } else {
      notes.append("Nobody has scored it.")
    }
    notes.append(
      "Supported \(claim.supported.word); \(ClaimWords.verdict(claim.verdict)). Changed from "
        + "\(claim.course.change.map { "\($0)" } ?? "no day that is known")."
    )
    notes += claim.course.outcomes.map { "Outcome \(ClaimWords.course($0))." }
    notes += claim.course.harmed.map {
      "Worse: \($0.measure) at \($0.unit), \(ClaimWords.number($0.before)) to "
        + "\(ClaimWords.number($0.now))."
    }
    if let elsewhere = claim.elsewhere, elsewhere.of > 0 {
      notes.append(
        "The same measure improved at \(ClaimWords.of(elsewhere)) other units where nobody works on it."
      )
    }
    notes.append(judged(evidence) + " " + limits)
    let table = TableObject(
      headings: ["Step", "Asks for", "There"],
      footnotes: notes
    )
    for step in ProgressStep.allCases {
      for condition in step.conditions {
        table.rows.append([
          .text(step.word), .text(ClaimWords.condition(condition)),
          .text(claim.unmet.contains(condition) ? "no" : "yes"),
        ])
      }
    }
    table.emptyText = "\(project.code) has no steps."
    return table
  }

  private static func notes(
    _ claims: [ClaimAgainstEvidence],
    _ evidence: ImprovementEvidence
  ) -> [String] {
    guard !claims.isEmpty else {
      return ["No open project claims so much on \(evidence.day).", limits]
    }
    let claiming = claims.filter(\.claimsImprovement)
    let supported = CountOf(claiming.count(where: \.supportsImprovement), of: claiming.count)
    let verdicts = ImprovementVerdict.allCases.compactMap { verdict -> String? in
      let count = claims.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(ClaimWords.verdict(verdict)) \(NumberText.grouped(count))"
    }
    var lines = [
      "Of \(NumberText.counted(claims.count, "project")): \(verdicts.joined(separator: ", "))."
    ]
    if supported.of > 0 {
      lines.append(
        "Of those that claim 3.0 or more the evidence supports it for \(ClaimWords.of(supported))."
      )
    }
    let said = claims.filter(\.isSaidSustained)
    if !said.isEmpty {
      let count = CountOf(said.count { $0.verdict == .sustained }, of: said.count)
      lines.append("Of those registered as sustained it is shown for \(ClaimWords.of(count)).")
    }
    lines.append(judged(evidence))
    lines.append(limits)
    return lines
  }

  static func judged(_ evidence: ImprovementEvidence) -> String {
    "On \(evidence.day), by \(evidence.ruleSet.name), limits from before the change; a change counts "
      + "where it lasted half a year."
  }

  private static let limits =
    "It cannot tell whether the project brought the change about, nor what was seen and not recorded. "
    + "\"Elsewhere\" counts other units with the same measure, where nobody works on it, that are better too."
}
