internal import ArgumentParser
internal import QualityModel
internal import Workbench

extension Diagnostic {
  static func usage(
    _ message: String,
    _ hint: String,
    candidates: [String] = []
  ) -> Diagnostic {
    Diagnostic(kind: "usage", message, hint: hint, candidates: candidates)
  }
}

/// Names as a sentence lists them.
func choices(_ names: [String]) -> String {
  names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
}

/// The value an option's word stands for.
func choice<Value>(
  _ option: String,
  _ word: String,
  among values: [Value],
  name: (Value) -> String
) throws(Diagnostic) -> Value {
  if let value = values.first(where: { name($0) == word }) { return value }
  let names = values.map(name)
  throw .usage(
    "\"\(word)\" is not a value of \(option).",
    "Use \(choices(names)).",
    candidates: NearMiss.candidates(for: word, among: names).map { "\"\($0)\"" }
  )
}

func number(_ option: String, _ text: String) throws(Diagnostic) -> Double {
  // Names of numbers and hexadecimal forms are no more welcome here than in the input.
  let isPlain = text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
  guard isPlain, let value = Double(text), value.isFinite else {
    throw .usage("\"\(text)\" is not a number (\(option)).", "Write it like 0.95 or 1000.")
  }
  return value
}

/// The number that an option was given; nil where it was left out.
func number(_ option: String, _ text: String?) throws(Diagnostic) -> Double? {
  guard let text else { return nil }
  return try number(option, text) as Double
}

extension ArgumentHelp {
  /// The help of an option that takes a number.
  static func number(_ abstract: String) -> ArgumentHelp {
    ArgumentHelp(abstract, valueName: "number")
  }
}
