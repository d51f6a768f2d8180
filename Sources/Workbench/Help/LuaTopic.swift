/// A part of the Lua language or of its library, for people to whom Lua is new.
package struct LuaTopic: Sendable {
  /// What is typed after `?`: "string.format", "for", "#".
  package let name: String
  /// How it is written.
  package let form: String
  /// What it does, in a sentence or two.
  package let purpose: String
  /// What differs here from plain Lua, or is easily got wrong; nil when nothing is.
  package let note: String?
  /// A few lines that run as a test.
  package let example: String
  package let seeAlso: [String]

  init(
    _ name: String,
    _ form: String,
    _ purpose: String,
    note: String? = nil,
    also seeAlso: [String] = [],
    example: String
  ) {
    self.name = name
    self.form = form
    self.purpose = purpose
    self.note = note
    self.seeAlso = seeAlso
    self.example = example
  }

  /// The library it belongs to, "" for what stands alone: "string" of "string.format".
  package var library: String {
    name.contains(".") && name.first?.isLetter == true
      ? String(name.prefix { $0 != "." }) : ""
  }

  /// Whether it is part of the language and not a function.
  var isLanguage: Bool { Self.language.contains { $0.name == name } }

  /// Everything there is, by group.
  package static let all = language + basics + text + tables + numbers + timeAndTasks

  /// The topic of a name; of words that belong together ("elseif", "do") the one that tells of them.
  static func named(_ name: String) -> LuaTopic? {
    let name = otherNames[name] ?? name
    return all.first { $0.name == name }
  }

  /// The names of a library's functions: "format" and the others of "string".
  static func functions(of library: String) -> [LuaTopic] { all.filter { $0.library == library } }

  /// The libraries, with what each is for.
  static let libraries: [(name: String, purpose: String)] = [
    ("coroutine", "Functions that pause and go on."),
    ("debug", "Where a script is; only the traceback is there."),
    ("math", "Arithmetic beyond + - * /."),
    ("os", "The clock and the calendar; nothing that reaches outside."),
    ("string", "Working with text. A text has these as methods too: (\"falls\"):upper()."),
    ("table", "Working with lists: tables with the keys 1, 2, 3 …"),
    ("utf8", "Letters beyond A to Z, such as é, which take several bytes."),
  ]

  /// What is not there, and what to do instead.
  static let absent: [(names: [String], instead: String)] = [
    (
      ["io", "io.open", "io.read", "io.write", "io.lines", "io.popen"],
      "Scripts do not open files themselves. Figures come in with ?qi.import, results go out with "
        + "?print, ?chart:save and ?table:save."
    ),
    (
      ["dofile", "loadfile"],
      "A script is run with  :run file.lua , in a script with ?qi.run_script; Lua modules come with "
        + "?require."
    ),
    (
      ["os.execute", "os.exit", "os.remove", "os.rename", "os.tmpname", "os.setlocale"],
      "Scripts cannot start programs, end Tidemark, or touch files."
    ),
    (
      ["package", "package.loadlib", "package.path", "string.dump"],
      "Machine code and compiled Lua are not loaded. Lua modules come with ?require."
    ),
    (
      ["debug.getinfo", "debug.sethook", "debug.getlocal", "debug.getmetatable"],
      "Of debug there is the traceback only: ?debug.traceback."
    ),
  ]

  /// What to do instead of what plain Lua has and scripts here have not; nil for any other name.
  static func instead(of name: String) -> String? {
    absent.first { $0.names.contains(name) }?.instead
  }

  private static let otherNames = [
    "elseif": "if", "else": "if", "then": "if", "end": "do", "in": "for", "until": "repeat",
    "return": "function", "true": "and", "false": "and", "not": "and", "or": "and",
    "~=": "==", "<": "==", ">": "==", "<=": "==", ">=": "==",
    "-": "+", "*": "+", "/": "+", "//": "+", "%": "+", "^": "+",
    "[[": "\"", "'": "\"", "[": "{", "}": "{", "__gc": "setmetatable", "__index": "setmetatable",
  ]

  /// Every name that `?name` knows besides those of topics.
  static var aliases: [String] { otherNames.keys.sorted() }
}
