/// Entries of the prompt as a list to choose from.
struct HistoryListing {
  let session: WorkbenchSession

  /// The newest entries.
  func last(_ count: Int) -> String {
    let entries = session.log.entries.suffix(count)
    return entries.isEmpty
      ? "Nothing has been entered yet in this session." : lines(entries).joined(separator: "\n")
  }

  /// The entries with these numbers.
  func numbered(_ selection: EntrySelection) throws -> String {
    let log = session.log
    let numbers = selection.numbers(upTo: log.entries.last?.number ?? 0)
    let entries = numbers.compactMap { log.entry($0) }
    guard !entries.isEmpty else { throw ScriptSelection.noEntry(numbers.first ?? 1, log) }
    return lines(entries[...]).joined(separator: "\n")
  }

  /// The entries that hold a text, whatever its capitals; before them those of earlier sessions.
  func holding(_ text: String) -> String {
    let wanted = text.lowercased()
    let found = session.log.entries.filter { $0.source.lowercased().contains(wanted) }
    let own = Set(session.log.entries.map { $0.source.trimmedAtEnd })
    var earlier: [String] = []
    for entry in session.settings.earlierEntries().reversed() where earlier.count < Self.mostEarlier
    {
      let isHere = own.contains(entry) || earlier.contains(entry) || entry.hasPrefix(":")
      if !isHere, entry.lowercased().contains(wanted) { earlier.append(entry) }
    }
    var lines: [String] = []
    if !earlier.isEmpty {
      lines.append("In earlier sessions")
      lines += earlier.reversed().flatMap { self.lines($0, after: "      ") }
      if !found.isEmpty { lines.append("In this one") }
    }
    lines += self.lines(found[...])
    return lines.isEmpty
      ? "No entry holds \"\(DisplayWidth.oneLine(text))\"." : lines.joined(separator: "\n")
  }

  private static let mostEarlier = 20

  private func lines(_ entries: ArraySlice<LoggedEntry>) -> [String] {
    let width = max(3, String(entries.last?.number ?? 0).count)
    var lines = entries.flatMap { entry in
      let number = String(entry.number)
      let indent = String(repeating: " ", count: width - number.count)
      return self.lines(entry.source, after: "\(indent)\(number) \(entry.succeeded ? " " : "!") ")
    }
    if entries.contains(where: { !$0.succeeded }) { lines += ["", "! did not run to its end"] }
    return lines
  }

  private func lines(_ source: String, after prefix: String) -> [String] {
    let indent = String(repeating: " ", count: prefix.count)
    let parts = source.trimmedAtEnd.split(separator: "\n", omittingEmptySubsequences: false)
    return parts.enumerated().map { number, line in
      (number == 0 ? prefix : indent) + DisplayWidth.harmless(String(line))
    }
  }
}
