/// A name that the text before the cursor gives a value to: by `local x = …`, by `x = …`, or as the
/// variable of a loop.
struct Assignment: Equatable {
  let name: String
  /// What it is made of; nil where that is more than a chain, such as a sum.
  let value: TextBeforeCursor.Expression?
  /// Whether it is one item of the value after the other.
  let isItem: Bool
  /// Which one of the text's it is, from 0.
  let number: Int
}

extension TextBeforeCursor {
  /// What a name was last given.
  func assignment(of name: String) -> Assignment? { assignments.last { $0.name == name } }

  /// The names that the text has made, each once.
  var localNames: [String] {
    var seen: Set<String> = []
    return assignments.map(\.name).filter { seen.insert($0).inserted }
  }

  /// The text as it was known when a name was made.
  func before(_ assignment: Assignment) -> TextBeforeCursor {
    TextBeforeCursor(
      situation: situation,
      word: word,
      assignments: Array(assignments.prefix(assignment.number))
    )
  }

  static func assignments(in tokens: LuaTokens) -> [Assignment] {
    var found: [Assignment] = []
    func add(_ name: String, _ start: Int, isItem: Bool) {
      let value = endOfChain(in: tokens, from: start).flatMap {
        expression(in: tokens, endingAt: $0)
      }
      found.append(Assignment(name: name, value: value, isItem: isItem, number: found.count))
    }
    var open = 0
    for index in tokens.tokens.indices {
      if tokens.isSign(index, "(", "{", "[") { open += 1 }
      if tokens.isSign(index, ")", "}", "]") { open -= 1 }
      if tokens.isSign(index, "="), open == 0 {
        if let name = nameAssigned(in: tokens, before: index) {
          add(name, index + 1, isItem: false)
        }
      } else if tokens.tokens[index] == .name("in"), let name = tokens.name(at: index - 1) {
        // `pairs(list)` and `list:each()` go through the list.
        var start = index + 1
        if let name = tokens.name(at: start), ["pairs", "ipairs"].contains(name),
          tokens.isSign(start + 1, "(")
        {
          start += 2
        }
        add(name, start, isItem: true)
      }
    }
    return found.map(\.withoutEach)
  }

  /// The name that stands before `=`: alone, or with an attribute.
  private static func nameAssigned(in tokens: LuaTokens, before index: Int) -> String? {
    if tokens.isSign(index - 1, ">"), tokens.isSign(index - 3, "<") {
      return tokens.name(at: index - 4)
    }
    // A field of something is no name of its own, and of `a, b = …` the values are not told apart.
    guard !tokens.isSign(index - 2, ".", ",") else { return nil }
    return tokens.name(at: index - 1)
  }

  /// The last token of the chain that starts at one: a name or a bracket, and what is called on it.
  private static func endOfChain(in tokens: LuaTokens, from start: Int) -> Int? {
    var index = start
    guard tokens.tokens.indices.contains(start) else { return nil }
    if tokens.isSign(start, "("), let close = tokens.closing(of: start) {
      index = close
    } else if tokens.tokens[start] != .string, tokens.name(at: start) == nil {
      return nil
    }
    while tokens.tokens.indices.contains(index + 1) {
      if tokens.isSign(index + 1, ".", ":"), tokens.name(at: index + 2) != nil {
        index += 2
      } else if tokens.isSign(index + 1, "(", "{", "["), let close = tokens.closing(of: index + 1) {
        index = close
      } else if tokens.tokens[index + 1] == .string {
        index += 1
      } else {
        break
      }
    }
    // What goes on after the chain makes something else of it.
    let goesOn = [
      "+", "-", "*", "/", "%", "^", "&", "|", "..", "==", "~=", "<", ">", "<=", ">=",
    ].contains { tokens.isSign(index + 1, $0) }
    let isChosen =
      tokens.tokens.indices.contains(index + 1)
      && [.name("and"), .name("or")].contains(tokens.tokens[index + 1])
    return goesOn || isChosen ? nil : index
  }
}

extension Assignment {
  /// `list:each()` gives the items of the list.
  fileprivate var withoutEach: Assignment {
    guard isItem, let value, value.steps.suffix(2) == [.member("each", separator: ":"), .call]
    else {
      return self
    }
    let list = TextBeforeCursor.Expression(base: value.base, steps: value.steps.dropLast(2))
    return Assignment(name: name, value: list, isItem: true, number: number)
  }
}
