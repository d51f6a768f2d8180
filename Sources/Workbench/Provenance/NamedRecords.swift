internal import LuaRuntime
internal import QualityModel
internal import QualityStore

/// What the cells of a row name: measures, units, and records of any entity with codes.
struct NamedRecords {
  enum Name: Hashable {
    case measure(String)
    case unit(String)
    case record(entity: String, code: String)
  }

  /// So many are looked up; a cell can list a whole portfolio.
  private static let most = 8

  let session: WorkbenchSession

  /// The names in the order in which they stand, each once.
  func names(in row: RowFacts) -> [Name] {
    var found: [Name] = []
    for cell in row.cells {
      guard let text = cell.text else { continue }
      let entity = Self.entity(underHeading: cell.heading)
      for word in Self.words(of: text) {
        guard let name = name(word, under: entity), !found.contains(name) else { continue }
        found.append(name)
        if found.count == Self.most { return found }
      }
    }
    return found
  }

  /// What a heading says that its cells are: "Project", "Lead project"; nil where it does not say.
  private static func entity(underHeading heading: String) -> String? {
    let words = heading.lowercased().split { !$0.isLetter }.map(String.init)
    let whole = words.joined(separator: "_")
    return known.first { $0 == whole } ?? known.first { $0 == words.last }
  }

  private static let known = ["measure", "unit"] + Entity.all.filter(\.hasCode).map(\.name)

  /// The texts of a cell that may name something: all of it, and each word that looks like a code.
  private static func words(of text: String) -> [String] {
    let parts = text.split { $0.isWhitespace || ",;·()→".contains($0) }.map(String.init)
    return [text] + (parts.count > 1 ? parts.filter(isLikeCode) : [])
  }

  private static func isLikeCode(_ word: String) -> Bool {
    word.count > 1 && !word.contains(where: \.isLowercase) && word.contains(where: \.isLetter)
  }

  private func name(_ word: String, under entity: String?) -> Name? {
    if let entity, let name = name(word, of: entity) { return name }
    guard Self.isLikeCode(word) else { return nil }
    return (["project", "measure", "unit"] + Self.known).lazy
      .compactMap { name(word, of: $0) }.first
  }

  private func name(_ word: String, of entity: String) -> Name? {
    switch entity {
    case "measure":
      session.measureCodes()?.text(namedBy: word).map(Name.measure)
    case "unit":
      session.unitCodes()?.text(namedBy: word).map(Name.unit)
    default:
      session.recordCodes(of: entity)?.text(namedBy: word).map { .record(entity: entity, code: $0) }
    }
  }
}
