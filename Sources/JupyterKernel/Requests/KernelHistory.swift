internal import OrderedJSON

/// The entries of a kernel and what they showed, for `history_request`.
struct KernelHistory {
  struct Entry: Equatable {
    /// 0 for entries of the time before this kernel.
    var session: Int
    var line: Int
    var input: String
    var output: String?
  }

  /// The number of this life of the kernel.
  static let currentSession = 1
  private var entries: [Entry] = []
  /// Older entries are forgotten: a kernel may be left open for weeks.
  private static let most = 10_000

  /// - Parameter earlier: What was entered before, oldest first.
  init(earlier: [String] = []) {
    entries = earlier.suffix(Self.most).enumerated().map {
      Entry(session: 0, line: $0 + 1, input: $1)
    }
  }

  mutating func append(line: Int, input: String, output: String?) {
    entries.append(
      Entry(session: Self.currentSession, line: line, input: input, output: output)
    )
    if entries.count >= 2 * Self.most { entries.removeFirst(entries.count - Self.most) }
  }

  /// The entries that a request asks for, in order; none for a kind of access that there is not.
  func entries(for request: HistoryRequest) -> [Entry] {
    switch request.hist_access_type {
    case "tail": Self.last(request.n, of: entries)
    case "range":
      range(session: request.session ?? 0, from: request.start ?? 1, to: request.stop)
    case "search": search(request)
    default: []
    }
  }

  /// The reply's `history`: for each entry its session, its line and its input, or with the output its
  /// input and what it showed.
  func reply(to request: HistoryRequest) -> JSONValue {
    .array(
      entries(for: request).map { entry in
        let input = JSONValue.string(entry.input)
        let text: JSONValue =
          request.output ?? false
          ? .array([input, entry.output.map(JSONValue.string) ?? .null]) : input
        return .array([.integer(entry.session), .integer(entry.line), text])
      }
    )
  }

  /// Lines `start` up to, but not with, `stop`, of a session as entries number it; 0 is this session too,
  /// and -1 the one before.
  private func range(session: Int, from start: Int, to stop: Int?) -> [Entry] {
    let wanted = session > 0 ? session : Self.currentSession + session
    return entries.filter {
      $0.session == wanted && $0.line >= start && $0.line < stop ?? .max
    }
  }

  private func search(_ request: HistoryRequest) -> [Entry] {
    let pattern = GlobPattern(request.pattern ?? "*")
    var found = entries.filter { pattern.matches($0.input) }
    if request.unique ?? false {
      // Of those that are alike the newest stays.
      var seen: Set<String> = []
      found = found.reversed().filter { seen.insert($0.input).inserted }.reversed()
    }
    return Self.last(request.n, of: found)
  }

  private static func last(_ count: Int?, of entries: [Entry]) -> [Entry] {
    count.map { Array(entries.suffix(max(0, $0))) } ?? entries
  }
}

/// A pattern as shells write it: `*` for any text, `?` for one character; the whole text must match.
struct GlobPattern {
  private let pattern: [Character]

  init(_ pattern: String) { self.pattern = Array(pattern) }

  /// In time that grows with both lengths multiplied, whatever the pattern.
  func matches(_ text: String) -> Bool {
    let text = Array(text)
    var (index, place) = (0, 0)
    // Where the last star stood, and how far the text was then.
    var star: (index: Int, place: Int)?
    while place < text.count {
      if index < pattern.count, pattern[index] == "*" {
        star = (index, place)
        index += 1
      } else if index < pattern.count, pattern[index] == "?" || pattern[index] == text[place] {
        index += 1
        place += 1
      } else if let last = star {
        index = last.index + 1
        place = last.place + 1
        star = (last.index, place)
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy { $0 == "*" }
  }
}
