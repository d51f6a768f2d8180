internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel

extension FunctionEntry {
  /// `qi.portfolio`.
  static func portfolioFunction() -> FunctionEntry {
    .module(
      "portfolio",
      purpose:
        "Reads all projects of a day together, and finds those that are one too many: registered "
        + "twice, renamed, the same aim elsewhere, the same measure at one unit, within a programme.",
      parameters: [
        .optional("on", .lastDay, default: "today, or the day of as_of", "the day to look at"),
        .optional("as_of", .lastDay, default: "now", "the knowledge to read with"),
      ],
      returns: "portfolio",
      example: "print(qi.portfolio())"
    ) { call in
      let store = try call.session.store
      let records = try PortfolioRecords(store, on: call.threadDay, asOf: call.asOf)
      let origin = try call.session.storeOrigin
      let found = try call.session.working("Comparing projects") { checkpoint in
        let finder = DuplicateFinder(records)
        return PortfolioObject(
          finder,
          try finder.findings(checkpoint: checkpoint),
          origin: origin,
          asOf: call.asOf
        )
      }
      return try call.session.value(found)
    }
  }
}

extension TypeEntry {
  static func portfolio() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let portfolio = object as? PortfolioObject else { return "" }
      return "portfolio · \(portfolio.summary)"
    }
    behaviour.printsAsCard = true
    behaviour.count = { ($0 as? PortfolioObject)?.portfolio.open.count ?? 0 }
    behaviour.card = { object, session in
      guard let portfolio = object as? PortfolioObject else { return "" }
      return PortfolioCard(portfolio: portfolio, width: session.settings.columns).text
    }
    return TypeEntry(
      PortfolioObject.self,
      name: "portfolio",
      purpose:
        "All projects of one day, with those that are one too many; #portfolio is the number of "
        + "open ones.",
      fields: [
        .field("day", "date", of: PortfolioObject.self, "the day that it looks at") {
          object,
          session in try session.value(DateObject(object.portfolio.day))
        },
        .field(
          "found",
          "whole number",
          of: PortfolioObject.self,
          "projects that are one too many, definite and probable ones"
        ) { object, _ in .integer(object.members.count) },
      ],
      methods: portfolioMethods() + FunctionEntry.decideMethods(),
      behaviour: behaviour
    )
  }

  private static func portfolioMethods() -> [FunctionEntry] {
    let example = "qi.portfolio()"
    let project = Parameter.required("project", .entity("project"), "the project")
    return [
      .all("portfolio", of: PortfolioObject.self, example: example),
      .method(
        "portfolio",
        "clusters",
        of: PortfolioObject.self,
        purpose:
          "Gives the projects that are one too many, a row for each, with the project that is "
          + "proposed to lead, the class, how sure it is, and what speaks for and against it.",
        parameters: FindingFilter.parameters,
        returns: "table",
        example: "print(\(example):clusters { tier = \"definite\" })"
      ) { object, call in
        try call.session.value(object.clusters(FindingFilter(call.arguments, object.portfolio)))
      },
      .method(
        "portfolio",
        "possible",
        of: PortfolioObject.self,
        purpose: "Gives the pairs of projects that somebody should look at, a row for each.",
        parameters: FindingFilter.parametersOfPossible,
        returns: "table",
        example: "print(\(example):possible { class = \"renamed\" })"
      ) { object, call in
        try call.session.value(object.possible(FindingFilter(call.arguments, object.portfolio)))
      },
      .method(
        "portfolio",
        "reasons",
        of: PortfolioObject.self,
        purpose:
          "Says what speaks for and against a project and another being one, or what was found of "
          + "a project.",
        subject: project,
        parameters: [
          .optional("beside", .entity("project"), "the other project")
        ],
        returns: "table",
        example: #"print(qi.portfolio():reasons { "P-01", beside = "P-02" })"#
      ) { object, call in
        let one = try object.number(call, "reasons", "project")
        guard call.arguments.has("beside") else {
          return try call.session.value(object.reasons(one))
        }
        return try call.session.value(
          object.reasons(one, try object.number(call, "reasons", "beside", besides: one))
        )
      },
      .method(
        "portfolio",
        "compare",
        of: PortfolioObject.self,
        purpose: "Puts two projects side by side, a row for each thing that the register says.",
        subject: project,
        parameters: [.required("beside", .entity("project"), "the other project")],
        returns: "table",
        example: #"print(qi.portfolio():compare { "P-01", beside = "P-02" })"#
      ) { object, call in
        let one = try object.number(call, "compare", "project")
        let other = try object.number(call, "compare", "beside", besides: one)
        return try call.session.value(ProjectComparison(object.words).table(one, other))
      },
    ]
  }
}

extension PortfolioObject {
  /// The place of the project that an argument names.
  fileprivate func number(
    _ call: Invocation,
    _ method: String,
    _ name: String,
    besides other: Int? = nil
  ) throws -> Int {
    let code = call.arguments.text(name) ?? ""
    guard let number = portfolio.number(ofProject: code) else {
      let near = NearMiss.candidates(for: code, among: portfolio.projects.map(\.code))
      let asked = near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"
      throw ArgumentError.unsuitable(
        path: "portfolio:\(method)",
        reason: "No project \"\(code)\" was on the register on \(portfolio.day).\(asked)",
        mend: "Give the code of a project that was registered by then, or look at another day."
      )
    }
    guard number != other else {
      throw ArgumentError.unsuitable(
        path: "portfolio:\(method)",
        reason: "Both are the project \"\(code)\".",
        mend: "Name another project as beside."
      )
    }
    return number
  }
}

/// A portfolio on one screen: how many were found, and the largest clusters.
struct PortfolioCard {
  let portfolio: PortfolioObject
  let width: Int

  /// The clusters that are named; the table has all of them.
  private static let named = 6

  var text: String {
    let words = portfolio.words
    var lines = wrapped(portfolio.summary, indent: 0)
    let clusters = portfolio.findings.clusters.sorted { $0.members.count > $1.members.count }
    for cluster in clusters.prefix(Self.named) {
      let lead =
        cluster.lead.map(words.name(project:))
        ?? cluster.programme.map { "programme \(portfolio.portfolio.programmes[$0].code)" } ?? ""
      lines += wrapped("  \(NumberText.grouped(cluster.members.count)) beside \(lead)", indent: 4)
    }
    let more = clusters.count - Self.named
    if more > 0 {
      lines += wrapped(
        "  and \(NumberText.counted(more, "cluster")) more: portfolio:clusters() has them.",
        indent: 4
      )
    }
    if !portfolio.findings.possible.isEmpty {
      lines += wrapped(
        "\(NumberText.counted(portfolio.findings.possible.count, "pair")) to look at: "
          + "portfolio:possible().",
        indent: 0
      )
    }
    if !portfolio.draft.isEmpty {
      lines += wrapped(
        "\(NumberText.counted(portfolio.draft.count, "decision")) drafted: portfolio:simulate() shows "
          + "what they leave, portfolio:record { … } plans to record them.",
        indent: 0
      )
    }
    if let leftOut = portfolio.leftOutText { lines += wrapped(leftOut, indent: 0) }
    return (lines + wrapped(PortfolioObject.limits, indent: 0)).joined(separator: "\n")
  }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    WrappedText.lines(text, after: "", indent: indent, width: width)
  }
}
