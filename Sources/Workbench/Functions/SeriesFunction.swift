internal import LuaRuntime
internal import QualityModel
internal import SPCCore

extension FunctionEntry {
  /// `qi.series`: a series from numbers in the script, without a store.
  static func seriesFunction() -> FunctionEntry {
    .module(
      "series",
      purpose:
        "Makes a series from plain numbers, in time order; false stands for a missing value.",
      parameters: [
        .optional("values", .numbers, "one value for each point"),
        .optional("numerators", .numbers, "what was counted at each point"),
        .optional("denominators", .numbers, "what it is divided by"),
        .optional("subgroups", .groups, "the measurements of each point, to chart their means"),
        .optional(
          "labels",
          .list(.either([.text, .number])),
          default: "1, 2, 3 …",
          "a name for each point"
        ),
        .optional("name", .text, default: "\"Series\"", "what it is, for titles"),
        .optional(
          "kind",
          .choice(.quantity),
          default: "not said",
          "what is measured; charts that do not suit it are refused"
        ),
        .optional(
          "better",
          .choice(.better),
          default: "\"neutral\"",
          "the good way"
        ),
        .optional(
          "multiplier",
          .number,
          default: "1",
          "of numerators and denominators: 100 for per cent, 1000 for a rate per thousand"
        ),
        .optional("unit_of_measure", .text, default: "none", "the unit of the values: \"days\""),
      ],
      returns: "series",
      example: """
        local falls = qi.series {
          name = "Falls", kind = "rate", better = "lower", multiplier = 1000,
          numerators   = { 4, 7, 3, 5, 6, 2, 8, 4, 5, 3, 6, 4 },
          denominators = { 812, 790, 845, 801, 833, 768, 820, 815, 798, 805, 840, 811 },
        }
        print(falls:spc { chart = "u" })
        """
    ) { call in
      let numbers = try PlainNumbers(call.arguments)
      let series = try call.session.working("Making a series", counting: "points") { checkpoint in
        try numbers.series(checkpoint: checkpoint)
      }
      guard let series else {
        throw ArgumentError.unsuitable(
          path: "qi.series",
          reason: "\(NumberText.grouped(numbers.count)) points are more than a series can hold.",
          mend: "Give fewer than 3,000,000."
        )
      }
      return try call.session.value(series)
    }
  }
}

extension PlainNumbers {
  /// Reads and checks the arguments of `qi.series`.
  init(_ arguments: Arguments) throws {
    contents = try Self.contents(arguments)
    name = arguments.text("name") ?? "Series"
    labels = (arguments.list("labels") ?? []).compactMap { label in
      if case .text(let text) = label { return text }
      if case .number(let number) = label { return NumberText.plain(number) }
      return nil
    }
    quantity = arguments.text("kind").flatMap(MeasuredQuantity.init)
    better = arguments.text("better").flatMap(BetterDirection.init) ?? .neutral
    multiplier = arguments.number("multiplier") ?? 1
    unitOfMeasure = arguments.text("unit_of_measure") ?? ""
    try checkLabels()
    try checkKind()
    try checkParts(arguments)
  }

  private static func contents(_ arguments: Arguments) throws -> Contents {
    guard arguments.has("numerators") || !arguments.has("denominators") else {
      throw refusal(
        "There are denominators and no numerators.",
        "Give  numerators = { … }, denominators = { … }"
      )
    }
    let given = ["values", "numerators", "subgroups"].filter(arguments.has)
    guard given.count == 1 else {
      throw refusal(
        given.isEmpty
          ? "There are no numbers to make a series of."
          : "\(given.joined(separator: " and ")) are given, and a series is made of one of them.",
        "Give  values = { … },  or  numerators = { … }, denominators = { … },  "
          + "or  subgroups = { { … }, … }"
      )
    }
    if let numerators = arguments.numbers("numerators") {
      guard let denominators = arguments.numbers("denominators") else {
        throw refusal(
          "There are numerators and no denominators.",
          "Give  denominators = { … }  as well, or the counts themselves as  values = { … }"
        )
      }
      guard numerators.count == denominators.count else {
        throw refusal(
          "There are \(NumberText.counted(numerators.count, "numerator")) and "
            + "\(NumberText.counted(denominators.count, "denominator")).",
          "Give one of each for every point, and false where there is none."
        )
      }
      return .parts(numerators: numerators, denominators: denominators)
    }
    if let subgroups = arguments.groups("subgroups") { return .subgroups(subgroups) }
    return .values(arguments.numbers("values") ?? [])
  }

  private func checkLabels() throws {
    guard !labels.isEmpty, labels.count != count else { return }
    throw Self.refusal(
      "There are \(NumberText.counted(labels.count, "label")) and "
        + "\(NumberText.counted(count, "point")).",
      "Give a label for every point. A missing value at the end is written  false  and not nil."
    )
  }

  private func checkKind() throws {
    guard let quantity else { return }
    let fits =
      switch contents {
      case .values: true
      case .parts: quantity == .rate || quantity == .proportion || quantity == .mean
      case .subgroups: quantity == .mean
      }
    guard !fits else { return }
    if case .parts = contents {
      throw Self.refusal(
        "A series of kind \"\(quantity.rawValue)\" has no denominators.",
        "Give its values as  values = { … },  or say  kind = \"rate\",  \"proportion\"  or  \"mean\""
      )
    }
    throw Self.refusal(
      "Subgroups are charted by their means, so their kind is \"mean\" and not "
        + "\"\(quantity.rawValue)\".",
      "Leave  kind  out."
    )
  }

  private func checkParts(_ arguments: Arguments) throws {
    guard multiplier > 0 else {
      throw Self.refusal("A multiplier of \(NumberText.plain(multiplier)) is not above zero.", "")
    }
    guard case .parts(let numerators, let denominators) = contents else {
      guard arguments.has("multiplier") else { return }
      throw Self.refusal(
        "A multiplier belongs to numerators and denominators.",
        "Give the values as they are to be shown."
      )
    }
    for (index, (numerator, denominator)) in zip(numerators, denominators).enumerated() {
      if denominator < 0 {
        throw ArgumentError.badItem(
          path: "qi.series",
          parameter: "denominators",
          position: "[\(index + 1)]",
          found: "\(NumberText.plain(denominator)), below zero",
          mend: "A denominator is above zero; zero over zero is a missing value."
        )
      }
      if denominator == 0, !numerator.isNaN, numerator != 0 {
        throw Self.refusal(
          "The denominator is zero and the numerator is \(NumberText.plain(numerator)), at point "
            + "\(index + 1).",
          "Mend the figures; where there was nothing to count, both are zero or both are false."
        )
      }
      if quantity == .proportion, numerator > denominator {
        throw ArgumentError.badItem(
          path: "qi.series",
          parameter: "numerators",
          position: "[\(index + 1)]",
          found: "\(NumberText.plain(numerator)), more than its denominator "
            + NumberText.plain(denominator),
          mend: "In a proportion each case counts once. Of events per case:  kind = \"rate\""
        )
      }
    }
  }

  private static func refusal(_ reason: String, _ mend: String) -> ArgumentError {
    .unsuitable(path: "qi.series", reason: reason, mend: mend)
  }
}
