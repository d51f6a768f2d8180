/// Arguments of scripts as options of a command: `head_start = 2.5` becomes `--head-start 2.5`.
enum OptionForm {
  static func of(_ sentence: String) -> String {
    var words = sentence.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    var index = 0
    while index + 2 < words.count {
      defer { index += 1 }
      guard words[index + 1] == "=" else { continue }
      let name = words[index].map { $0 == "_" ? "-" : String($0) }.joined()
      var value = words[index + 2].filter { $0 != "\"" }
      // What stands between two arguments of a call stands not between options.
      if value.hasSuffix(",") { value.removeLast() }
      words[index] = "--\(name)"
      words[index + 1] = value == "…" ? "NUMBER" : value
      words.remove(at: index + 2)
    }
    return words.joined(separator: " ")
  }
}
