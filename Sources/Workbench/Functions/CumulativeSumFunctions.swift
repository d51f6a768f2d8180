internal import LuaRuntime
internal import QualityModel
internal import SPCCore

extension FunctionEntry {
  /// `series:cusum`.
  static func cumulativeSumMethod() -> FunctionEntry {
    .method(
      "series",
      "cusum",
      of: SeriesObject.self,
      purpose: "Computes a CUSUM chart: quick to find small lasting shifts that no point shows.",
      parameters: [
        .optional(
          "target",
          .number,
          default: "the mean of the baseline",
          "the level the process is to keep, in the unit of the measure"
        ),
        .optional(
          "sigma",
          .number,
          default: "mean moving range of the baseline ÷ 1.128",
          "σ of one value"
        ),
        .optional("shift", .number, default: "1", "the shift to find soonest, in σ"),
        .optional("h", .number, default: "5", "the sum that signals when it is exceeded, in σ"),
        .optional(
          "head_start",
          .number,
          default: "0",
          "what the sums start from, in σ; half of h finds a change at the outset sooner"
        ),
        .optional(
          "baseline",
          .integer,
          default: "all points",
          "take level and σ from this many points, from the first on"
        ),
        .optional(
          "better",
          .choice(.better),
          default: "the measure's",
          "the good way"
        ),
      ],
      returns: "cusum",
      example:
        #"print(qi.measure("violence"):series { unit = "CROFTON" }:cusum { baseline = 24 })"#
    ) { series, call in
      let arguments = call.arguments
      let specification = CumulativeSumSpecification(
        target: arguments.number("target"),
        sigma: arguments.number("sigma"),
        shift: arguments.number("shift") ?? 1,
        decisionInterval: arguments.number("h") ?? 5,
        headStart: arguments.number("head_start") ?? 0,
        baselineCount: arguments.integer("baseline")
      )
      let data = series.ownData
      let chart = try call.session.aside(size: series.slots.count) {
        switch data {
        case .subgroups(let subgroups):
          try CumulativeSumChart(subgroups: subgroups, specification: specification)
        case .values(let values):
          try CumulativeSumChart(values: values, specification: specification)
        case .parts, .subgroupSummaries: throw CumulativeSumError.noValues
        }
      }
      return try call.session.value(
        CumulativeSumObject(
          .tabular(chart),
          title: series.title,
          labels: series.labels,
          spokenLabels: series.slots.indices.map(series.spokenLabel),
          direction: BetterDirection(arguments, measure: series.definition?.better).improvement,
          series: series,
          remarks: series.remarksOfWholeSeries
        )
      )
    }
  }

  /// `qi.bernoulli_cusum`.
  static func bernoulliCumulativeSumFunction() -> FunctionEntry {
    .module(
      "bernoulli_cusum",
      purpose: "Computes a CUSUM chart of single cases, for events so rare that a monthly rate "
        + "would be slow to show a change.",
      parameters: [
        .required(
          "outcomes",
          .numbers,
          "the cases in order: 1 where the event happened, 0 where not, false where not known"
        ),
        .optional(
          "target",
          .number,
          "how probable the event is held to be, for example 0.05; or give baseline"
        ),
        .optional(
          "baseline",
          .integer,
          "instead of target: take the share of events among this many first cases"
        ),
        .optional("odds_ratio", .number, default: "2", "the change of odds to find, above 1"),
        .optional("h", .number, default: "3.5", "the sum that signals when it is reached"),
        .optional("labels", .list(.text), default: "1, 2, 3 …", "a name for each case"),
        .optional("name", .text, default: "\"Cases in order\"", "what the cases are"),
        .optional(
          "better",
          .choice(.better),
          default: "\"neutral\"",
          "whether more events are good (higher) or fewer (lower)"
        ),
      ],
      returns: "cusum",
      example: """
        local outcomes = {}
        for case = 1, 200 do outcomes[case] = case % (case <= 120 and 20 or 6) == 0 and 1 or 0 end
        print(qi.bernoulli_cusum { outcomes = outcomes, target = 0.05, better = "lower" })
        """
    ) { call in
      let arguments = call.arguments
      let cases = arguments.numbers("outcomes") ?? []
      let baseline: BernoulliCumulativeSumSpecification.Baseline
      switch (arguments.number("target"), arguments.integer("baseline")) {
      case (let target?, nil): baseline = .probability(target)
      case (nil, let count?): baseline = .firstCases(count)
      case (let target, _):
        throw ArgumentError.unsuitable(
          path: "qi.bernoulli_cusum",
          reason: target == nil
            ? "A Bernoulli CUSUM needs to know how probable the event is held to be."
            : "qi.bernoulli_cusum takes target or baseline, and was given both.",
          mend: "Write  target = 0.05  for one case in twenty, or  baseline = 100  "
            + "to take it from the first 100 cases."
        )
      }
      let specification = BernoulliCumulativeSumSpecification(
        baseline: baseline,
        oddsRatio: arguments.number("odds_ratio") ?? 2,
        limit: arguments.number("h") ?? 3.5
      )
      let chart = try call.session.aside(size: cases.count) {
        try BernoulliCumulativeSumChart(cases: cases, specification: specification)
      }
      let labels = arguments.texts("labels") ?? cases.indices.map { String($0 + 1) }
      guard labels.count == cases.count else {
        throw ArgumentError.unsuitable(
          path: "qi.bernoulli_cusum",
          reason: "There are \(NumberText.counted(labels.count, "label")) for "
            + "\(NumberText.counted(cases.count, "case")).",
          mend: "Give one label for each case, or none."
        )
      }
      return try call.session.value(
        CumulativeSumObject(
          .bernoulli(chart),
          title: arguments.text("name") ?? "Cases in order",
          labels: labels,
          spokenLabels: arguments.has("labels") ? labels : labels.map { "case \($0)" },
          direction: BetterDirection(arguments, measure: nil).improvement
        )
      )
    }
  }
}

extension BetterDirection {
  /// The good way a call names, else the measure's.
  init(_ arguments: Arguments, measure: BetterDirection?) {
    self = arguments.text("better").flatMap(BetterDirection.init) ?? measure ?? .neutral
  }
}

extension SeriesObject {
  /// What a reader should know of figures made from the series as one, without its phases.
  var remarksOfWholeSeries: [String] {
    let starts = series.phaseStarts.filter { $0.pointIndex > 0 }
    var remarks: [String] = []
    for start in starts {
      guard case .definition = start.cause else { continue }
      let period = PeriodText.short(start.period, definition?.frequency)
      remarks.append(
        "the definition changes at \(period): figures before and after cannot be compared, "
          + "so look at one part alone with :from or :upto"
      )
    }
    if starts.contains(where: { $0.decision != nil }) {
      remarks.append("the whole series counts as one; its new phases play no part")
    }
    return remarks
  }
}
