/// Finds the word that was meant where one is misspelt.
///
/// A word is taken for misspelt where no other title has it, it is no word that the program knows, and one
/// slip away stands a word of other titles, of a measure or of a unit: a letter left out, put in or
/// swapped with its neighbour, or in a long word one that is exchanged. The first letter must be right, and
/// short words, where a slip makes another word, are left alone: "would" is no "wound".
///
/// Known words are found by what is left of them when one letter is taken out, so that each guess costs
/// a few look-ups, however many words there are.
struct SpellingGuess {
  /// The words that may have been meant, with how often each is used.
  private let known: [String: Int]
  private let sound: Set<String>
  private var byRest: [String: [String]] = [:]

  private static let shortest = 5
  /// From how many letters on an exchanged letter hardly ever makes another word.
  private static let long = 7

  /// Takes in the words that may have been meant, with how often each is used, and those that are
  /// right as they are.
  init(known: [String: Int], sound: Set<String>) {
    self.known = known
    self.sound = sound
    for word in known.keys where word.utf8.count >= Self.shortest {
      for rest in Self.rests(of: word) { byRest[rest, default: []].append(word) }
    }
  }

  /// The word that was meant; `nil` where the word is known or nothing is near it.
  func meant(by word: String) -> String? {
    guard known[word] == nil, !sound.contains(word), !PlainWords.contains(word),
      word.utf8.count >= Self.shortest,
      word.utf8.allSatisfy({ 0x61...0x7A ~= $0 })
    else { return nil }
    var near: Set<String> = Set(byRest[word] ?? [])
    for rest in Self.rests(of: word) {
      if known[rest] != nil, rest.utf8.count >= Self.shortest { near.insert(rest) }
      near.formUnion((byRest[rest] ?? []).filter { Self.isOneSlip(word, $0) })
    }
    return near.filter { $0.first == word.first }
      .max { ((known[$0] ?? 0), $1) < ((known[$1] ?? 0), $0) }
  }

  private static func rests(of word: String) -> Set<String> {
    let letters = Array(word.utf8)
    var rests: Set<String> = []
    for place in letters.indices {
      rests.insert(
        String(decoding: letters[..<place] + letters[(place + 1)...], as: UTF8.self)
      )
    }
    return rests
  }

  /// Whether two words of one length differ in one letter, or in two neighbours that are swapped.
  private static func isOneSlip(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard left.count == right.count else { return false }
    let places = left.indices.filter { left[$0] != right[$0] }
    switch places.count {
    case 1: return left.count >= long && places[0] < left.count - 1
    case 2:
      let (first, second) = (places[0], places[1])
      return second == first + 1 && left[first] == right[second] && left[second] == right[first]
    default: return false
    }
  }
}
