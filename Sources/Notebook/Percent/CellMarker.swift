internal import OrderedJSON

/// The line that begins a cell in a text: `-- %% A title [markdown] id="intro" tags=["parameters"]`.
///
/// Metadata stand as `name=value` with values in JSON; where a name could not stand so, all of them stand
/// as one object of JSON.
struct CellMarker: Equatable {
  var kind: NotebookCell.Kind
  var id: String?
  /// What is said of the cell; a title first, where it has one.
  var metadata = JSONObject()
  /// The members of the cell that a text has no place of their own for.
  var others = JSONObject()

  /// Whether a line begins a cell.
  static func isMarker(_ line: Substring) -> Bool {
    guard let rest = afterSign(line) else { return false }
    return rest.isEmpty || rest.first == " "
  }

  private static func afterSign(_ line: Substring) -> Substring? {
    // A text from Windows has a carriage return before each end of line.
    let line = line.last == "\r" ? line.dropLast() : line
    for sign in ["-- %%", "--%%"] where line.hasPrefix(sign) { return line.dropFirst(sign.count) }
    return nil
  }

  /// The marker of a line; nil where the line is none, or more than can be understood.
  init?(_ line: Substring) {
    guard let sign = Self.afterSign(line) else { return nil }
    kind = .code
    var rest = sign.drop { $0 == " " }
    let title = Self.takeTitle(&rest)
    if !title.isEmpty { metadata["title"] = .string(title) }
    for (word, kind) in Self.kinds where rest.hasPrefix(word) {
      self.kind = kind
      rest = rest.dropFirst(word.count).drop { $0 == " " }
      break
    }
    while !rest.isEmpty {
      guard let (name, value) = Self.takePair(&rest) else { return nil }
      switch name {
      case nil:
        guard let object = value.object, metadata.isEmpty else { return nil }
        metadata = object
      case "id":
        guard let text = value.string, id == nil else { return nil }
        id = text
      case "cell":
        guard let object = value.object, others.isEmpty else { return nil }
        others = object
      case let name?:
        guard metadata[name] == nil else { return nil }
        metadata[name] = value
      }
      guard rest.isEmpty || rest.first == " " else { return nil }
      rest = rest.drop { $0 == " " }
    }
  }

  init(kind: NotebookCell.Kind, id: String?, metadata: JSONObject, others: JSONObject) {
    (self.kind, self.id, self.metadata, self.others) = (kind, id, metadata, others)
  }

  private static let kinds: [(String, NotebookCell.Kind)] = [
    ("[markdown]", .markdown), ("[md]", .markdown), ("[raw]", .raw), ("[code]", .code),
  ]

  /// The words before the kind and the metadata.
  private static func takeTitle(_ rest: inout Substring) -> String {
    var words: [Substring] = []
    var text = rest
    while !text.isEmpty {
      let word = text.prefix { $0 != " " }
      guard !kinds.contains(where: { word.hasPrefix($0.0) }), word.first != "{",
        pairName(of: word) == nil
      else { break }
      words.append(word)
      text = text.dropFirst(word.count).drop { $0 == " " }
    }
    rest = text
    return words.joined(separator: " ")
  }

  /// The name of `name=…`; nil where a text does not begin so.
  private static func pairName(of text: Substring) -> Substring? {
    let name = text.prefix { $0 != "=" && $0 != " " }
    return isPlainName(name) && text.dropFirst(name.count).first == "=" ? name : nil
  }

  private static func isPlainName(_ name: some StringProtocol) -> Bool {
    guard let first = name.unicodeScalars.first, first.isASCII,
      first.properties.isAlphabetic || first == "_"
    else { return false }
    return name.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-"
          || $0 == ".")
    }
  }

  private static func takePair(_ rest: inout Substring) -> (String?, JSONValue)? {
    let name = pairName(of: rest)
    let text = name.map { rest.dropFirst($0.count + 1) } ?? rest
    guard name != nil || rest.first == "{", let (value, after) = try? JSONValue.first(of: text)
    else { return nil }
    rest = after
    return (name.map(String.init), value)
  }

  /// The line.
  var line: String {
    var words = ["-- %%"]
    var pairs = metadata
    if let title = metadata.members.first, title.name == "title",
      let text = title.value.string, Self.isTitle(text),
      metadata.members.count(where: { $0.name == "title" }) == 1
    {
      words.append(text)
      pairs["title"] = nil
    }
    if kind == .markdown || kind == .raw { words.append("[\(kind.rawValue)]") }
    if let id { words.append("id=" + JSONValue.string(id).spacedText) }
    if !others.isEmpty { words.append("cell=" + JSONValue.object(others).spacedText) }
    let names = pairs.names
    let arePlain =
      names.allSatisfy { Self.isPlainName($0) && $0 != "id" && $0 != "cell" }
      && Set(names).count == names.count
    if arePlain {
      words += pairs.members.map { "\($0.name)=\($0.value.spacedText)" }
    } else {
      // One object holds all of them, a title included: it stands for the whole of the metadata.
      if pairs.members.count < metadata.members.count { words.remove(at: 1) }
      words.append(JSONValue.object(metadata).spacedText)
    }
    return words.joined(separator: " ")
  }

  /// Whether a text can stand as a title and is read as one again.
  private static func isTitle(_ text: String) -> Bool {
    let line = "-- %% " + text
    guard !text.contains(where: \.isNewline), isMarker(line[...]),
      let marker = CellMarker(line[...])
    else { return false }
    let meant = CellMarker(kind: .code, id: nil, metadata: ["title": .string(text)], others: [:])
    return marker == meant
      && marker.metadata["title"]?.string?.utf8.elementsEqual(text.utf8) == true
  }
}
