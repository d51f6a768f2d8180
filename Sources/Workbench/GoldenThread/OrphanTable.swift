internal import QualityAnalysis

extension WordList {
  /// The sorts of breaks in the golden thread.
  static let threadGap = WordList(
    "thread_gap",
    "How the golden thread may be broken, or go another way than it should.",
    of: ThreadFault.Kind.self,
    example: #"print(#qi.orphans { gap = "unaligned" })"#
  ) { Word($0.rawValue, OrphanTable.meaning($0)) }
}

/// Where the golden thread is broken, a row for each break.
struct OrphanTable {
  let table: TableObject

  init(_ thread: GoldenThread, gap: ThreadFault.Kind?, individuals: Bool) {
    let found = thread.faults().filter { gap == nil || $0.kind == gap }
    // A link is named with its lower end, and that of a member of staff is a staff record too.
    let shown = found.filter { individuals || $0.node.level != .individual }
    let left = found.count - shown.count
    let counts = ThreadFault.Kind.allCases.compactMap { kind -> String? in
      let count = shown.count { $0.kind == kind }
      return count == 0 ? nil : "\(kind.rawValue) \(NumberText.grouped(count))"
    }
    var notes = [
      shown.isEmpty
        ? "Nothing is broken on \(thread.day)."
        : "On \(thread.day): \(counts.joined(separator: ", ")). ?thread_gap says what each is."
    ]
    if left > 0 {
      notes.append(
        "\(NumberText.counted(left, "break")) at objectives of single members of staff left out; "
          + "individuals = true names them."
      )
    }
    if !thread.hasAuditPlan, !thread.priorities.isEmpty, gap == nil || gap == .noAudit {
      notes.append(
        "No audit plan for the year of \(thread.day) is recorded: whether its priorities are audited is "
          + "not known."
      )
    }
    table = TableObject(
      headings: ["Gap", "What", "Code", "Title", "Directorate", "Lead", "Because of"],
      footnotes: notes
    )
    table.rows = shown.map { fault in
      [
        .text(fault.kind.rawValue), .text(ThreadWords.sort(fault.node)), .text(fault.node.code),
        .text(fault.node.title), .text(fault.directorates.joined(separator: ", ")),
        .text(fault.node.lead), .text(Self.because(fault)),
      ]
    }
    table.narrowing = Narrowing(
      whole: ["Gap", "Code"],
      kept: ["Gap", "Code", "Title", "Because of"],
      common: ["Gap", "What"],
      repeating: [],
      leaving: ["Lead", "What", "Directorate"]
    )
  }

  private static func because(_ fault: ThreadFault) -> String {
    let codes = fault.others.map(\.code).joined(separator: ", ")
    guard !fault.skipped.isEmpty else { return codes }
    return
      "\(codes), no \(fault.skipped.map { ThreadWords.spaced($0.word) }.joined(separator: ", "))"
  }

  /// What a break is, in one line.
  static func meaning(_ kind: ThreadFault.Kind) -> String {
    switch kind {
    case .unaligned: "a project under way that serves no objective, nor does its programme"
    case .alignedToEnded: "a project under way whose objectives, or whose programme, have all ended"
    case .stopsShort:
      "a project under way whose objectives hold and do not lead to the national plan"
    case .noParent: "an objective below the national plan that serves nothing above it"
    case .parentEnded: "an objective that serves only what has ended"
    case .unserved: "an objective that nothing serves"
    case .noWork: "an objective that others serve, with no project or programme under any of them"
    case .servedByEnded: "an objective that work serves only through what has ended"
    case .skipsLevel:
      "a link between objectives that leaves out a level, as all ways between the two do"
    case .sideways: "a link from an objective to one that stands no higher"
    case .noMeasure: "a quality priority without a measure"
    case .noProject: "a quality priority that no project or programme works towards"
    case .noLead: "a quality priority whose lead has no role on the day"
    case .noAudit: "a quality priority that no item of its year's audit plan serves"
    }
  }
}

/// What the work of each directorate covers.
struct CoverageTable {
  let table: TableObject

  init(_ thread: GoldenThread) {
    let priorities = thread.priorities.count
    var note =
      "On \(thread.day). Linked: a way that holds leads up to the national plan. Aligned: serves an "
      + "objective that holds."
    if priorities > 0 {
      note +=
        " Priorities: of the \(NumberText.grouped(priorities)) of the year, those that its projects "
        + "work towards."
    }
    table = TableObject(
      headings: [
        "Directorate", "Name", "Objectives", "Linked", "With work", "Projects", "Aligned",
        "Linked projects", "Priorities", "Without",
      ],
      footnotes: [note]
    )
    table.rows = thread.coverage().map { row in
      [
        .text(row.code ?? "none"), .text(row.name), .count(row.objectives), .count(row.reaching),
        .count(row.worked), .count(row.projects), .count(row.aligned), .count(row.linked),
        .count(row.priorities.count),
        .text(thread.priorities.filter { !row.priorities.contains($0) }.joined(separator: ", ")),
      ]
    }
    table.narrowing = Narrowing(
      whole: ["Directorate"],
      kept: ["Directorate", "Objectives", "Linked", "Projects", "Aligned"],
      common: [],
      repeating: [],
      leaving: ["Without", "Name", "Priorities"]
    )
  }
}
