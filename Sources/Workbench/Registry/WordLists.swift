internal import QualityModel
internal import SPCCore

extension WordList {
  /// Every word list that scripts meet.
  ///
  /// A new one adds its line here.
  static func all() -> [WordList] {
    [
      .chartKind, .latestChart, .rule, .ruleSetName, .category, .assurance, .better, .quantity,
      .measureKind, .unitKind, .frequency, .sigmaEstimator, .limitMethod, .marking, .constants,
      .runsMethod, .ties, .twoOfThreeBand, .thirdPoint, .comparison, .overdispersion,
      .funnelLimits, .onOff, .sortOrder, .encoding, .separator, .entity, .threadGap,
      .projectFlag, .projectPart,
      .duplicateClass,
    ] + models()
  }
}

// What the model holds.
extension WordList {
  static let better = WordList(
    "better",
    "The good way for a measure.",
    of: BetterDirection.self,
    example: #"print(qi.measure("violence"):series { unit = "CROFTON" }:spc { better = "lower" })"#
  ) { direction in
    switch direction {
    case .higher: Word("higher", "more is better, as with patients seen in time")
    case .lower: Word("lower", "less is better, as with falls or infections")
    case .neutral: Word("neutral", "neither: special cause is shown as high or low")
    }
  }

  static let measureKind = WordList(
    "measure_kind",
    "How the value of a measure is made.",
    words: MeasureWords.kinds.map { text, kind in
      switch kind {
      case .count: Word(text, "how many events there were")
      case .rate: Word(text, "events for so much exposure, such as falls per 1,000 bed days")
      case .proportion: Word(text, "the share of cases with a property, as a percentage")
      case .mean: Word(text, "an average, such as a mean waiting time")
      case .timeBetween: Word(text, "days from one event to the next, for rare events")
      }
    },
    example: """
      qi.define { measures = {
        {
          code = "vte", name = "VTE risk assessed", kind = "proportion", better = "higher",
          multiplier = 100, unit = "%", frequency = "monthly",
          numerator = "Patients assessed", denominator = "Patients admitted",
        },
      } }
      """
  )

  static let unitKind = WordList(
    "unit_kind",
    "What a unit is.",
    of: UnitKind.self,
    example: #"qi.define { units = { { code = "ELM", name = "Elm ward", kind = "ward" } } }"#
  ) { kind in
    let meaning =
      switch kind {
      case .organisation: "an organisation that is no trust, such as an integrated care board"
      case .trust: "an NHS trust or health board"
      case .directorate: "a directorate or division"
      case .site: "a hospital or another place"
      case .service: "a clinical service"
      case .ward: "a ward"
      case .team: "a team"
      case .clinic: "a clinic"
      case .other: "anything else"
      }
    return Word(kind.rawValue, meaning)
  }

  static let frequency = WordList(
    "frequency",
    "How often a measure has a figure.",
    of: Frequency.self,
    example: """
      qi.define { measures = {
        {
          code = "visits", name = "Home visits", kind = "count", better = "higher",
          frequency = "weekly", numerator = "Home visits made in the week",
        },
      } }
      """
  ) { frequency in
    let meaning =
      switch frequency {
      case .daily: "one for each day"
      case .weekly: "one for each week, named by the day the week starts on"
      case .monthly: "one for each calendar month"
      case .quarterly: "one for each quarter of the year"
      }
    return Word(frequency.rawValue, meaning)
  }
}

// Working with lists and files.
extension WordList {
  static let onOff = WordList(
    "on_off",
    "Whether something is shown from now on.",
    words: [Word("on", "always"), Word("off", "as it is without being asked for")],
    example: #"qi.timing "off""#
  )

  static let sortOrder = WordList(
    "sort_order",
    "Which way a list is sorted.",
    words: [Word("asc", "smallest first"), Word("desc", "largest first")],
    example: #"print(qi.units:sort_by { "name", order = "desc" })"#
  )

  static let encoding = WordList(
    "encoding",
    "How the letters of a file are stored.",
    words: [
      Word("utf-8", "what most programs write today"),
      Word("windows-1252", "what older Windows programs and many extracts write"),
    ],
    example: """
      qi.import {
        "data/crofton_ward_violence.csv",
        into = "violence",
        encoding = "utf-8",
        columns = {
          unit = "Ward code", period = { from = "Month", format = "%Y-%m" }, numerator = "Incidents",
        },
      }
      """
  )

  static let separator = WordList(
    "separator",
    "What stands between the columns of a file.",
    words: [
      Word("comma", "a comma: what CSV means in Britain"),
      Word("semicolon", "a semicolon: CSV from much of Europe"),
      Word("tab", "a tab: text copied from a spreadsheet"),
      Word("pipe", "an upright bar: |"),
    ],
    example: """
      qi.import {
        "data/crofton_ward_violence.csv",
        into = "violence",
        separator = "comma",
        columns = {
          unit = "Ward code", period = { from = "Month", format = "%Y-%m" }, numerator = "Incidents",
        },
      }
      """
  )
}
