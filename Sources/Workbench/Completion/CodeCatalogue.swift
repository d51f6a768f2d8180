internal import QualityModel
internal import QualityStore

/// The codes of a store, read once and kept until something is recorded.
struct CodeCatalogue {
  let measures: CandidatePool
  let units: CandidatePool
  /// What the store knew when they were read.
  fileprivate let horizon: Int
  fileprivate let asOf: AsOf
}

extension WorkbenchSession {
  /// The codes as the session sees them; nil where the store cannot be read now.
  func codeCatalogue() -> CodeCatalogue? {
    guard let store = try? store, let horizon = try? store.horizon(asOf: settings.asOf) else {
      return nil
    }
    if let kept = keptCatalogue, kept.horizon == horizon, kept.asOf == settings.asOf { return kept }
    let catalogue = CodeCatalogue(
      measures: CandidatePool(
        measureList().map { CandidatePool.Entry(text: $0.code, note: $0.name) }
      ),
      units: CandidatePool(unitList().map { CandidatePool.Entry(text: $0.code, note: $0.name) }),
      horizon: horizon,
      asOf: settings.asOf
    )
    keptCatalogue = catalogue
    return catalogue
  }
}
