import DelimitedText
import GRDB
import QualityModel

/// Plans a load in two passes: the file is read, checked and staged in the order of the table's
/// key; then the staged rows and the table are read side by side.
///
/// Staging is a file of fixed records and not a table, because a table costs as much to fill as the
/// one the rows go to in the end.
struct LoadPlanner {
  let specification: LoadSpecification
  let store: QualityStore
  /// Opens the file: who asks for the load may have to judge what was opened.
  let open: (String) throws(StoreError) -> Int32

  /// So few that a load stops at once, and so many that asking costs nothing.
  static let rowsBetweenReports = 1 << 10

  init(
    _ specification: LoadSpecification,
    store: QualityStore,
    open: @escaping (String) throws(StoreError) -> Int32 = SourceFile.open
  ) {
    self.specification = specification
    self.store = store
    self.open = open
  }

  func plan(observer: LoadObserver) throws(StoreError) -> LoadPlan {
    let directory = try store.read { try LoadDirectory(in: $0) }
    let sorter = try StagingSorter(directory: SourceFile.stagingDirectory(for: store))
    defer { sorter.close() }
    let (rows, sha256) = try read(directory, into: sorter, observer: observer)
    return try compare(rows, sha256: sha256, sorter: sorter, observer: observer)
  }

  /// The first pass.
  private func read(
    _ directory: LoadDirectory,
    into sorter: StagingSorter,
    observer: LoadObserver
  ) throws(StoreError) -> (rows: LoadRowReader, sha256: String) {
    let hash = RunningFileHash()
    let file = try open(specification.path)
    let size = SourceFile.size(of: file)
    let reader: DelimitedReader
    do throws(DelimitedError) {
      reader = try DelimitedReader(
        opened: file,
        format: DelimitedFormat(
          separator: specification.separator,
          encoding: specification.encoding
        ),
        onBlock: { hash.add($0) }
      )
    } catch { throw .source(path: specification.path, error) }

    var rows = try LoadRowReader(
      specification,
      reader: reader,
      directory: directory,
      today: store.clock.now().day
    )
    var untilReport = LoadPlanner.rowsBetweenReports
    var count = 0
    reading: while true {
      switch try rows.next() {
      case .row(let row): try sorter.append(row)
      case .notLoaded: break
      case .end: break reading
      }
      untilReport -= 1
      if untilReport == 0 {
        untilReport = LoadPlanner.rowsBetweenReports
        count += untilReport
        try LoadProgress(stage: .reading, done: reader.bytesRead, total: size, rows: count)
          .tell(observer)
      }
    }
    return (rows, hash.hexadecimal)
  }

  /// The second pass.
  private func compare(
    _ read: LoadRowReader,
    sha256: String,
    sorter: StagingSorter,
    observer: LoadObserver
  ) throws(StoreError) -> LoadPlan {
    var rows = read
    let output = try StagingFile(directory: SourceFile.stagingDirectory(for: store))
    let reasons = (0..<rows.reasons.count).map(rows.reasons.text)
    let total = sorter.count
    var comparison = LoadComparison(directory: rows.directory, reasons: reasons)
    var merge = try sorter.finish(rowsBetweenReports: Self.rowsBetweenReports) {
      done throws(StoreError) in
      try LoadProgress(stage: .sorting, done: done, total: total, rows: done).tell(observer)
    }
    try store.read { database in
      let now = try Horizon(.now, in: database).change
      guard now == rows.directory.plannedAt else {
        throw StoreError.storeChanged(
          plannedAt: rows.directory.plannedAt,
          changedBy: rows.directory.plannedAt + 1
        )
      }
      let table = try ObservationLookup(in: database)
      let weeks = try WeekStarts(rows.directory, in: database)
      func settle(_ group: KeyGroup) throws {
        guard !group.isContradicted else { return }
        if let expected = try weeks.expectedWeekday(insteadOfThatOf: group.first) {
          let period = CalendarDate(dayNumber: Int(group.first.period)) ?? .earliest
          group.reject(
            .anotherWeekday(expected: expected, period: period),
            column: specification.period,
            in: &rows.rejections
          )
          return
        }
        comparison.addRepeats(group.repeats)
        if let written = try comparison.take(group.first, table: table, in: database) {
          try output.append(written)
        }
      }
      var group: KeyGroup?
      var done = 0
      while let row = try merge.row() {
        done += 1
        if done % LoadPlanner.rowsBetweenReports == 0 {
          try LoadProgress(stage: .comparing, done: done, total: total, rows: done)
            .tell(observer)
        }
        if group?.takes(row) == true {
          group?.add(row, to: &rows.rejections)
        } else {
          if let group { try settle(group) }
          group = KeyGroup(row)
        }
      }
      if let group { try settle(group) }
    }
    try output.flush()
    comparison.finish(rows: rows)
    return LoadPlan(
      specification: specification,
      summary: comparison.summary,
      rejected: rows.rejectedRows(),
      rejectedCounts: rows.rejections.counts,
      sampleChanges: comparison.samples,
      newUnits: rows.directory.newUnits,
      sourceSHA256: sha256,
      plannedAt: rows.directory.plannedAt,
      contents: LoadContents(
        file: output,
        reasons: reasons,
        measures: comparison.measureIDs,
        observations: comparison.observationSeal
      ),
      store: store
    )
  }
}

/// A hash that a closure can add to while the file is read.
final class RunningFileHash {
  private var hash = SHA256Hash()

  func add(_ bytes: UnsafeRawBufferPointer) { hash.add(bytes) }

  var hexadecimal: String { hash.hexadecimal }
}
