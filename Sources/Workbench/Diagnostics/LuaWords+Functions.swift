/// What Lua's own functions and loops complain of.
extension LuaWords {
  /// Text that looks like no number, in arithmetic: "attempt to add a 'string' with a 'number'".
  private static func textArithmetic(_ message: String, _ around: Surroundings) -> LuaWords? {
    guard message.hasPrefix("attempt to "), message.contains("' with a '"),
      !message.hasPrefix("attempt to compare")
    else { return nil }
    return LuaWords(
      around.textInArithmetic.map {
        "\($0.text) is text and no number, so it cannot be calculated with."
      }
        ?? "Text that is no number cannot be calculated with.",
      hint: "A number from text:  tonumber(text) , which gives nil where it is none.",
      clues: around.textInArithmetic.map { [.written($0.text)] } ?? []
    )
  }

  /// "wrong number of arguments to 'insert'": the one function of Lua's that says so.
  private static func wrongNumber(_ message: String) -> LuaWords? {
    guard message == "wrong number of arguments to 'insert'" else { return nil }
    return LuaWords(
      "table.insert takes a list and a value, or a list, a place and a value.",
      hint: "At the end:  table.insert(t, value)  before others:  table.insert(t, 1, value)",
      clues: [.member("insert")]
    )
  }

  /// "invalid value (table) at index 2 in table for 'concat'".
  private static func joined(_ message: String) -> LuaWords? {
    guard message.hasPrefix("invalid value ("), message.hasSuffix("'concat'"),
      let at = message.firstRange(of: " at index ")
    else { return nil }
    let type = message.dropFirst("invalid value (".count).prefix { $0 != ")" }
    let number = message[at.upperBound...].prefix { $0.isNumber || $0 == "-" }
    return LuaWords(
      "Item \(number) of the list is \(noun(String(type))), and cannot be joined to text.",
      hint: "Make text of each first:  tostring(value)",
      clues: [.member("concat")]
    )
  }

  /// Both ways in which Lua words it: "bad 'for' limit (number expected, got nil)".
  private static func loopWords(_ message: String) -> String {
    let rest = message.dropFirst("bad 'for' ".count)
    guard let end = rest.firstRange(of: " (number expected") else { return message }
    return "'for' \(rest[..<end.lowerBound]) must be a number"
  }

  // MARK: Arguments of Lua's own functions

  /// "bad argument #1 to 'ipairs' (table expected, got nil)".
  static func badArgument(_ message: String) -> LuaWords? {
    guard message.hasPrefix("bad argument #") else { return nil }
    let rest = message.dropFirst("bad argument #".count)
    let number = rest.prefix { $0.isNumber }
    guard let open = rest.firstIndex(of: "("), rest.hasSuffix(")"),
      let quote = rest.firstIndex(of: "'"), quote < open
    else { return nil }
    let name = rest[rest.index(after: quote)...].prefix { $0 != "'" }
    let reason = rest[rest.index(after: open)...].dropLast()
    if name == "for iterator" {
      return LuaWords(
        "There is nothing (nil) to go through.",
        hint: "What stands after  in  is nil; check what it should be."
      )
    }
    let ordinal = ["1": "first", "2": "second", "3": "third", "4": "fourth"][String(number)]
    let place = ordinal.map { "The \($0) argument" } ?? "Argument \(number)"
    let parts = reason.split(separator: " expected, got ").map(String.init)
    guard parts.count == 2 else {
      return LuaWords(
        reason == "number has no integer representation"
          ? "\(place) of \(name) should be a whole number."
          : "\(place) of \(name) cannot be used: \(reason).",
        clues: [.text(String(name))]
      )
    }
    return LuaWords(
      parts[1] == "no value"
        ? "\(place) of \(name) is missing; it should be \(noun(parts[0]))."
        : "\(place) of \(name) should be \(noun(parts[0])), and is \(noun(parts[1])).",
      clues: [.text(String(name))]
    )
  }

  static func plain(_ message: String, _ around: Surroundings = Surroundings()) -> LuaWords? {
    if let words = wrongNumber(message) ?? textArithmetic(message, around) ?? joined(message) {
      return words
    }
    if message.hasPrefix("module '"), message.hasSuffix("requires itself") {
      return LuaWords(
        message.capitalizedFirst + ".",
        hint: "What two modules need of each other belongs in a third, which both require."
      )
    }
    return switch message.hasPrefix("bad 'for' ") ? loopWords(message) : message {
    case "'for' initial value must be a number":
      LuaWords("\"for\" counts from a number, and what stands after = is none.")
    case "'for' limit must be a number":
      LuaWords(
        "\"for\" counts up to a number, and what stands after the comma is none.",
        hint: "To the end of a list:  for i = 1, #list do … end"
      )
    case "'for' step must be a number": LuaWords("The step of \"for\" is not a number.")
    case "'for' step is zero": LuaWords("A step of 0 never comes to an end.")
    case "table index is nil":
      LuaWords(
        "The place to write to is nothing (nil).",
        hint: "What stands in [ ] must have a value; at the end of a list it is  t[#t + 1]"
      )
    case "resulting string too large":
      LuaWords(
        "The text would be longer than any text can be, two thousand million characters.",
        hint: "Make it in smaller pieces."
      )
    case "table index is NaN": LuaWords("The place to write to is not a number (0/0).")
    case "number has no integer representation":
      LuaWords(
        "A whole number is needed here.",
        hint: "Round with  math.floor(x + 0.5) , divide without remainder with  // ."
      )
    case "assertion failed!":
      LuaWords(
        "What stands in  assert( )  is not true, and it says no more.",
        hint: "Say what should hold:  assert(x > 0, \"x must be above 0\")",
        clues: [.text("assert")]
      )
    case "attempt to perform 'n//0'", "attempt to perform 'n%0'",
      "attempt to perform 'n%%0'", "attempt to divide by zero":
      LuaWords(
        "A whole number is divided by zero.",
        hint: "Where the denominator may be 0, check first:  if n > 0 then … end"
      )
    default:
      message.hasPrefix("stack overflow")
        ? LuaWords(
          "Functions call each other without end.",
          hint: "Look for a function that calls itself and never stops."
        ) : nil
    }
  }
}
