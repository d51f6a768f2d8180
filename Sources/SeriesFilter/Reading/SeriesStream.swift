internal import DelimitedText
internal import QualityModel

/// Reads an input series by series.
///
/// One series is in memory at a time, in storage that the next one uses again. What also grows is
/// the list of the names seen so far, by which a series that comes back is found.
///
/// A row that cannot be read at all may belong to the series before it or to the one after it, so
/// neither is sound unless both sides are the same series.
final class SeriesStream {
  /// The series read last.
  private(set) var block = SeriesBlock()
  /// What is wrong with the input since the faults were last taken; the first ``faultLimit`` only.
  private(set) var faults: [SeriesFault] = []
  /// How many faults there were in all.
  private(set) var faultCount = 0
  /// How many series came back after rows of others, unforeseen.
  private(set) var returnedCount = 0

  private let reader: DelimitedReader
  private let places: ColumnPlaces
  private let settings: FilterSettings
  private let phaseStarts: [[UInt8]]
  /// The names known beforehand to come back, so that none of their rows is sound.
  private let comingBack: Set<[UInt8]>

  private var timeLookup = TextLookup()
  private var phaseText: [UInt8] = []
  private var hasFoundStart: [Bool]

  private var names = TextList()
  private var nameLookup = TextLookup()
  private var nameLines: [ClosedRange<Int>] = []
  private var hasReturned: [Bool] = []

  /// Whether the reader stands on the first row of the next series.
  private var hasRow = false
  private var isAtEnd = false
  private var lastRowWasUnreadable = false

  init(
    reader: DelimitedReader,
    settings: FilterSettings,
    comingBack: Set<[UInt8]>
  ) throws(SeriesInputError) {
    self.reader = reader
    self.comingBack = comingBack
    self.settings = settings
    places = try ColumnPlaces(settings.columns, header: reader.header)
    if let phase = places.phase, !settings.phaseStarts.isEmpty {
      throw .phasesGivenTwice(column: reader.header[phase])
    }
    phaseStarts = settings.phaseStarts.map { Array($0.utf8) }
    hasFoundStart = phaseStarts.map { _ in false }
  }

  /// What the header calls the column of targets; nil where there is none.
  var targetColumn: String? { places.target.map { reader.header[$0] } }

  /// Hands over the faults found since the last time.
  func takeFaults() -> [SeriesFault] {
    defer { faults.removeAll(keepingCapacity: true) }
    return faults
  }

  /// Notes a fault of the series just read that was found elsewhere.
  func note(_ fault: @autoclosure () -> SeriesFault) {
    faultCount += 1
    block.isSound = false
    // Also what spares the search for near names once nobody will see them.
    if faultCount <= settings.faultLimit { faults.append(fault()) }
  }

  /// Reads the next series into ``block``; false when there is none.
  ///
  /// A series that is not sound has been read to its end all the same, and its faults noted.
  func next() -> Bool {
    block.removeAll()
    timeLookup.removeAll()
    phaseText.removeAll(keepingCapacity: true)
    for index in hasFoundStart.indices { hasFoundStart[index] = false }

    if !hasRow { hasRow = goToRow() }
    guard hasRow else { return false }
    if lastRowWasUnreadable { block.isSound = false }
    lastRowWasUnreadable = false

    startSeries()
    repeat {
      readRow()
      hasRow = goToRow()
    } while hasRow && continuesSeries()
    endSeries()
    return true
  }

  // MARK: Rows

  /// Goes to the next row that says which series it belongs to; false at the end of the input.
  private func goToRow() -> Bool {
    while !isAtEnd {
      do throws(DelimitedError) {
        guard try reader.next() else {
          isAtEnd = true
          return false
        }
      } catch {
        note(.unreadable(error))
        lastRowWasUnreadable = true
        isAtEnd = !error.isRecoverable
        continue
      }
      if reader.isRagged {
        note(
          .ragged(line: reader.line, fields: reader.fieldCount, expected: reader.header.count)
        )
        lastRowWasUnreadable = true
      } else if let series = places.series, reader.unsafeBytes(series).isEmpty {
        note(.seriesEmpty(cell(series)))
        lastRowWasUnreadable = true
      } else {
        return true
      }
    }
    return false
  }

  /// Whether the row the reader has gone to belongs to the series being read.
  private func continuesSeries() -> Bool {
    guard let series = places.series else { return true }
    guard block.isNamed(reader.unsafeBytes(series)) else { return false }
    lastRowWasUnreadable = false
    return true
  }

  private func readRow() {
    let line = reader.line
    let index = block.values.count
    let time = reader.unsafeBytes(places.time)
    var firstLine: Int?
    if settings.allowsRepeatedTimes {
      block.times.append(time)
    } else if let first = timeLookup.find(time, orAppendTo: &block.times) {
      firstLine = block.lines[first]
      block.times.append(time)
    }
    if time.isEmpty {
      note(.timeEmpty(cell(places.time)))
    } else if let firstLine {
      note(.timeRepeated(cell(places.time), text: excerpt(places.time), firstLine: firstLine))
    }
    block.lines.append(line)
    block.values.append(value())
    if let target = places.target { block.targets.append(number(target, .target)) }
    if startsPhase(time, index), index > 0 { block.phaseStarts.append(index) }
  }

  private func startsPhase(_ time: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    if let phase = places.phase {
      let text = reader.unsafeBytes(phase)
      guard !text.isEmpty, !phaseText.withUnsafeBytes({ $0.isSame(as: text) }) else { return false }
      phaseText.removeAll(keepingCapacity: true)
      phaseText.append(contentsOf: text)
      return true
    }
    var starts = false
    for start in phaseStarts.indices where !hasFoundStart[start] {
      guard phaseStarts[start].withUnsafeBytes({ $0.isSame(as: time) }) else { continue }
      hasFoundStart[start] = true
      starts = true
    }
    return starts
  }

  // MARK: Values

  /// The value of the row, NaN where it is missing or a fault was noted.
  private func value() -> Double {
    let numerator = number(places.value, .value)
    guard let column = places.denominator else { return scaled(numerator) }
    let denominator = number(column, .denominator)
    if denominator < 0 {
      note(.denominatorNegative(cell(column), text: excerpt(column)))
      return .nan
    }
    if numerator.isNaN { return .nan }
    if denominator.isNaN {
      if reader.unsafeBytes(column).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        note(.denominatorEmpty(cell(column)))
      }
      return .nan
    }
    if denominator == 0 {
      if numerator != 0 { note(.denominatorZero(cell(column), numerator: numerator)) }
      return .nan
    }
    return scaled(numerator, over: denominator)
  }

  /// Multiplies before it divides, as a measure's definition does, so that both give the same bits.
  private func scaled(_ numerator: Double, over denominator: Double = 1) -> Double {
    let value = numerator * settings.multiplier / denominator
    guard value.isInfinite else { return value }
    note(.tooLarge(cell(places.value), role: .value))
    return .nan
  }

  /// The number in a cell, NaN where it is empty or a fault was noted.
  private func number(_ column: Int, _ role: ColumnRole) -> Double {
    switch DecimalNumber(reader.unsafeBytes(column)) {
    case .number(let value): return value
    case .empty: return .nan
    case .notANumber: note(.notANumber(cell(column), role: role, text: excerpt(column)))
    case .tooLarge: note(.tooLarge(cell(column), role: role))
    }
    return .nan
  }

  private func cell(_ column: Int) -> InputCell {
    InputCell(line: reader.line, column: column + 1, name: reader.header[column])
  }

  /// The text of a cell as a message can show it.
  private func excerpt(_ column: Int) -> String {
    let text = reader.text(column)
    return text.count > 40 ? text.prefix(39) + "…" : text
  }

  // MARK: Series

  private func startSeries() {
    guard let series = places.series else { return }
    let bytes = reader.unsafeBytes(series)
    let name = Array(bytes)
    block.nameBytes = name
    let isKnownToReturn = !comingBack.isEmpty && comingBack.contains(name)
    if isKnownToReturn { block.isSound = false }
    guard let seen = nameLookup.find(bytes, orAppendTo: &names) else {
      nameLines.append(reader.line...reader.line)
      hasReturned.append(false)
      return
    }
    block.isReturn = true
    block.isSound = false
    // Once is enough: in a file sorted by time every row would say it again.
    guard !hasReturned[seen] else { return }
    hasReturned[seen] = true
    if !isKnownToReturn { returnedCount += 1 }
    let lines = nameLines[seen]
    note(
      .seriesReturns(
        cell(series),
        series: names.text(seen),
        firstLine: lines.lowerBound,
        lastLine: lines.upperBound,
        mayBeWritten: !isKnownToReturn
      )
    )
  }

  private func endSeries() {
    guard let first = block.lines.first, let last = block.lines.last else { return }
    guard !block.isReturn else { return }
    // The name was the last to be added, since no other series has begun.
    if block.nameBytes != nil { nameLines[nameLines.count - 1] = first...last }
    for (start, isFound) in zip(settings.phaseStarts, hasFoundStart) where !isFound {
      note(
        .phaseStartUnknown(
          text: start,
          series: block.name,
          lines: first...last,
          near: nearTimes(to: start)
        )
      )
    }
  }

  private func nearTimes(to text: String) -> [String] {
    let searched = min(block.times.count, 10_000)
    return NearMiss.candidates(
      for: text,
      among: (0..<searched).lazy.map { self.block.times.text($0) }
    )
  }
}
