/// What stands before the cursor: what kind of word is being typed, and in the arguments of which call.
struct TextBeforeCursor {
  enum Situation: Equatable {
    /// After `?`: a name to be helped with.
    case help
    /// Inside quotes of one kind, as the value of an argument where one can be seen.
    case string(quote: Character, ArgumentPlace?)
    /// After `expression.` or `expression:`.
    case member(of: Expression?, separator: Character)
    /// Where the name of an argument may stand, inside the braces of a call.
    case argument(ArgumentPlace)
    case word
    /// Inside a comment, a long string or a number: nothing of ours.
    case nothing
  }

  /// A chain such as `qi.measure("x"):series { … }`, without what stands in its brackets.
  struct Expression: Equatable {
    enum Step: Equatable {
      case member(String, separator: String)
      case call
      case index
    }
    let base: String
    let steps: [Step]

    /// The base of a chain that begins with a text in quotes.
    static let text = "\""
  }

  /// A place among the arguments of a call.
  struct ArgumentPlace: Equatable {
    enum Step: Equatable {
      /// Into the table after `name =`.
      case key(String)
      /// Into a table that stands in a list.
      case element
    }
    let function: Expression
    /// From the named arguments of the call to the table the cursor stands in.
    let path: [Step]
    /// The name before `=`, when a value is being typed; nil for what stands without a name.
    let key: String?
    /// Whether the cursor stands right in the brackets of the call and not in its braces.
    let isSubject: Bool
    /// What the call is given in quotes so far.
    var texts = Texts()

    /// The arguments of a call that are given in quotes.
    struct Texts: Equatable {
      /// The first, without a name.
      var subject: String?
      var named: [String: String] = [:]
    }
  }

  let situation: Situation
  /// The part of the word that is already there.
  let word: String
  /// The names that the text itself has made, in its order.
  private(set) var assignments: [Assignment] = []

  init(situation: Situation, word: String, assignments: [Assignment]) {
    self.situation = situation
    self.word = word
    self.assignments = assignments
  }

  init(_ text: String) {
    let trimmed = text.drop(while: \.isWhitespace)
    if trimmed.hasPrefix("?") {
      situation = .help
      // `??` asks for all there is on the same names.
      let marks = trimmed.hasPrefix("??") ? 2 : 1
      word = String(trimmed.dropFirst(marks).drop(while: \.isWhitespace))
      return
    }
    let tokens = LuaTokens(text)
    assignments = Self.assignments(in: tokens)
    switch tokens.ending {
    case .closedToCompletion:
      situation = .nothing
      word = ""
    case .quote(let quote, let typed):
      situation = .string(quote: quote, Self.place(in: tokens, before: tokens.tokens.count))
      word = typed
    case .code:
      var end = tokens.tokens.count
      if tokens.endsInName, case .name(let name)? = tokens.tokens.last {
        word = name
        end -= 1
      } else {
        word = ""
      }
      situation = tokens.endsInNumber ? .nothing : Self.situation(in: tokens, before: end)
    }
  }

  private static func situation(in tokens: LuaTokens, before end: Int) -> Situation {
    for separator in [".", ":"] where tokens.isSign(end - 1, separator) {
      return .member(
        of: expression(in: tokens, endingAt: end - 2),
        separator: Character(separator)
      )
    }
    if tokens.isSign(end - 1, "{", ",", ";"), let place = place(in: tokens, before: end),
      !place.isSubject
    {
      return .argument(place)
    }
    return .word
  }

  /// The place among a call's arguments at which the token at `end` would stand.
  private static func place(in tokens: LuaTokens, before end: Int) -> ArgumentPlace? {
    // A string right after the function: `qi.measure "…`.
    if tokens.mayEndCallee(end - 1) {
      return expression(in: tokens, endingAt: end - 1).map {
        ArgumentPlace(function: $0, path: [], key: nil, isSubject: true)
      }
    }
    let key = tokens.isSign(end - 1, "=") ? tokens.name(at: end - 2) : nil
    // What follows anything but a sign of these is part of a larger expression.
    guard key != nil || tokens.isSign(end - 1, "{", "(", ",", ";") else { return nil }
    var path: [ArgumentPlace.Step] = []
    var isSubject = true
    for open in tokens.openBrackets {
      if tokens.isSign(open, "[") { return nil }
      // A call, by its bracket or by its braces.
      if tokens.mayEndCallee(open - 1) {
        let isTable = tokens.isSign(open, "{")
        return expression(in: tokens, endingAt: open - 1).map {
          ArgumentPlace(
            function: $0,
            path: isTable || isSubject ? path : Array(path.dropFirst()),
            key: key,
            isSubject: isSubject && !isTable,
            texts: texts(in: tokens, ofCallAt: open)
          )
        }
      }
      guard tokens.isSign(open, "{") else { return nil }
      isSubject = false
      if tokens.isSign(open - 1, "="), let name = tokens.name(at: open - 2) {
        path.insert(.key(name), at: 0)
      } else if tokens.isSign(open - 1, "{", ",", ";", "(") {
        path.insert(.element, at: 0)
      } else {
        return nil
      }
    }
    return nil
  }

  /// What stands in quotes right in the bracket or brace of a call that goes on to the end.
  private static func texts(in tokens: LuaTokens, ofCallAt open: Int) -> ArgumentPlace.Texts {
    var texts = ArgumentPlace.Texts()
    var index = open + 1
    while index < tokens.tokens.count {
      if tokens.isSign(index, "(", "{", "["), let closing = tokens.closing(of: index) {
        index = closing
      } else if tokens.isSign(index, "(", "{", "[") {
        break
      } else if let text = tokens.texts[index], tokens.isSign(index + 1, ",", ";") {
        if index == open + 1 { texts.subject = text }
        if tokens.isSign(index - 1, "="), let name = tokens.name(at: index - 2) {
          texts.named[name] = text
        }
      }
      index += 1
    }
    return texts
  }

  /// The chain that ends at a token, read backward.
  static func expression(in tokens: LuaTokens, endingAt end: Int) -> Expression? {
    var steps: [Expression.Step] = []
    var index = end
    while index >= 0 {
      if let name = tokens.name(at: index) {
        guard tokens.isSign(index - 1, ".", ":") else {
          return Expression(base: name, steps: steps.reversed())
        }
        steps.append(.member(name, separator: tokens.isSign(index - 1, ".") ? "." : ":"))
        index -= 2
      } else if tokens.isSign(index, ")", "}") {
        guard let open = tokens.opening(of: index) else { return nil }
        if tokens.mayEndCallee(open - 1) {
          steps.append(.call)
          index = open - 1
        } else if tokens.isSign(index, ")"),
          let inner = expression(in: tokens, endingAt: index - 1)
        {
          // `(qi.measure "x")` is what stands inside.
          return Expression(base: inner.base, steps: inner.steps + steps.reversed())
        } else {
          return nil
        }
      } else if tokens.isSign(index, "]"), let open = tokens.opening(of: index) {
        steps.append(.index)
        index = open - 1
      } else if tokens.tokens[index] == .string {
        guard tokens.mayEndCallee(index - 1) else {
          return Expression(base: Expression.text, steps: steps.reversed())
        }
        steps.append(.call)
        index -= 1
      } else {
        return nil
      }
    }
    return nil
  }
}
