/// What can be recalled in this session, and what of it is kept.
struct History {
  private(set) var entries: [String] = []
  /// The first failure of the file; later ones would only repeat it.
  private(set) var failure: HistoryFileError?
  private let file: HistoryFile?
  private let maximumEntries: Int

  init(_ file: HistoryFile?) {
    self.file = file
    maximumEntries = file?.maximumEntries ?? 5_000
    guard let file else { return }
    do throws(HistoryFileError) {
      entries = try file.load()
    } catch {
      failure = error
    }
  }

  /// The form in which an input is remembered: without blank lines at its end.
  ///
  /// Nil for what is never remembered: blank input, and input that begins with a space, which is
  /// how a person keeps a line to themselves.
  static func remembered(_ text: String) -> String? {
    guard let first = text.unicodeScalars.first, first != " " else { return nil }
    guard let last = text.unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace }) else {
      return nil
    }
    return String(text.unicodeScalars[...last])
  }

  /// Remembers an input for this session and, where it may be kept, in the file; false when it is not
  /// remembered, such as a repetition of the one before.
  mutating func remember(_ text: String, keeping mayKeep: (String) -> Bool) -> Bool {
    guard let entry = Self.remembered(text), entry != entries.last else { return false }
    let isKept = mayKeep(entry)
    entries.append(entry)
    if entries.count >= maximumEntries * 2 { entries.removeFirst(entries.count - maximumEntries) }
    guard isKept, let file else { return true }
    do throws(HistoryFileError) {
      try file.append(entry)
    } catch {
      if failure == nil { failure = error }
    }
    return true
  }
}
