internal import QualityStore
internal import SPCCore

/// What an error says of its place on a line, beside the line's number.
///
/// A clue is worth a caret only where it fits one place and no other.
enum SourceClue {
  /// A string with these contents, or the bare word.
  case text(String)
  /// A field or method: a word after a dot or a colon.
  case member(String)
  /// A variable: a word that is no member and no key.
  case variable(String)
  /// A name that something is read of: a word before a dot, a colon or a square bracket.
  case read(String, ofMember: Bool)
  /// A name that is called: a word before a bracket or a string.
  case called(String, asMember: Bool)
  /// A key in braces: a word before an equals sign.
  case key(String)
  /// What a key in braces is given.
  case value(String)
  /// The last word of "qi.measure" or "series:spc", where it is called.
  case call(String)
  /// What stands first in such a call.
  case argument(String)
  /// A sign or literal as it is written.
  case written(String)

  /// The one place that the first clue to fit exactly one names; nil when none does.
  static func token(_ clues: [SourceClue], in tokens: SourceTokens, among indices: [Int])
    -> SourceTokens.Token?
  {
    for clue in clues {
      let found = indices.filter { clue.fits($0, in: tokens) }
      guard found.count == 1, let only = found.first else { continue }
      switch clue {
      case .value: return tokens[only + 2] ?? tokens[only]
      case .argument:
        let isOpen = tokens.isSign(only + 1, "(", "{")
        let index = isOpen ? only + 2 : only + 1
        return tokens.isSign(index, ")", "}", "{") ? tokens[only] : tokens[index] ?? tokens[only]
      default: return tokens[only]
      }
    }
    return nil
  }

  private func fits(_ index: Int, in tokens: SourceTokens) -> Bool {
    guard let token = tokens[index] else { return false }
    let isMember = tokens.isSign(index - 1, ".", ":")
    let isKey = tokens.isSign(index + 1, "=") && tokens.isSign(index - 1, "{", ",", ";")
    switch self {
    case .text(let text):
      return token.contents == text || (token.kind == .name && token.text == text)
    case .member(let name):
      return token.kind == .name && token.text == name && isMember
    case .variable(let name):
      return token.kind == .name && token.text == name && !isMember && !isKey
    case .read(let name, let wanted):
      return token.kind == .name && token.text == name && isMember == wanted
        && tokens.isSign(index + 1, ".", ":", "[")
    case .called(let name, let wanted):
      return token.kind == .name && token.text == name && isMember == wanted
        && (tokens.isSign(index + 1, "(", "{") || tokens[index + 1]?.kind == .string)
    case .key(let name), .value(let name):
      return token.kind == .name && token.text == name && isKey
    case .call(let path), .argument(let path):
      let name = path.split { $0 == "." || $0 == ":" || $0 == " " }.dropFirst().first ?? ""
      return token.kind == .name && token.text == name && isMember
    case .written(let text):
      return token.text == text
    }
  }
}

extension SourceClue {
  /// What the error of a function of ours says of its place.
  static func clues(of error: (any Error)?, message: String) -> [SourceClue] {
    var clues: [SourceClue] = []
    switch error {
    case let error as ArgumentError:
      switch error {
      case .unknown(let path, let name, _): clues = [.key(name), .text(name), .call(path)]
      case .missing(let path, _), .tooMany(let path, _), .wrongReceiver(let path, _):
        clues = [.call(path)]
      case .wrongType(let path, let parameter, _, _, _):
        clues = [.value(first(parameter)), .argument(path)]
      case .notAChoice(let path, let parameter, let found, _):
        clues = [.text(found), .value(first(parameter)), .call(path)]
      case .badDate(let path, let parameter, let found, _):
        clues = [.text(found), .value(first(parameter)), .call(path)]
      case .noSuchMember(_, let name, _), .readOnly(_, let name): clues = [.member(name)]
      case .badItem(let path, let parameter, _, _, _):
        clues = [.value(first(parameter)), .call(path)]
      case .noSuchPlace(let path, let parameter, _, _, _, _):
        clues = [.value(parameter), .call(path)]
      case .unsuitable(let path, _, _): clues = [.value(path), .call(path)]
      }
    case let error as NameError: clues = [.variable(error.name)]
    case let error as SeriesError:
      switch error {
      case .empty: break
      case .lacksDenominator: clues = [.value("chart")]
      case .notKnownYet: clues = [.value("as_of")]
      }
    case let error as SPCError: clues = Self.clues(of: error)
    case let error as StoreError:
      switch error {
      case .reasonMissing: clues = [.value("reason")]
      case .planSpent: clues = [.call("plan:commit")]
      case .source(let path, _): clues = [.text(path)]
      default: break
      }
    default: break
    }
    return clues + quoted(in: message).map(SourceClue.text)
  }

  /// The argument that a chart could not be computed with.
  private static func clues(of error: SPCError) -> [SourceClue] {
    switch error {
    case .baselineTooShort: [.value("baseline")]
    case .targetNotFinite: [.value("target")]
    case .ruleSetNotForChart(let name, _, _): [.text(name), .value("chart")]
    case .ruleLengthTooShort: [.value("length")]
    case .limitFactorNotPositive: [.value("factor")]
    case .dataNotForChart, .chartNeedsOrder: [.value("chart")]
    case .excludedOutOfRange: [.value("exclude")]
    case .knownCentreNotValid: [.value("centre")]
    case .knownSigmaNotValid, .knownSigmaNotForChart: [.value("sigma")]
    case .sigmaEstimatorNotForChart: [.value("sigma_estimator")]
    case .probabilityLimitsNotForChart, .limitSigmasNotPositive: [.value("limits")]
    case .confidenceOutOfRange: [.value("confidence")]
    case .smoothingOutOfRange: [.value("lambda")]
    case .multiplierNotPositive: [.value("multiplier")]
    case .noValues, .notFinite, .magnitudeTooLarge, .baselineWithoutPhase, .phaseStartOutOfRange,
      .phaseStartsNotIncreasing, .targetCountMismatch, .repeatedRule, .unnamedRuleSet,
      .denominatorCountMismatch, .denominatorNotValid, .negativeCount, .timeNotPositive,
      .subgroupSummaryNotValid, .interrupted:
      []
    }
  }

  /// The parameter of "columns.unit" or "units[1]".
  private static func first(_ parameter: String) -> String {
    String(parameter.prefix { $0 != "." && $0 != "[" })
  }

  /// What stands in quotes in a sentence.
  private static func quoted(in message: String) -> [String] {
    let parts = message.split(separator: "\"", omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count - 1, by: 2).map { String(parts[$0]) }
  }
}
