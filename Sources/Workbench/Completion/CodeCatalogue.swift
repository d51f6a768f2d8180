internal import QualityModel
internal import QualityStore

/// The codes of a store, each kind read when it is first asked for and kept until something is recorded.
struct CodeCatalogue {
  fileprivate var measures: CandidatePool?
  fileprivate var units: CandidatePool?
  fileprivate var records: [String: CandidatePool] = [:]
  /// What the store knew when they were read.
  fileprivate let horizon: Int
  fileprivate let asOf: AsOf
}

extension WorkbenchSession {
  /// The measures as the session sees them; nil where the store cannot be read now.
  func measureCodes() -> CandidatePool? {
    codes(\.measures) { try $0.measureNames(asOf: $1) }
  }

  /// The units, likewise.
  func unitCodes() -> CandidatePool? {
    codes(\.units) { try $0.unitNames(asOf: $1) }
  }

  /// The records of an entity, likewise.
  func recordCodes(of name: String) -> CandidatePool? {
    guard let entity = Entity.named(name), entity.hasCode else { return nil }
    return codes(\.records[name]) { try $0.names(of: entity, asOf: $1) }
  }

  private func codes(
    _ kind: WritableKeyPath<CodeCatalogue, CandidatePool?>,
    _ read: (QualityStore, AsOf) throws -> [NamedCode]
  ) -> CandidatePool? {
    guard let store = try? store, let horizon = try? store.horizon(asOf: settings.asOf) else {
      return nil
    }
    var catalogue =
      keptCatalogue.flatMap {
        $0.horizon == horizon && $0.asOf == settings.asOf ? $0 : nil
      } ?? CodeCatalogue(horizon: horizon, asOf: settings.asOf)
    if let pool = catalogue[keyPath: kind] { return pool }
    guard let names = try? read(store, settings.asOf) else { return nil }
    let pool = CandidatePool(names.map { CandidatePool.Entry(text: $0.code, note: $0.name) })
    catalogue[keyPath: kind] = pool
    keptCatalogue = catalogue
    return pool
  }
}
