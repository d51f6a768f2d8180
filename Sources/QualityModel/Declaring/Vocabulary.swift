/// The words that a field may hold, declared once for the table, help, completion and messages.
public struct Vocabulary: Hashable, Sendable {
  /// One of the words.
  public struct Word: Hashable, Sendable {
    /// As files and scripts write it.
    public let text: String
    /// What it stands for, in one line.
    public let meaning: String

    /// Makes a word.
    public init(_ text: String, _ meaning: String) {
      self.text = text
      self.meaning = meaning
    }
  }

  /// The name of the list, unique among all: "project_status".
  public let name: String
  /// One sentence: what the words are.
  public let purpose: String
  /// The words, in the order in which people list them.
  public let words: [Word]

  /// Makes a list of words.
  public init(_ name: String, _ purpose: String, _ words: [Word]) {
    self.name = name
    self.purpose = purpose
    self.words = words
  }

  /// The words alone.
  public var texts: [String] { words.map(\.text) }

  /// Whether a text is one of the words, letter for letter.
  public func contains(_ text: String) -> Bool { words.contains { $0.text == text } }
}
