/// Finds help by what it says: "denominator" gives the functions that have to do with one.
struct HelpSearch {
  let registry: Registry

  struct Match {
    let name: String
    let purpose: String
    /// 0 where the name holds the words, 1 the purpose, 2 the arguments and fields.
    let rank: Int
  }

  /// What mentions every word of a text, best first; words of one or two letters find nothing.
  func matches(of text: String) -> [Match] {
    let words = Self.words(in: text)
    guard !words.isEmpty, words.allSatisfy({ $0.count > 2 }) else { return [] }
    return pages.enumerated().compactMap { number, page -> (number: Int, match: Match)? in
      guard let rank = page.rank(of: words) else { return nil }
      return (number, Match(name: page.name, purpose: page.purpose, rank: rank))
    }.sorted { ($0.match.rank, $0.number) < ($1.match.rank, $1.number) }.map(\.match)
  }

  private struct Page {
    let name: String
    let purpose: String
    let details: [String]

    /// Where the words stand that are looked for; nil when one of them is nowhere.
    func rank(of words: [String]) -> Int? {
      let places = [[name], [name, purpose], [name, purpose] + details]
      return places.firstIndex { texts in
        let found = texts.flatMap(HelpSearch.words(in:))
        return words.allSatisfy { word in found.contains { $0.hasPrefix(word) } }
      }
    }
  }

  private var pages: [Page] {
    registry.allFunctions.map { function in
      Page(
        name: function.path,
        purpose: function.purpose,
        details: function.allParameters.flatMap { [$0.name, $0.help] } + [function.returns]
      )
    }
      + registry.moduleFields.map {
        Page(name: "qi.\($0.name)", purpose: $0.purpose, details: [])
      }
      + registry.types.map { type in
        Page(
          name: type.name,
          purpose: type.purpose,
          details: type.fields.flatMap { [$0.name, $0.purpose] }
        )
      }
      + registry.wordLists.map { list in
        Page(
          name: list.name,
          purpose: list.purpose,
          details: list.words.flatMap { [$0.text, $0.meaning] }
        )
      }
      + LuaTopic.all.map {
        Page(name: $0.name, purpose: $0.purpose, details: [$0.note ?? ""])
      }
  }

  /// The words of a text in small letters: "bed_days" is two.
  private static func words(in text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
