/// The text and the place for which completions are wanted.
public struct CompletionRequest: Equatable, Sendable {
  /// The whole text being edited, with all its lines.
  public let text: String
  /// The cursor, as an offset in UTF-8 bytes from the start of `text`, on a character boundary.
  public let cursor: Int

  /// A request for completions of `text` at the UTF-8 offset `cursor`.
  public init(text: String, cursor: Int) {
    self.text = text
    self.cursor = cursor
  }

  /// The text from the beginning up to the cursor, earlier lines included.
  public var textBeforeCursor: String {
    String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
  }
}

/// One way to complete what was typed.
public struct CompletionCandidate: Equatable, Sendable {
  /// The text that takes the place of the request's replacement range.
  public let text: String
  /// What is added after `text` when this is the only candidate, such as `"("` or `" = "`.
  ///
  /// Nothing, not even a space, is added unless it stands here.
  public let suffix: String
  /// A few words shown beside the candidate when candidates are listed.
  public let note: String?

  /// A candidate; `suffix` is added only when the candidate is the only one.
  public init(_ text: String, suffix: String = "", note: String? = nil) {
    self.text = text
    self.suffix = suffix
    self.note = note
  }
}

/// The candidates, and the part of the text that each of them would replace.
public struct CompletionAnswer: Equatable, Sendable {
  /// The UTF-8 offsets in the request's text that a candidate replaces; usually it ends at the cursor.
  public let replacementRange: Range<Int>
  /// The candidates in any order; they are shown sorted and each text once.
  public let candidates: [CompletionCandidate]
  /// How many candidates there are, where those given are only some of them.
  public let total: Int

  /// An answer whose candidates replace `replacementRange` of the request's text.
  ///
  /// - Parameters:
  ///   - replacementRange: The UTF-8 offsets that a candidate takes the place of.
  ///   - candidates: All of them, or some that share what all of them share.
  ///   - total: How many there are, where `candidates` are only some.
  public init(
    replacing replacementRange: Range<Int>,
    with candidates: [CompletionCandidate],
    of total: Int? = nil
  ) {
    self.replacementRange = replacementRange
    self.candidates = candidates
    self.total = max(total ?? 0, candidates.count)
  }

  /// No candidates: Tab rings the bell and changes nothing.
  public static let none = CompletionAnswer(replacing: 0..<0, with: [])
}
