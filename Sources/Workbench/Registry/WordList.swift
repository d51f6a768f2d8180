/// The words that an argument takes or a field gives, declared once: help, completion, messages, the
/// reference manual and the editor stubs read them from here.
package struct WordList: Sendable {
  /// One of the words.
  package struct Word: Sendable {
    /// As scripts write it.
    package let text: String
    /// What it stands for, in one line.
    package let meaning: String
    /// How it is worked out, where there is a formula or a condition to give; for full help.
    package let method: String?
    /// The heading of docs/spc-methods.md under which it is told in full.
    package let section: String?

    init(_ text: String, _ meaning: String, method: String? = nil, section: String? = nil) {
      self.text = text
      self.meaning = meaning
      self.method = method
      self.section = section
    }
  }

  /// The name of the list, for help and stubs: "chart_kind".
  package let name: String
  /// One sentence: what the words are.
  package let purpose: String
  package let words: [Word]
  /// A few lines that run as a test in a session on the demonstration store.
  package let example: String

  init(_ name: String, _ purpose: String, words: [Word], example: String) {
    self.name = name
    self.purpose = purpose
    self.words = words
    self.example = example
  }

  /// A list of every case of an enumeration, in the order of its declaration.
  init<Case: CaseIterable>(
    _ name: String,
    _ purpose: String,
    of cases: Case.Type,
    example: String,
    word: (Case) -> Word
  ) {
    self.init(name, purpose, words: Case.allCases.map(word), example: example)
  }

  /// The words alone, as scripts write them.
  package var texts: [String] { words.map(\.text) }

  func contains(_ text: String) -> Bool { words.contains { $0.text == text } }
}

extension Registry {
  /// The list with a name.
  package func wordList(named name: String) -> WordList? { wordLists.first { $0.name == name } }

  /// The lists that have a word, with the word in each.
  func words(written text: String) -> [(list: WordList, word: WordList.Word)] {
    wordLists.compactMap { list in
      list.words.first { $0.text == text }.map { (list, $0) }
    }
  }
}

extension ParameterKind {
  /// The names of the word lists that an argument of this kind takes, not those of tables inside it.
  var wordLists: [String] {
    switch self {
    case .choice(let list): [list.name]
    case .list(let element), .map(let element): element.wordLists
    case .either(let kinds): kinds.flatMap(\.wordLists)
    default: []
    }
  }
}
