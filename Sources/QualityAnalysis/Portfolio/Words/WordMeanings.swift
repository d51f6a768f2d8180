/// Which words and phrases stand for the same thing, so that "fewer DNAs" and "missed appointments"
/// are seen to be about one.
public struct WordMeanings: Sendable {
  /// A phrase in the form in which words are compared, and what it stands for.
  struct Phrase {
    var words: [String]
    var meaning: String
  }

  /// The phrases that begin with a word, the longest first.
  private var phrases: [String: [Phrase]] = [:]
  /// The words that are part of any phrase.
  private(set) var vocabulary: Set<String> = []

  /// Those that the program knows from the start; the list is ours.
  public static let field: WordMeanings = {
    var meanings: [[String]: String] = [:]
    for line in FieldWords.lines.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard let name = parts.first.map(String.init) else { continue }
      let terms = parts.dropFirst().flatMap { $0.split(separator: ",").map(String.init) }
      for term in [name] + terms {
        let words = Self.words(of: term)
        if !words.isEmpty { meanings[words] = name }
      }
    }
    return WordMeanings(meanings)
  }()

  /// None at all.
  public static let none = WordMeanings([:])

  private init(_ meanings: [[String]: String]) {
    for (words, meaning) in meanings {
      phrases[words[0], default: []].append(Phrase(words: words, meaning: meaning))
      vocabulary.formUnion(words)
    }
    for first in phrases.keys {
      phrases[first]?.sort { left, right in
        left.words.count == right.words.count
          ? left.words.lexicographicallyPrecedes(right.words)
          : left.words.count > right.words.count
      }
    }
  }

  /// Adds what a trust says of its own words.
  ///
  /// A term that is known already means from now on what the trust says; one that means itself, "med"
  /// for "med", stands for nothing else any more. A meaning that is known, as a term or as a meaning,
  /// is that meaning; any other is a new one, and stands for itself too.
  ///
  /// - Parameter entries: Terms with what they mean, each term once.
  /// - Returns: These meanings with those.
  public func adding(_ entries: [(term: String, meaning: String)]) -> WordMeanings {
    var meanings: [[String]: String] = [:]
    for phrase in phrases.values.joined() { meanings[phrase.words] = phrase.meaning }
    let own = entries.map { (Self.words(of: $0.term), Self.words(of: $0.meaning), $0.meaning) }
      .filter { !$0.0.isEmpty && !$0.1.isEmpty }
    for (term, meaning, _) in own { meanings[term] = term == meaning ? nil : meanings[term] }
    // One may be said in the words of another, in any order; a circle ends when each has been asked.
    for _ in 0..<own.count {
      var isChanged = false
      for (term, meaning, text) in own where term != meaning {
        let name = meanings[meaning] ?? text
        if meanings[meaning] == nil { meanings[meaning] = name }
        if meanings[term] != name {
          meanings[term] = name
          isChanged = true
        }
      }
      if !isChanged { break }
    }
    return WordMeanings(meanings)
  }

  /// The longest phrase that begins at a place of a text, with the place after it; `nil` where none does.
  ///
  /// Words that say nothing may stand between those of a phrase: "filling our posts" is "fill posts".
  func phrase(in words: [String], at place: Int) -> (phrase: Phrase, end: Int)? {
    for phrase in phrases[words[place]] ?? [] {
      var end = place + 1
      let isThere = phrase.words.dropFirst().allSatisfy { word in
        while end < words.count, words[end] != word, PlainWords.contains(words[end]) { end += 1 }
        guard end < words.count, words[end] == word else { return false }
        end += 1
        return true
      }
      if isThere { return (phrase, end) }
    }
    return nil
  }

  static func words(of text: String) -> [String] {
    WordForms.words(of: text).map(WordForms.stem)
  }
}
