internal import QualityAnalysis

/// How well tests are made, as tables.
enum CycleQualityTable {
  /// A whole portfolio: a row for each feature.
  static func of(_ evidence: ImprovementEvidence) -> TableObject {
    let qualities = evidence.cycleQualities
    let sum = CycleQualitySum(qualities)
    let table = TableObject(
      headings: ["Of tests", "Have it", "Of", "Of what", "%"],
      footnotes: [
        "On \(evidence.day): \(NumberText.counted(sum.cycles.begun, "test")) begun, "
          + "\(NumberText.grouped(sum.cycles.ended)) ended, of "
          + "\(NumberText.counted(qualities.count, "open project")).",
        "Thorough: three tests or more that lack nothing and build on one another. It cannot tell when a "
          + "prediction was written, nor whether a study speaks of it.",
      ]
    )
    func row(_ name: String, _ count: CountOf, _ asked: String) {
      table.rows.append([
        .text(name), .count(count.count), .count(count.of), .text(asked),
        .number(count.of == 0 ? nil : 100 * Double(count.count) / Double(count.of), places: 0),
      ])
    }
    for feature in CycleFeature.allCases {
      row(
        ClaimWords.feature(feature),
        sum.features[feature] ?? CountOf(),
        ClaimWords.asked(feature)
      )
    }
    row("first test smaller than a unit", sum.startsSmall, "projects with tests")
    row("tests grow", sum.grows, "projects with two tests or more")
    row("thorough", sum.thorough, "projects with tests")
    return table
  }

  /// One project: a row for each test.
  static func of(_ quality: CycleQuality, _ evidence: ImprovementEvidence) -> TableObject {
    func answer(_ answer: Bool?) -> String { answer.map { $0 ? "yes" : "no" } ?? "cannot tell" }
    let table = TableObject(
      headings: ["Test", "Lacks"],
      footnotes: [
        "On \(evidence.day): \(NumberText.counted(quality.begun, "test")) begun, "
          + "\(NumberText.grouped(quality.ended)) ended. First test smaller than a unit: "
          + "\(answer(quality.startsSmall)); tests grow: \(answer(quality.grows)); thorough: "
          + "\(answer(quality.isThorough))."
      ]
    )
    table.rows = quality.lacking.map { test in
      [
        .text(test.cycle),
        .text(
          test.features.isEmpty
            ? "nothing" : test.features.map(ClaimWords.feature).joined(separator: "; ")
        ),
      ]
    }
    table.emptyText = "No test had begun on \(evidence.day)."
    return table
  }
}

/// What is wrong with projects one by one, as a table.
enum ProjectFlagTable {
  static func of(_ evidence: ImprovementEvidence, only: ProjectFlag?) -> TableObject {
    let all = evidence.flags
    let shown = ProjectFlag.allCases.filter { only == nil || $0 == only }
    let counts = shown.map { flag in
      "\(flag.rawValue) \(NumberText.grouped(all.count { $0.flags.contains(flag) }))"
    }
    let table = TableObject(
      headings: ["Flag", "Project", "Title", "State", "Lead", "Directorate", "Because"],
      footnotes: [
        "On \(evidence.day), of \(NumberText.counted(all.count, "open project")): "
          + "\(counts.joined(separator: ", ")). ?project_flag says what each is.",
        "Figures that are reported anyway are no sign of work, but where a change is in place and "
          + "watched. A method is judged by what its triage answered, and cannot be without one.",
      ]
    )
    table.narrowing = Narrowing(
      whole: ["Flag", "Project"],
      kept: ["Flag", "Project", "Because"],
      common: ["Flag"],
      repeating: [],
      leaving: ["Lead", "Directorate", "State", "Title"]
    )
    let portfolio = evidence.portfolio
    for flag in shown {
      for flags in all where flags.flags.contains(flag) {
        let project = portfolio.projects[flags.project]
        table.rows.append([
          .text(flag.rawValue), .text(project.code), .text(project.title),
          .text(ClaimWords.spaced(project.state.rawValue)),
          .text(portfolio.people[project.lead] ?? project.lead),
          .text(project.directorates.map { portfolio.units[$0].code }.joined(separator: ", ")),
          .text(FlagWords.because(flag, flags)),
        ])
      }
    }
    return table
  }
}

/// Where a change could help next, as a table.
enum SpreadTable {
  static func of(_ prospects: SpreadProspects, _ evidence: ImprovementEvidence) -> TableObject {
    let table = TableObject(
      headings: [
        "Unit", "Name", "Level", "Worse %", "Errors", "Because", "Projects", "Spread",
        "Readiness %",
        "Answers of",
      ],
      footnotes: notes(prospects, evidence)
    )
    table.narrowing = Narrowing(
      whole: ["Unit"],
      kept: ["Unit", "Level", "Worse %", "Because"],
      common: [],
      repeating: [],
      leaving: ["Answers of", "Readiness %", "Spread", "Projects", "Name", "Errors"]
    )
    let names = Dictionary(
      evidence.portfolio.units.map { ($0.code, $0.name) },
      uniquingKeysWith: { first, _ in first }
    )
    table.rows = prospects.candidates.map { candidate in
      let reasons = candidate.reasons.map { reason -> String in
        switch reason {
        case .concern: "concern"
        case .worse: "worse than the source"
        case .perhapsWorse: "perhaps worse"
        }
      }
      return [
        .text(candidate.unit), .text(names[candidate.unit]), .number(candidate.level, places: 2),
        .number(candidate.gap.map { $0 * 100 }, places: 0),
        .number(candidate.standardErrors, places: 1),
        .text(reasons.joined(separator: ", ")), .count(candidate.openProjects),
        .text(candidate.spread), .number(candidate.readiness.map { $0.share * 100 }, places: 0),
        .text(
          candidate.readiness.map {
            "\(NumberText.counted($0.respondents, "person", plural: "people")) or more of \($0.unit)"
          }
        ),
      ]
    }
    table.emptyText =
      "No unit of the same kind is in concern or worse, or somebody works there already."
    return table
  }

  private static func notes(
    _ prospects: SpreadProspects,
    _ evidence: ImprovementEvidence
  ) -> [String] {
    let code = evidence.portfolio.projects[prospects.source.project].code
    let there = SpreadReadiness.allCases.filter(prospects.readiness.contains)
    let missing = SpreadReadiness.allCases.filter { !prospects.readiness.contains($0) }
    var lines = [
      "\(code) is \(prospects.isProven ? "proven" : "promising, not proven"): its figures say "
        + "\(ClaimWords.verdict(prospects.source.verdict)). \(prospects.measure) there is now "
        + "\(ClaimWords.number(prospects.level)).",
      "Ready: \(list(there)). Missing: \(list(missing)).",
    ]
    lines += prospects.results.map { result in
      let own = result.project.map { " (\($0))" } ?? ""
      return "\(ClaimWords.spaced(result.status)) at \(result.unit)\(own): "
        + "\(ClaimWords.verdict(result.verdict))."
    }
    lines.append(
      "\(NumberText.counted(prospects.considered, "unit")) of the same kind looked at, "
        + "\(NumberText.grouped(prospects.atWork.count)) left out because somebody works on it there."
        + (prospects.comparesLevels ? "" : " Counts of units of different size are not compared.")
    )
    if prospects.comparesLevels {
      lines.append(
        "Worse: by two standard errors of the difference of the newest half years or more; perhaps worse: by "
          + "one or more, as one in six of units alike is by chance. Nearer ones are left out."
      )
    }
    lines.append(
      ClaimTable.judged(evidence) + " It cannot tell whether the same change fits another unit."
    )
    return lines
  }

  private static func list(_ items: [SpreadReadiness]) -> String {
    items.isEmpty ? "nothing" : items.map(ClaimWords.readiness).joined(separator: ", ")
  }
}
