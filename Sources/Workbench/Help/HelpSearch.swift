internal import QualityModel

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
  ///
  /// A question of many words ("how do I load a csv") finds by those that say something, and what
  /// people call a task leads to the functions that do it, ahead of all else.
  func matches(of text: String) -> [Match] {
    let words = Self.words(in: text).filter { !Self.questionWords.contains($0) }
    guard !words.isEmpty, words.allSatisfy({ $0.count > 2 }) else { return [] }
    let leading = (Self.task(words)?.names ?? []).compactMap { name in
      pages.first { $0.name == name }.map { Match(name: name, purpose: $0.purpose, rank: 0) }
    }
    return leading
      + mentions(of: words).filter { match in !leading.contains { $0.name == match.name } }
  }

  private func mentions(of words: [String]) -> [Match] {
    pages.enumerated().compactMap { number, page -> (number: Int, match: Match)? in
      guard let rank = page.rank(of: words) else { return nil }
      return (number, Match(name: page.name, purpose: page.purpose, rank: rank))
    }.sorted { ($0.match.rank, $0.number) < ($1.match.rank, $1.number) }.map(\.match)
  }

  /// Words of a question that say nothing of what is asked.
  private static let questionWords: Set = [
    "how", "do", "does", "can", "i", "we", "you", "a", "an", "the", "to", "my", "is", "are", "what",
    "of", "in", "into", "from", "with", "for", "it", "this", "please",
  ]

  /// What people call a task, and what does it.
  private struct Task {
    let words: Set<String>
    let names: [String]
    /// What to know first, where the names alone do not say it.
    var note: String?
  }

  /// The first with one of the words counts.
  private static let tasks = [
    Task(
      words: ["excel", "spreadsheet", "xlsx", "xls"],
      names: ["qi.import", "table:save"],
      note: "Save the sheet as CSV to bring figures in; results go out as CSV, which a spreadsheet "
        + "opens."
    ),
    Task(words: ["import", "load", "upload", "csv"], names: ["qi.import", "table:save"]),
    Task(words: ["export", "download"], names: ["table:save", "chart:save", "qi.table"]),
    Task(
      words: ["delete", "remove", "undo", "correct", "rollback", "revert", "erase"],
      names: ["qi.import", "qi.define"],
      note:
        "Nothing recorded is deleted. A wrong figure is corrected by loading the right one over "
        + "it; what was known before can still be read with as_of."
    ),
    Task(words: ["plot", "draw", "graph"], names: ["series:chart", "chart:save"]),
    Task(words: ["average", "mean"], names: ["series:spc", "analysis"]),
    Task(words: ["create", "new"], names: ["qi.define"]),
    Task(words: ["automate", "schedule"], names: ["qi.save_script", "qi.run_script"]),
  ]

  private static func task(_ words: [String]) -> Task? {
    tasks.first { task in words.contains { task.words.contains($0) } }
  }

  /// What to know of a task before its functions; nil for most searches.
  static func note(on text: String) -> String? { task(words(in: text))?.note }

  private struct Page {
    let name: String
    let purpose: String
    let details: [String]

    /// Where the words stand that are looked for; nil when one of them is nowhere.
    func rank(of words: [String]) -> Int? {
      let places = [[name], [name, purpose], [name, purpose] + details]
      return places.firstIndex { texts in
        let found = texts.flatMap(HelpSearch.words(in:))
        // The beginning of a short word says too little: "foo" is not "foot".
        return words.allSatisfy { word in
          found.contains { word.count <= 3 ? $0 == word || $0 == word + "s" : $0.hasPrefix(word) }
        }
      }
    }
  }

  private var pages: [Page] {
    // What every record can do comes after what is done with figures.
    let (ofRecords, others) = registry.allFunctions.partitioned { function in
      function.owner.flatMap(Entity.named) != nil
    }
    return (others + ofRecords).map { function in
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

extension Array {
  /// The elements for which something is true, and the others, each in their order.
  fileprivate func partitioned(by isFirst: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}
