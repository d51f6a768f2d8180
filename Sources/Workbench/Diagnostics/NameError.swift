/// A name that means nothing where it is read or written, as facts.
enum NameError: Error {
  /// It was `local` to an earlier entry.
  ///
  /// `declaration` is what was typed there without the word, where it was that and nothing more.
  case localOfEntry(name: String, entry: Int, declaration: String?)
  /// A script gives it a value without having declared it.
  case undeclared(name: String)
  /// There is no such name; `meant` says what was probably meant, where that is known.
  case undefined(name: String, meant: Meant?, near: [String])

  /// What a name without a meaning stands for, when it is known elsewhere.
  enum Meant: Equatable {
    /// A function of `qi`.
    case ofModule
    /// A function of one of Lua's libraries.
    case ofLibrary(String)
    /// The code of a unit or a measure, written without quotes.
    case code(String, noun: String)
    /// A part of Lua that scripts here have not, and what to do instead.
    case absent(String)
    /// A word of another language, and what Lua has for it.
    case foreign(String)
  }

  var name: String {
    switch self {
    case .localOfEntry(let name, _, _), .undeclared(let name), .undefined(let name, _, _): name
    }
  }
}

extension Diagnostic {
  /// The words for a name that means nothing.
  init(_ error: NameError) {
    switch error {
    case .localOfEntry(let name, let entry, let declaration):
      self.init(
        kind: "script",
        "\"\(name)\" was local to entry \(entry) and went with it.",
        hint: declaration.map { "To keep it, type it without  local :  \($0)" }
          ?? "Write it there without  local  to keep it."
      )
    case .undeclared(let name):
      self.init(
        kind: "script",
        "\"\(name)\" is assigned without having been declared.",
        hint: "Write  local \(name) = …  (a script keeps its names to itself)."
      )
    case .undefined(let name, let meant, let near):
      let isAbsent = if case .absent = meant { true } else { false }
      let hint: String? =
        switch meant {
        case .ofModule: "There is  qi.\(name) .  Help: ?qi.\(name)"
        case .ofLibrary(let library): "There is  \(library).\(name) ."
        case .code(let code, let noun): "The code of a \(noun) stands in quotes:  \"\(code)\""
        case .foreign(let words), .absent(let words): words
        case nil: near.isEmpty ? "Text stands in quotes:  \"\(name)\" . What there is:  ?" : nil
        }
      self.init(
        kind: "script",
        isAbsent
          ? "\"\(name)\" is part of Lua, but not here." : "There is nothing called \"\(name)\".",
        hint: hint,
        candidates: meant == nil ? near.map { "\"\($0)\"" } : []
      )
    }
  }
}

/// Names that other languages have, and what is written in Lua.
enum ForeignNames {
  static func words(for name: String) -> String? {
    switch name {
    case "null", "NULL", "Null", "None", "undefined", "NA", "NaN", "nan", "Nil", "NIL":
      "Lua's word for no value is  nil ; a missing figure in a list is  false ."
    case "True", "TRUE": "Write  true , in small letters."
    case "False", "FALSE": "Write  false , in small letters."
    case "len", "length", "count", "nrow", "size": "The length of a list or text is  #list ."
    case "str": "Text from a value:  tostring(value)"
    case "int", "float", "num": "A number from text:  tonumber(text)"
    case "range": "Count with  for i = 1, 10 do … end ."
    case "echo", "puts", "say", "cat", "printf", "console", "write":
      "To show something, type it alone, or write  print(…)"
    case "help", "man": "Help is  ?  alone, or  ?name ."
    case "quit", "exit", "bye", "q": "Ctrl-D ends the prompt."
    case "cls", "clear": "Ctrl-L clears the window."
    case "round": "Round with  math.floor(x + 0.5) ."
    case "mean", "average", "avg", "sum", "median", "sd", "stdev":
      "Centre and limits come with a chart:  series:spc()"
    case "elif", "elsif": "Write  elseif ."
    case "library", "import", "include", "source": "Write  require \"name\" ."
    case "this": "Lua's word is  self ."
    default: nil
    }
  }
}
