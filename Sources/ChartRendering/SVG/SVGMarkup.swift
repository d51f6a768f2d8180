/// Writes well-formed SVG markup, indented, with every text and attribute escaped.
struct SVGMarkup {
  private(set) var text = ""
  private var names: [String] = []

  /// An attribute's name and its value, not yet escaped.
  typealias Attributes = KeyValuePairs<String, String>

  mutating func open(_ name: String, _ attributes: Attributes = [:]) {
    line("<\(name)\(Self.joined(attributes))>")
    names.append(name)
  }

  mutating func close() {
    guard let name = names.popLast() else { return }
    line("</\(name)>")
  }

  mutating func element(_ name: String, _ attributes: Attributes, content: String? = nil) {
    let start = "<\(name)\(Self.joined(attributes))"
    line(content.map { "\(start)>\(Self.escaped($0))</\(name)>" } ?? "\(start)/>")
  }

  /// An element whose only child is a title, which viewers show under the pointer.
  mutating func element(_ name: String, _ attributes: Attributes, title: String?) {
    guard let title else { return element(name, attributes) }
    line(
      "<\(name)\(Self.joined(attributes))><title>\(Self.escaped(title))</title></\(name)>"
    )
  }

  private mutating func line(_ markup: String) {
    text += String(repeating: "  ", count: names.count) + markup + "\n"
  }

  private static func joined(_ attributes: Attributes) -> String {
    attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  /// Text with the five characters that mean something in XML replaced.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A coordinate with at most two decimals, the same on every machine.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Int((min(max(value, -1e9), 1e9) * 100).rounded())
    let magnitude = hundredths.magnitude
    var text = (hundredths < 0 ? "-" : "") + String(magnitude / 100)
    let rest = magnitude % 100
    if rest > 0 {
      text += "." + (rest < 10 ? "0" : "") + String(rest.isMultiple(of: 10) ? rest / 10 : rest)
    }
    return text
  }
}
