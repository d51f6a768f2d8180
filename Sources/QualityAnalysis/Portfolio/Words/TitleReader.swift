import QualityModel

/// Reads the titles of a portfolio: what they are about, without the places where it is done.
public struct TitleReader: Sendable {
  /// The texts of the words as they were first written, by their numbers.
  public private(set) var texts: [String] = []
  /// What each title says, in the order of the titles.
  public private(set) var titles: [TitleWords] = []

  /// The words of each measure's name, as titles are read and as they stand, in the order of measures.
  private(set) var measureWords: [Set<Int>] = []
  /// For each measure the first with the same name, ways of counting left out: itself, where no other has.
  public private(set) var namesakes: [Int] = []

  private var numbers: [String: Int] = [:]
  private let meanings: WordMeanings
  /// The names of units of more than one word by their first word, the longest first.
  private var placeNames: [String: [[String]]] = [:]
  /// The only unit that has a name.
  private var unitsByName: [[String]: Int] = [:]
  /// The words of each unit's name and code.
  private var unitWords: [[String]]
  /// The words of measures and of phrases with a meaning, which are never taken for a place alone.
  private let kept: Set<String>

  /// Reads the titles of the projects of a portfolio.
  public init(_ portfolio: PortfolioRecords, meanings: WordMeanings) {
    self.meanings = meanings
    var forms = WordFormCache()
    unitWords = portfolio.units.map { forms.stems(of: $0.name) + forms.stems(of: $0.code) }
    let measureWords: Set<String> = Set(portfolio.measures.flatMap { forms.stems(of: $0.name) })
    kept = measureWords.union(meanings.vocabulary)
    var shared: Set<[String]> = []
    for (number, unit) in portfolio.units.enumerated() {
      let name = forms.stems(of: unit.name)
      guard name.count > 1 else { continue }
      placeNames[name[0], default: []].append(name)
      // "Surgery" and the name of the trust say in a title what it is about, not where it is done.
      guard [.ward, .team, .clinic, .service].contains(unit.kind) else { continue }
      if unitsByName.updateValue(number, forKey: name) != nil { shared.insert(name) }
    }
    for name in shared { unitsByName[name] = nil }
    for first in placeNames.keys { placeNames[first]?.sort { $0.count > $1.count } }

    let written = portfolio.projects.map { WordForms.words(of: $0.title) }
    let stems = written.map { $0.map { forms.stem($0) } }
    var uses: [String: Int] = [:]
    for words in stems { for word in Set(words) { uses[word, default: 0] += 1 } }
    // What only one title says is not known by that.
    var known = uses.filter { $0.value > 1 }
    for word in measureWords.union(unitWords.joined()) { known[word, default: 0] += 1 }
    let spelling = SpellingGuess(known: known, sound: meanings.vocabulary)
    var guesses: [String: String?] = [:]
    for (index, project) in portfolio.projects.enumerated() {
      var title = TitleWords()
      title.plain = WordForms.plain(project.title)
      var words = zip(written[index], stems[index]).map { Word(written: $0, stem: $1) }
      for place in words.indices where uses[words[place].stem] == 1 {
        let stem = words[place].stem
        let guess: String?
        if let kept = guesses[stem] {
          guess = kept
        } else {
          guess = spelling.meant(by: stem)
          guesses[stem] = guess
        }
        guard let guess else { continue }
        let read = forms.written(guess)
        title.corrected.append(
          TitleWords.Corrected(written: words[place].written, read: read)
        )
        words[place] = Word(written: read, stem: guess)
      }
      let units = project.places.flatMap { [$0.unit] + portfolio.units[$0.unit].above }
      let said = TitleEdition.read(words.map(\.stem))
      title.edition = said.edition
      words = words.indices.filter { !said.places.contains($0) }.map { words[$0] }
      read(words, at: units, into: &title)
      titles.append(title)
    }
    var firsts: [Set<String>: Int] = [:]
    for (index, measure) in portfolio.measures.enumerated() {
      let words = WordForms.words(of: measure.name).map {
        Word(written: $0, stem: forms.stem($0))
      }
      var title = TitleWords()
      read(words, at: [], into: &title)
      namesakes.append(index)
      let counted = meant(MeasureNames.counted(in: measure.name).map { forms.stem($0) })
      guard !counted.isEmpty else { continue }
      namesakes[index] = firsts[counted] ?? index
      firsts[counted] = namesakes[index]
      let plain = words.filter { !PlainWords.contains($0.stem) }
      self.measureWords.append(Set(title.words + plain.map { number(of: $0.stem, $0.written) }))
    }
  }

  /// Which part of a title's words stand in the name of a measure: 1 for one that says nothing else.
  func naming(of title: TitleWords, _ measure: Int) -> Double {
    guard !title.words.isEmpty else { return 0 }
    let named = title.words.count { measureWords[measure].contains($0) }
    return Double(named) / Double(title.words.count)
  }

  /// A word as it was written, and in the form in which words are compared.
  private struct Word {
    let written: String
    let stem: String
  }

  /// What words mean, all of them kept.
  private func meant(_ stems: [String]) -> Set<String> {
    var found: Set<String> = []
    var place = 0
    while place < stems.count {
      if let (phrase, end) = meanings.phrase(in: stems, at: place) {
        found.insert(phrase.meaning)
        place = end
      } else {
        found.insert(stems[place])
        place += 1
      }
    }
    return found
  }

  private mutating func read(_ words: [Word], at units: [Int], into title: inout TitleWords) {
    let own = Set(units.flatMap { unitWords[$0] }).subtracting(kept)
    let stems = words.map(\.stem)
    var found: Set<Int> = []
    var place = 0
    while place < words.count {
      let stem = stems[place]
      if let name = placeNames[stem]?.first(where: { stems[place...].starts(with: $0) }) {
        if let unit = unitsByName[name] { title.places.append(unit) }
        place += name.count
      } else if let (phrase, end) = meanings.phrase(in: stems, at: place) {
        let written = words[place..<end].map(\.written).joined(separator: " ")
        if written != phrase.meaning {
          title.meant.append(TitleWords.Meant(phrase: written, meaning: phrase.meaning))
        }
        found.insert(number(of: phrase.meaning, phrase.meaning))
        place = end
      } else {
        if !own.contains(stem), !PlainWords.contains(stem) {
          found.insert(number(of: stem, words[place].written))
        }
        place += 1
      }
    }
    title.words = found.sorted()
    title.places = Set(title.places).sorted()
  }

  /// The number of a word, with the text that it is shown by.
  private mutating func number(of word: String, _ text: String) -> Int {
    if let known = numbers[word] { return known }
    numbers[word] = texts.count
    texts.append(text)
    return texts.count - 1
  }
}

/// Brings each word to its form once, and knows a word that has each form.
private struct WordFormCache {
  private var stems: [String: String] = [:]
  private var words: [String: String] = [:]

  mutating func stem(_ word: String) -> String {
    if let stem = stems[word] { return stem }
    let stem = WordForms.stem(word)
    stems[word] = stem
    if words[stem] == nil { words[stem] = word }
    return stem
  }

  mutating func stems(of text: String) -> [String] { WordForms.words(of: text).map { stem($0) } }

  /// The first word that had a form.
  func written(_ stem: String) -> String { words[stem] ?? stem }
}
