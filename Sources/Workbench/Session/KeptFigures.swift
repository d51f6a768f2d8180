internal import QualityAnalysis
internal import QualityModel
internal import QualityStore

/// The figures that the session read last, for the next question about them.
///
/// They are asked of the store again as soon as it could answer otherwise: when a change was recorded
/// by whomever, when anything else wrote to the file, and with other knowledge.
struct KeptFigures {
  fileprivate let origin: StoreOrigin
  fileprivate let asOf: AsOf
  fileprivate let version: StoreVersion
  /// The series of every unit, by the measure's code.
  fileprivate var series: [String: [MeasureSeries]] = [:]
  /// The figures to sum up, by the measure's code; nil for a measure without a definition.
  fileprivate var figures: [String: MeasureFigures?] = [:]
  fileprivate var structure: OrganisationStructure?
  /// How many figures are held.
  fileprivate var count = 0

  /// No more figures than this are held, in some 50 MB; what is more is read each time.
  fileprivate static let most = 300_000
}

extension WorkbenchSession {
  /// The series of every unit of several measures: a list for each measure, in the order given.
  ///
  /// - Throws: ``StoreError``.
  func allSeries(of measures: [String], asOf: AsOf) throws -> [[MeasureSeries]] {
    var kept = try figuresInForce(asOf)
    let missing = measures.filter { kept.series[$0] == nil }
    guard !missing.isEmpty else { return measures.compactMap { kept.series[$0] } }
    let read = try store.allSeries(of: missing, asOf: asOf)
    let count = read.joined().reduce(0) { $0 + $1.points.count }
    let found = Dictionary(zip(missing, read)) { first, _ in first }
    let answer = measures.compactMap { kept.series[$0] ?? found[$0] }
    if kept.count + count <= KeptFigures.most {
      kept.series.merge(found) { _, new in new }
      kept.count += count
      keptFigures = kept
    }
    return answer
  }

  /// The figures of several measures, those without a definition left out, in the order given.
  ///
  /// - Throws: ``StoreError``.
  func figures(of measures: [String], asOf: AsOf) throws -> [MeasureFigures] {
    var kept = try figuresInForce(asOf)
    let missing = measures.filter { kept.figures[$0] == nil }
    guard !missing.isEmpty else { return measures.compactMap { kept.figures[$0] ?? nil } }
    let read = try store.figures(of: missing, asOf: asOf)
    let count = read.reduce(0) { $0 + $1.figures.count }
    var found: [String: MeasureFigures?] = [:]
    for code in missing { found.updateValue(nil, forKey: code) }
    for figures in read { found.updateValue(figures, forKey: figures.measure.code) }
    let answer = measures.compactMap { (kept.figures[$0] ?? found[$0]) ?? nil }
    if kept.count + count <= KeptFigures.most {
      kept.figures.merge(found) { _, new in new }
      kept.count += count
      keptFigures = kept
    }
    return answer
  }

  /// Which unit stands above which, as known at a moment.
  ///
  /// - Throws: ``RollUpError``.
  func structure(asOf: AsOf) throws -> OrganisationStructure {
    var kept = try figuresInForce(asOf)
    if let structure = kept.structure { return structure }
    let structure = try OrganisationStructure(store, asOf: asOf)
    kept.structure = structure
    keptFigures = kept
    return structure
  }

  /// What is kept of the store as it is now; nothing where the store may have changed.
  ///
  /// The version is asked for before anything is read, so that what was written in between is read
  /// again and never taken for older.
  private func figuresInForce(_ asOf: AsOf) throws -> KeptFigures {
    let origin = try storeOrigin
    let version = try store.version(asOf: asOf)
    if let kept = keptFigures, kept.origin == origin, kept.asOf == asOf, kept.version == version {
      return kept
    }
    keptFigures = nil
    return KeptFigures(origin: origin, asOf: asOf, version: version)
  }
}
