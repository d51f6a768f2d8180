internal import QualityModel
internal import QualityStore

/// Why a row of a file cannot be loaded, in a few words for a table.
enum RowWords {
  static func reason(_ reason: RowRejection) -> String {
    switch reason {
    case .ragged(let expected, let found): cells(found, of: expected)
    case .encoding(_, let mayBe):
      mayBe ? "not UTF-8; try encoding = \"windows-1252\"" : "not text in the stated encoding"
    case .textAfterQuote: "characters between a closing quote and the end of the cell"
    case .notADate(let format): "not a date written like \(format)"
    case .noSuchDay(let format): "no such date, read as \(format)"
    case .notAPeriodStart(let frequency): "not the first day of a \(frequency.rawValue) period"
    case .anotherWeekday(let expected, let period):
      "a week from \(weekday(period.weekday)), where this series' weeks start on "
        + weekday(expected)
    case .future: "a period that has not begun yet"
    case .notANumber: "not a number"
    case .notFinite: "not a finite number"
    case .negative: "below zero"
    case .numeratorAboveDenominator: "numerator above denominator"
    case .numeratorWithoutDenominator: "a numerator over a denominator of zero"
    case .fractionInCount: "a count with a fraction"
    case .denominatorMissing: "no denominator"
    case .denominatorNotUsed: "a denominator, which this kind of measure has not"
    case .codeMissing: "no code"
    case .unknownUnit(let near): "no such unit" + meant(near)
    case .unknownMeasure(let near): "no such measure" + meant(near)
    case .noDefinition(let period): "the measure has no definition for \(period)"
    case .unitNotOpen(let opened, let closed): "the unit was not open then" + dates(opened, closed)
    case .contradicted(let line): "contradicts line \(line), of the same unit and period"
    case .reasonBesideNumerator: "a numerator and a reason why there is none"
    case .unknownStatus: "not one of provisional, final, withdrawn"
    case .reasonNotACategory: "too many different reasons for missing figures"
    }
  }

  static func cells(_ found: Int, of expected: Int) -> String {
    "\(found) cells, where the header has \(expected)"
  }

  private static func meant(_ near: [String]) -> String {
    near.first.map { "; did you mean \"\($0)\"?" } ?? ""
  }

  /// The name of an ISO weekday, 1 to 7.
  private static func weekday(_ number: Int) -> String {
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return names[(number - 1) % 7]
  }

  private static func dates(_ opened: CalendarDate?, _ closed: CalendarDate?) -> String {
    switch (opened, closed) {
    case (nil, nil): ""
    case (let opened?, nil): " (from \(opened))"
    case (nil, let closed?): " (until \(closed))"
    case (let opened?, let closed?): " (\(opened) to \(closed))"
    }
  }
}

/// Proposals and what a plan says of them, in words.
enum ProposalWords {
  static func name(_ proposal: Proposal) -> String {
    func scope(_ measure: String, _ unit: String?) -> String {
      unit.map { "\(measure) at \($0)" } ?? measure
    }
    return switch proposal {
    case .unit(let unit): "unit \(unit.code)"
    case .measure(let measure): "measure \(measure.code)"
    case .definition(let definition):
      "definition \(definition.version) of \(definition.measureCode)"
    case .target(let target):
      "target of \(scope(target.measureCode, target.unitCode)) from \(target.from)"
    case .phase(let phase):
      "phase of \(scope(phase.measureCode, phase.unitCode)) from \(phase.from)"
    case .annotation(let annotation):
      "remark on \(scope(annotation.measureCode, annotation.unitCode)) at \(annotation.date)"
    case .record(let record): "\(record.entity.noun) \(record.key.text)"
    case .removal(let key):
      "removal of the \(key.entity.replacing("_", with: " ")) \(key.text)"
    case .withdrawal(let withdrawal):
      switch withdrawal {
      case .target(let measure, let unit, let from):
        "withdrawal of the target of \(scope(measure, unit)) from \(from)"
      case .phase(let measure, let unit, let from):
        "withdrawal of the phase of \(scope(measure, unit)) from \(from)"
      case .annotation(let annotation):
        "withdrawal of a remark on \(scope(annotation.measureCode, annotation.unitCode))"
      }
    }
  }

  static func reason(_ reason: ProposalRejection) -> String {
    switch reason {
    case .empty(let field): "\(words(field)) is empty"
    case .unknownUnit(let code, let near): "no unit \"\(code)\"" + meant(near)
    case .unknownMeasure(let code, let near): "no measure \"\(code)\"" + meant(near)
    case .parentRejected(let code): "the unit above, \(code), is itself rejected"
    case .cycle(let codes): "it would stand above itself: \(codes.joined(separator: " → "))"
    case .endsBeforeItStarts(let from, let to): "it ends on \(to), before it starts on \(from)"
    case .contradictory(let problems): problems.map(problem).joined(separator: "; ")
    case .versionOutOfOrder(let found, let expected):
      "version \(found), where the next one is \(expected)"
    case .overlapsVersion(let version): "its days overlap those of version \(version)"
    case .definitionInUse(let fields):
      "figures were reported under it, so \(fields.map(words).joined(separator: ", ")) cannot change; "
        + "make a new version"
    case .baselineTooShort(let found, let minimum):
      "a baseline of \(found) points, where \(minimum) are the fewest"
    case .notFinite(let field): "\(words(field)) is not a number"
    case .nothingToWithdraw: "there is nothing to take back"
    case .field(let field, let problem): RecordWords.problem(problem, of: field)
    case .ragged(let expected, let found): RowWords.cells(found, of: expected)
    case .cell(let field, let text, let problem):
      RecordWords.problem(problem, of: field, found: text)
    case .unknownRecord(let field, let entity, let code, let near):
      "\(field): no \(entity.replacing("_", with: " ")) \"\(code)\"" + meant(near)
    case .recordRejected(let entity, let code):
      "the \(entity.replacing("_", with: " ")) it names, \(code), is itself rejected"
    case .breaksRule(let id, let statement, let fields):
      "\(statement) (\(id): \(fields.joined(separator: ", ")))"
    case .stepNotAllowed(let entity, let from, let to, let allowed):
      RecordWords.step(entity, from, to, allowed)
    case .breaches(let breaches): breaches.map(RecordWords.breach).joined(separator: "; ")
    case .repeatedInPlan(let first):
      "item \(first + 1) of the plan says something else about the same"
    }
  }

  private static func meant(_ near: [String]) -> String {
    near.first.map { "; did you mean \"\($0)\"?" } ?? ""
  }

  private static func problem(_ problem: DefinitionProblem) -> String {
    switch problem {
    case .versionBelowOne: "versions count from 1"
    case .numeratorTextMissing: "it does not say what the numerator counts (numerator = …)"
    case .denominatorTextMissing: "it does not say what the denominator counts (denominator = …)"
    case .denominatorNotUsed: "a count or a time between events has no denominator"
    case .multiplierNotPositive: "the multiplier is not a positive number"
    case .laterVersionWithoutStart: "a later version says when it starts (from = …)"
    case .endsBeforeItStarts: "it ends before it starts"
    }
  }

  /// A field of the model in the words of a sentence: "numeratorText" is "numerator text".
  private static func words(_ field: String) -> String {
    field.reduce(into: "") { text, character in
      if character.isUppercase {
        text += " " + character.lowercased()
      } else {
        text.append(character)
      }
    }
  }
}
