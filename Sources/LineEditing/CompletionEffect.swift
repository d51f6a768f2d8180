/// What Tab does with an answer: the text to put in, and the list to show.
struct CompletionEffect: Equatable {
  /// What takes the place of the answer's replacement range; nil when nothing would change.
  var replacement: String?
  /// The candidates as lines for the screen; empty when there are none.
  var listing: [String]

  /// The effect of `answer`, which was given for `text`, on a screen of the given size.
  init(_ answer: CompletionAnswer, in text: String, columns: Int, rows: Int) {
    var seen: Set<String> = []
    let candidates = answer.candidates
      .filter { seen.insert($0.text).inserted }
      .sorted { $0.text < $1.text }
    let range = answer.replacementRange.clamped(to: 0..<text.utf8.count)
    let typed = String(
      decoding: text.utf8.dropFirst(range.lowerBound).prefix(range.count),
      as: UTF8.self
    )

    if candidates.count == 1, let only = candidates.first {
      let completed = only.text + only.suffix
      replacement = completed == typed ? nil : completed
    } else if let shared = Self.longestCommonPrefix(candidates.map(\.text)),
      shared != typed, shared.count >= typed.count,
      shared.lowercased().hasPrefix(typed.lowercased())
    {
      // Candidates that are not spelled as typed share less than was typed: nothing is taken away.
      replacement = shared
    } else {
      replacement = nil
    }
    // Of many the last was given to know what all share; it is not the next one to be shown.
    let unseen = answer.total - answer.candidates.count
    listing =
      CandidateList(
        unseen > 0 ? candidates.dropLast() : candidates,
        total: candidates.count + unseen,
        columns: columns,
        rows: max(rows - 4, 4)
      ).lines
  }

  private static func longestCommonPrefix(_ texts: [String]) -> String? {
    guard var shared = texts.first.map({ Substring($0) }) else { return nil }
    for text in texts.dropFirst() {
      let length = zip(shared, text).prefix { $0 == $1 }.count
      shared = shared.prefix(length)
    }
    return String(shared)
  }
}
