/// One of Lua's own messages taken apart, and its words for people.
///
/// A script's own words are no such message and are left as they are.
struct LuaWords {
  var message: String
  var hint: String?
  var candidates: [String] = []
  /// What the message says of its place on the line.
  var clues: [SourceClue] = []

  /// What the session knows around a message.
  struct Surroundings {
    /// The line it is of, as far as it is known.
    var tokens: SourceTokens?
    /// The numbers of the line's tokens.
    var indices: [Int] = []
    /// The members of what a chain of names before a member stands for; nil when it is not known.
    var members: ([String]) -> [String]? = { _ in nil }
    /// The methods of one of our types.
    var methods: (String) -> [String] = { _ in [] }
  }

  /// How Lua's own messages begin.
  private static let beginnings = [
    "attempt to call a ", "attempt to index a ", "attempt to perform ", "attempt to concatenate a ",
    "attempt to compare ", "attempt to get length of a ", "attempt to yield ", "bad argument #",
    "wrong number of arguments to '", "module '", "number has no integer representation",
    "number (", "'for' initial value must be",
    "'for' limit must be", "'for' step ", "string length overflow", "resulting string too large",
    "stack overflow",
    "table index is ", "invalid value (", "invalid option '%", "malformed pattern", "bad 'for' ",
    "attempt to divide by zero", "attempt to add a '", "attempt to sub a '", "attempt to mul a '",
    "attempt to div a '", "attempt to mod a '", "attempt to pow a '", "attempt to idiv a '",
    "attempt to unm a '",
  ]

  /// Whether a message is Lua's own; a script's words are left as they are.
  static func isLuasOwn(_ message: String) -> Bool {
    message == "assertion failed!" || beginnings.contains { message.hasPrefix($0) }
  }

  /// The words for a message of Lua's; nil when it is none, or says enough as it is.
  init?(_ message: String, _ around: Surroundings = Surroundings()) {
    guard Self.isLuasOwn(message) else { return nil }
    if let operation = Operation(message) {
      self = Self.words(operation, around)
    } else if message.hasPrefix("attempt to compare ") {
      self = Self.comparison(message)
    } else if let words = Self.badArgument(message) ?? Self.plain(message, around) {
      self = words
    } else {
      return nil
    }
  }

  init(
    _ message: String,
    hint: String? = nil,
    candidates: [String] = [],
    clues: [SourceClue] = []
  ) {
    self.message = message
    self.hint = hint
    self.candidates = candidates
    self.clues = clues
  }

  /// "attempt to index a nil value (local 'x')", taken apart.
  struct Operation {
    enum Verb { case index, call, arithmetic, bitwise, concatenate, length }
    var verb: Verb
    var type: String
    /// "local", "field", "method", …; empty when Lua names nothing.
    var sort = ""
    var name = ""

    init?(_ message: String) {
      let verbs: [(String, Verb)] = [
        ("attempt to index a ", .index), ("attempt to call a ", .call),
        ("attempt to perform arithmetic on a ", .arithmetic),
        ("attempt to perform bitwise operation on a ", .bitwise),
        ("attempt to concatenate a ", .concatenate), ("attempt to get length of a ", .length),
      ]
      guard let (start, verb) = verbs.first(where: { message.hasPrefix($0.0) }) else { return nil }
      let rest = message.dropFirst(start.count)
      guard let end = rest.firstRange(of: " value") else { return nil }
      self.verb = verb
      type = String(rest[..<end.lowerBound])
      let tail = rest[end.upperBound...]
      guard tail.hasPrefix(" ("), tail.hasSuffix("')"), let quote = tail.firstIndex(of: "'") else {
        return
      }
      sort = String(tail[..<quote].dropFirst(2)).trimmedAtEnd
      name = String(tail[quote...].dropFirst().dropLast(2))
    }

    /// The name, where it is one of the script's.
    var named: String? {
      ["local", "global", "upvalue", "field", "method"].contains(sort) && name != "?"
        && name != "integer index" ? name : nil
    }

    /// What stands for the value in a line to type: its name where that can be written alone.
    var example: String { sort == "field" || sort == "method" ? "x" : named ?? "x" }

    var clues: [SourceClue] {
      guard let named else { return sort == "constant" ? [.text(name)] : [] }
      let isMember = sort == "field" || sort == "method"
      let plain: [SourceClue] = isMember ? [.member(named), .key(named)] : [.variable(named)]
      return switch verb {
      case .index: [.read(named, ofMember: isMember)] + plain
      case .call: [.called(named, asMember: isMember)] + plain
      case .arithmetic, .bitwise, .concatenate, .length: plain
      }
    }
  }

  /// A type of Lua's or ours in words: "a number", "nothing (nil)".
  static func noun(_ type: String) -> String {
    switch type {
    case "nil": "nothing (nil)"
    case "boolean": "true or false"
    case "string": "text"
    case "no value": "nothing"
    default: withArticle(type.replacing("_", with: " "))
    }
  }

  /// "a series", "an analysis".
  static func withArticle(_ noun: String) -> String {
    (noun.first.map { "aeiou".contains($0) } == true ? "an " : "a ") + noun
  }

  private static func words(_ operation: Operation, _ around: Surroundings) -> LuaWords {
    var words =
      switch operation.verb {
      case .index: index(operation, around)
      case .call: call(operation, around)
      case .arithmetic, .bitwise: arithmetic(operation)
      case .concatenate: concatenation(operation)
      case .length: length(operation)
      }
    words.clues = operation.clues
    if operation.verb == .index, operation.named == nil,
      let member = around.memberRead(after: operation)
    {
      words.clues = [.member(member)]
    }
    return words
  }

  /// "x" or "It", to begin a sentence with.
  private static func subject(_ operation: Operation, _ other: String) -> String {
    operation.named.map { "\"\($0)\"" } ?? other
  }

  // MARK: Reading a member

  private static func index(_ operation: Operation, _ around: Surroundings) -> LuaWords {
    let member = around.memberRead(after: operation)
    guard operation.type == "nil" else {
      let what = subject(operation, "This")
      if operation.type == "function", let name = operation.named {
        return LuaWords(
          "\"\(name)\" is a function, and has no \(member.map { "\"\($0)\"" } ?? "fields") itself.",
          hint: "Call it first:  \(name)(…)\(member.map { ":" + $0 } ?? "")"
        )
      }
      return LuaWords("\(what) is \(noun(operation.type)), from which nothing can be read.")
    }
    guard let name = operation.named else {
      if around.goesThroughList {
        return LuaWords(
          "There is nothing (nil) to go through.",
          hint: "What stands in  ipairs( )  is nil; check what it should be."
        )
      }
      if operation.sort == "field" {
        return LuaWords(
          "There is nothing (nil) at this place of the list"
            + (member.map { ", so it has no \"\($0)\"." } ?? "."),
          hint: "The list may be empty, or shorter than that: check  #list  first."
        )
      }
      return LuaWords(
        "What stands here is nothing (nil)" + (member.map { ", so it has no \"\($0)\"." } ?? "."),
        hint: "A call that finds nothing gives nil: keep what it gives in a variable and check it."
      )
    }
    let near = around.nearMisses(of: operation)
    return LuaWords(
      "\"\(name)\" is nothing (nil) here"
        + (member.map { ", so it has no \"\($0)\"." } ?? ", so nothing can be read from it."),
      hint: near.isEmpty ? around.origin(of: operation) : nil,
      candidates: near
    )
  }

  // MARK: Calling

  private static func call(_ operation: Operation, _ around: Surroundings) -> LuaWords {
    let what = subject(operation, "This")
    if operation.sort == "for iterator" || operation.name == "for iterator" {
      return operation.type == "table"
        ? LuaWords(
          "A table cannot be gone through like this.",
          hint: "To go through a table, write  for key, value in pairs(t) do … end"
        )
        : LuaWords(
          "\(noun(operation.type).capitalizedFirst) cannot be gone through like this.",
          hint: operation.type == "number"
            ? "To count, write  for i = 1, 10 do … end" : loop(operation.type)
        )
    }
    switch operation.type {
    case "nil":
      let near = around.nearMisses(of: operation)
      let absent = around.path(of: operation).flatMap(LuaTopic.instead)
      let known = absent ?? operation.named.flatMap(Self.missingFunctions)
      let sentence =
        absent != nil
        ? "\"\(around.path(of: operation) ?? "")\" is part of Lua, but not here."
        : operation.sort == "method"
          ? "There is no method \(what) here."
          : "\(what) is nothing (nil) here, and cannot be called."
      return LuaWords(
        sentence,
        hint: known ?? (near.isEmpty ? around.origin(of: operation) : nil),
        candidates: known == nil ? near : []
      )
    case "string", "number", "boolean":
      return LuaWords(
        "\(what) is \(noun(operation.type)), not a function.",
        hint: operation.sort == "field" || operation.sort == "method"
          ? "A field is read without parentheses, after a dot:  .\(operation.name)" : nil
      )
    case "table":
      return LuaWords(
        "\(what) is a table, not a function.",
        hint: withoutBrackets(operation, around) ?? "Read from a table with  t.name  or  t[1]"
      )
    case "list", "measure_list", "series_list":
      return LuaWords(
        "\(what) is \(noun(operation.type)), not a function.",
        hint: withoutBrackets(operation, around) ?? loop(operation.type)
      )
    default:
      let methods = around.methods(operation.type)
      return LuaWords(
        "\(what) is \(noun(operation.type)), not a function.",
        hint: methods.isEmpty
          ? nil
          : "It has methods, called with a colon:  \(operation.named ?? "value"):\(methods[0])(…) .  "
            + "Help: ?\(operation.type)"
      )
    }
  }

  /// A list of ours that is read and not called: `qi.measures()`.
  private static func withoutBrackets(_ operation: Operation, _ around: Surroundings) -> String? {
    guard operation.sort == "field", let path = around.path(of: operation) else { return nil }
    return "It is read without parentheses:  \(path)"
  }

  private static func loop(_ type: String) -> String? {
    ["list", "measure_list", "series_list"].contains(type)
      ? "To go through it, write  for item in list:each() do … end" : nil
  }

  /// Functions of other languages' libraries that Lua's do not have.
  private static func missingFunctions(_ name: String) -> String? {
    switch name {
    case "round": "Round with  math.floor(x + 0.5) ."
    case "split": "Parts of text:  for part in text:gmatch(\"[^,]+\") do … end"
    case "trim", "strip": "Without spaces at the ends:  text:match(\"^%s*(.-)%s*$\")"
    case "contains", "includes": "In text:  text:find(\"word\", 1, true)"
    case "length", "len", "size": "The length of a list or text is  #list ."
    case "append", "push", "add": "At the end of a table:  t[#t + 1] = value"
    case "execute", "popen": "Scripts do not run other programs."
    case "loadlib", "loadfile", "dofile": "Code of your own is loaded with  require \"name\" ."
    default: nil
    }
  }

  // MARK: Calculating

  private static func arithmetic(_ operation: Operation) -> LuaWords {
    let what = subject(
      operation,
      operation.sort == "constant" ? "\"\(operation.name)\"" : "A value"
    )
    let hint: String? =
      switch operation.type {
      case "nil":
        "A figure that is missing is nil. Leave it out:  if \(operation.example) then … end"
      case "string" where operation.verb == .bitwise: "Text is joined with  .."
      case "string": "Text is not calculated with; a number from text:  tonumber(text)"
      default: nil
      }
    return LuaWords(
      "\(what) is \(noun(operation.type)), and cannot be calculated with.",
      hint: hint
    )
  }

  private static func concatenation(_ operation: Operation) -> LuaWords {
    let what = subject(operation, "A value")
    return LuaWords(
      "\(what) is \(noun(operation.type)), and cannot be joined to text with \"..\".",
      hint: operation.type == "nil"
        ? "Say what to write in its place:  (\(operation.example) or \"none\")"
        : "Make text of it first:  tostring(\(operation.example))"
    )
  }

  private static func length(_ operation: Operation) -> LuaWords {
    LuaWords("\(subject(operation, "A value")) is \(noun(operation.type)), and has no length (#).")
  }

  private static func comparison(_ message: String) -> LuaWords {
    let rest = message.dropFirst("attempt to compare ".count)
    if rest.hasPrefix("two "), rest.hasSuffix(" values") {
      let type = rest.dropFirst(4).dropLast(7)
      return LuaWords(
        "Two values that are each \(noun(String(type))) have no order (< or >).",
        hint: "Compare a number or a date of them."
      )
    }
    let types = rest.split(separator: " with ").map(String.init)
    guard types.count == 2 else { return LuaWords(message) }
    let hint: String? =
      types.contains("nil")
      ? "A figure that is missing is nil. Check first:  if x and x > 5 then … end"
      : types.contains("string") && types.contains("number")
        ? "A number from text:  tonumber(text)" : nil
    let first = noun(types[0]).capitalizedFirst
    return LuaWords("\(first) cannot be compared with \(noun(types[1])).", hint: hint)
  }
}

extension String {
  /// The text with its first letter large.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
