internal import DelimitedText
internal import QualityModel
internal import SPCCore

/// Reads an input series by series.
///
/// One series is in memory at a time, in storage that the next one uses again. What also grows,
/// where the input was not looked through before, is what ``ReturningSeries`` keeps.
///
/// A row that cannot be read at all may belong to the series before it or to the one after it, so
/// neither is sound unless both sides are the same series.
struct SeriesStream: ~Copyable {
  /// The series read last.
  var block = SeriesBlock()
  /// What is wrong with the input since the faults were last taken; the first ``faultLimit`` only.
  private(set) var faults: [SeriesFault] = []
  /// How many faults there were in all.
  private(set) var faultCount = 0

  let reader: DelimitedReader
  private let columnCount: Int
  let places: ColumnPlaces
  let settings: FilterSettings
  let multiplier: Double
  let shape: ChartData.Shape
  /// Whether a numerator above its denominator is a fault.
  let refusesSharesAboveOne: Bool
  private let hasTime: Bool
  private let allowsRepeatedTimes: Bool

  private var timeLookup = TextLookup()
  private var phaseText: [UInt8] = []
  private var phaseStarts: StatedTimes
  private var excludedTimes: StatedTimes
  private var returning: ReturningSeries

  /// The rows that lie ready, and which of them is to be read next.
  private var rows: DelimitedRecords?
  private var row = 0
  private var isAtEnd = false
  private var lastRowWasUnreadable = false

  /// Makes a stream on the first row of an input.
  ///
  /// - Parameters:
  ///   - reader: A reader on the first row of the input.
  ///   - settings: What to read.
  ///   - comingBack: The names known to come back, so that none of their rows is sound; nil where
  ///     nobody looked.
  /// - Throws: ``SeriesInputError`` when the columns are not there.
  init(
    reader: DelimitedReader,
    settings: FilterSettings,
    comingBack: Set<[UInt8]>?
  ) throws(SeriesInputError) {
    let places = try ColumnPlaces(settings.columns, header: reader.header)
    if let phase = places.phase, !settings.phaseStarts.isEmpty {
      throw .phasesGivenTwice(column: reader.header[phase])
    }
    if let excluded = places.excluded, !settings.excludedTimes.isEmpty {
      throw .excludedGivenTwice(column: reader.header[excluded])
    }
    if let study = settings.study {
      try study.check(places, settings.columns, header: reader.header)
    } else {
      try settings.checkDenominators(places, header: reader.header)
      try settings.checkQuantity(places, header: reader.header)
    }
    self.init(reader, places, settings, comingBack)
  }

  private init(
    _ reader: DelimitedReader,
    _ places: ColumnPlaces,
    _ settings: FilterSettings,
    _ comingBack: Set<[UInt8]>?
  ) {
    self.reader = reader
    self.places = places
    self.settings = settings
    columnCount = reader.header.count
    multiplier = settings.multiplier
    shape = settings.shape(hasDenominators: places.denominator != nil)
    refusesSharesAboveOne = settings.refusesSharesAboveOne
    // What is asked twice stands in constants: a release build of Swift 6.3 frees what was never there
    // when an autoclosure reads a field of a value that cannot be copied and is not yet whole.
    let readsInAnyOrder = settings.study?.readsInAnyOrder ?? false
    let hasTime = places.time >= 0 && !readsInAnyOrder
    self.hasTime = hasTime
    allowsRepeatedTimes = settings.allowsRepeatedTimes || !hasTime
    // Where rows may stand anywhere, no series comes back.
    returning = ReturningSeries(known: readsInAnyOrder ? [] : comingBack)
    phaseStarts = StatedTimes(settings.phaseStarts)
    excludedTimes = StatedTimes(settings.excludedTimes)
  }

  /// How many series came back after rows of others, unforeseen.
  var returnedCount: Int { returning.unforeseenCount }

  /// What the header calls the column of targets; nil where there is none.
  var targetColumn: String? { places.target.map { reader.header[$0] } }

  /// Hands over the faults found since the last time.
  mutating func takeFaults() -> [SeriesFault] {
    guard !faults.isEmpty else { return [] }
    defer { faults.removeAll(keepingCapacity: true) }
    return faults
  }

  /// Notes a fault of the series just read that was found elsewhere.
  mutating func note(_ fault: SeriesFault) {
    if isListening { faults.append(fault) }
    faultCount += 1
    block.isSound = false
  }

  /// Whether the next fault will be told, and not only counted.
  private var isListening: Bool { faultCount < settings.faultLimit }

  /// Reads the next series into ``block``; false when there is none.
  ///
  /// A series that is not sound has been read to its end all the same, and its faults noted.
  mutating func next() -> Bool {
    block.removeAll()
    timeLookup.removeAll()
    if places.phase != nil { phaseText.removeAll(keepingCapacity: true) }
    phaseStarts.restart()
    excludedTimes.restart()

    guard let first = currentRow() else { return false }
    if lastRowWasUnreadable { block.isSound = false }
    lastRowWasUnreadable = false
    startSeries(first)
    while let row = currentRow() {
      if let series = places.series {
        guard block.isNamed(row[series]) else { break }
        lastRowWasUnreadable = false
      }
      read(row)
      self.row &+= 1
    }
    endSeries()
    return true
  }

  // MARK: Rows

  /// A row that says which series it belongs to.
  struct Row {
    let rows: DelimitedRecords
    let index: Int

    var line: Int { rows.firstLine &+ index }

    subscript(column: Int) -> UnsafeRawBufferPointer {
      @inline(__always) get { rows.bytes(index, column) }
    }
  }

  /// The next row that says which series it belongs to; nil at the end of the input.
  @inline(__always)
  private mutating func currentRow() -> Row? {
    while true {
      if let rows, row < rows.count {
        let found = Row(rows: rows, index: row)
        guard let series = places.series, found[series].isEmpty else { return found }
        note(.seriesEmpty(cell(series, found)))
        lastRowWasUnreadable = true
        row &+= 1
        continue
      }
      guard fetch() else { return nil }
    }
  }

  /// Makes more rows ready; false at the end of the input.
  @inline(never)
  private mutating func fetch() -> Bool {
    rows = nil
    row = 0
    while !isAtEnd {
      do throws(DelimitedError) {
        guard let more = try reader.nextRecords() else {
          isAtEnd = true
          return false
        }
        guard more.fieldCount != columnCount else {
          rows = more
          return true
        }
        note(.ragged(line: more.firstLine, fields: more.fieldCount, expected: columnCount))
        lastRowWasUnreadable = true
      } catch {
        note(.unreadable(error))
        lastRowWasUnreadable = true
        isAtEnd = !error.isRecoverable
      }
    }
    return false
  }

  @inline(__always)
  private mutating func read(_ row: Row) {
    let index = block.times.count
    let time = hasTime ? row[places.time] : UnsafeRawBufferPointer(start: nil, count: 0)
    block.lastLine = row.line
    if shape == .subgroups, index > 0, block.times[index &- 1].isSame(as: time) {
      readMember(row)
      return
    }
    var firstLine: Int?
    if allowsRepeatedTimes {
      block.times.append(time)
    } else if let first = timeLookup.find(time, orAppendTo: &block.times) {
      firstLine = block.lines[first]
      block.times.append(time)
    }
    if time.isEmpty, hasTime {
      note(.timeEmpty(cell(places.time, row)))
    } else if let firstLine {
      note(
        .timeRepeated(
          cell(places.time, row),
          text: Self.excerpt(time),
          firstLine: firstLine
        )
      )
    }
    block.lines.append(row.line)
    appendValue(row)
    if shape == .subgroups { block.memberEnds.append(block.values.count) }
    if let target = places.target {
      let number = number(target, .target, row)
      block.targets.append(number)
    }
    if startsPhase(row), index > 0 { block.phaseStarts.append(index) }
    if places.excluded != nil || !excludedTimes.isEmpty, isExcluded(row) {
      block.excluded.append(index)
    }
  }

  /// Reads one more member of the subgroup read last, of whose point everything has been said.
  private mutating func readMember(_ row: Row) {
    let point = block.times.count - 1
    appendValue(row)
    block.memberEnds[point] = block.values.count
    if let phase = places.phase, startsStatedPhase(row) {
      note(.subgroupDiffers(cell(phase, row), role: .phase))
    }
    if let target = places.target {
      let number = number(target, .target, row)
      if !number.isNaN, number != block.targets[point] {
        note(.subgroupDiffers(cell(target, row), role: .target))
      }
    }
    if let excluded = places.excluded, isExcluded(row), block.excluded.last != point {
      note(.subgroupDiffers(cell(excluded, row), role: .excluded))
    }
  }

  /// Whether the point of a row is to be excluded.
  private mutating func isExcluded(_ row: Row) -> Bool {
    if let column = places.excluded { return truth(column, row) }
    return excludedTimes.find(row[places.time])
  }

  @inline(__always)
  private mutating func startsPhase(_ row: Row) -> Bool {
    if places.phase == nil, phaseStarts.isEmpty { return false }
    return startsStatedPhase(row)
  }

  private mutating func startsStatedPhase(_ row: Row) -> Bool {
    if let phase = places.phase {
      let text = row[phase]
      guard !text.isEmpty, !phaseText.withUnsafeBytes({ $0.isSame(as: text) }) else { return false }
      phaseText.removeAll(keepingCapacity: true)
      phaseText.append(contentsOf: text)
      return true
    }
    return phaseStarts.findFirst(row[places.time])
  }

  // MARK: Series

  private mutating func startSeries(_ row: Row) {
    guard let series = places.series else { return }
    let name = row[series]
    block.hasName = true
    block.nameBytes.append(contentsOf: name.assumingMemoryBound(to: UInt8.self))
    switch returning.begin(name) {
    case .once: break
    case .first: block.isSound = false
    case .back(let news):
      block.isReturn = true
      block.isSound = false
      guard let news else { return }
      note(
        .seriesReturns(
          cell(series, row),
          series: String(decoding: name, as: UTF8.self),
          firstLine: news.lines.lowerBound,
          lastLine: news.lines.upperBound,
          mayBeWritten: !news.wasForeseen
        )
      )
    }
  }

  private mutating func endSeries() {
    guard !block.lines.isEmpty, !block.isReturn else { return }
    let lines = block.lines[0]...block.lastLine
    returning.end(UnsafeRawBufferPointer(block.nameBytes.buffer), lines: lines)
    for time in excludedTimes.missing {
      note(
        .excludedUnknown(
          text: time,
          series: block.name,
          lines: lines,
          near: isListening ? nearTimes(to: time) : []
        )
      )
    }
    for start in phaseStarts.missing {
      note(
        .phaseStartUnknown(
          text: start,
          series: block.name,
          lines: lines,
          near: isListening ? nearTimes(to: start) : []
        )
      )
    }
  }

  private func nearTimes(to text: String) -> [String] {
    let searched = min(block.times.count, 10_000)
    return NearMiss.candidates(for: text, among: (0..<searched).map { block.times.text($0) })
  }
}
