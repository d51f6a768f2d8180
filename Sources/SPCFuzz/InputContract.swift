import DelimitedText
import SPCCore
import SeriesFilter

/// What holds for every input of the filter, whatever its bytes.
///
/// - It is read to its end or to an error that ends it, and record by record or many at once it is
///   the same.
/// - The output is a table of its ten columns, in which `nan` and `inf` never stand as numbers.
/// - As many points are written as are counted, and none without a fault elsewhere goes missing.
/// - Where the input was looked through before, the rows of each series stand together.
/// - The output as an input gives the same output.
enum InputContract {
  static func broken(by input: InputCase, wasRefused: inout Bool) -> [String] {
    let format = DelimitedFormat(encoding: input.isWindows1252 ? .windows1252 : .utf8)
    var broken: [String] = []
    if records(input.bytes, format, atOnce: true) != records(input.bytes, format, atOnce: false) {
      broken.append("many records at once are not those that come one by one")
    }
    guard let looked = filtered(input.bytes, format, input, looks: true),
      let piped = filtered(input.bytes, format, input, looks: false)
    else {
      wasRefused = true
      return broken
    }
    if looked.tally.faults > 0 { wasRefused = true }
    if looked.tally.faults == 0, piped.output != looked.output {
      broken.append("looked through before, the output is another")
    }
    for (outcome, isTogether) in [(looked, true), (piped, piped.tally.seriesReturned == 0)] {
      broken += table(outcome, isTogether: isTogether)
    }
    for rows in [FilterSettings.Rows.phases, .latest] {
      let summary = filtered(input.bytes, format, input, looks: true, rows)
      if summary?.tally != looked.tally { broken.append("\(rows.rawValue) are tallied otherwise") }
      broken += numbers(summary?.output ?? [])
    }
    if looked.hasSeriesColumn, input.canGoAgain {
      let again = filtered(looked.output, DelimitedFormat(), input, looks: true)
      if again?.output != looked.output || again?.tally.faults != 0 {
        broken.append("the output as an input gives another output: \(again?.faults ?? [])")
      }
    }
    return broken
  }

  private struct Outcome {
    let output: [UInt8]
    let tally: FilterTally
    let faults: [SeriesFault]
    let hasSeriesColumn: Bool
  }

  private static func filtered(
    _ bytes: [UInt8],
    _ format: DelimitedFormat,
    _ input: InputCase,
    looks: Bool,
    _ rows: FilterSettings.Rows = .points
  ) -> Outcome? {
    var settings = FilterSettings(specification: input.specification)
    settings.allowsRepeatedTimes = input.allowsRepeatedTimes
    settings.formsSubgroups = input.formsSubgroups
    settings.rows = rows
    let open = { () throws(SeriesInputError) in
      do throws(DelimitedError) {
        return try DelimitedReader(bytes: bytes, format: format)
      } catch {
        throw .input(error)
      }
    }
    do {
      let header = try open().header
      let returning =
        looks ? try SeriesOrder.look(columns: settings.columns, open: open).comingBack : nil
      var filter = try ChartFilter(
        reader: open(),
        settings: settings,
        comingBack: returning,
        output: OutputBuffer(descriptor: nil)
      )
      var faults: [SeriesFault] = []
      let tally = try filter.run { faults.append($0) }
      return Outcome(
        output: filter.takeOutput(),
        tally: tally,
        faults: faults,
        hasSeriesColumn: header.contains {
          $0.lowercased().drop { $0 == " " }.split(separator: " ", maxSplits: 1) == ["series"]
        }
      )
    } catch {
      return nil
    }
  }

  private static func table(_ outcome: Outcome, isTogether: Bool) -> [String] {
    var broken: [String] = []
    do {
      let reader = try DelimitedReader(bytes: outcome.output)
      var rows = 0
      var names: Set<String> = []
      var latest: String?
      while try reader.next() {
        rows += 1
        if reader.fieldCount != 10 { broken.append("a row of \(reader.fieldCount) columns") }
        for column in 3...6 {
          let cell = reader.text(column)
          guard !cell.isEmpty else { continue }
          if Double(cell)?.isFinite != true || cell.contains("n") {
            broken.append("\"\(cell)\" stands as a number")
          }
        }
        let name = reader.text(0)
        if isTogether, name != latest, !names.insert(name).inserted {
          broken.append("rows of \"\(name)\" do not stand together")
        }
        latest = name
      }
      if rows != outcome.tally.points {
        broken.append("\(rows) rows, and \(outcome.tally.points) points counted")
      }
    } catch {
      broken.append("the output cannot be read: \(error)")
    }
    return broken
  }

  /// What is wrong with the cells of a table that stand for numbers or words of ours.
  private static func numbers(_ output: [UInt8]) -> [String] {
    var broken: [String] = []
    do {
      let reader = try DelimitedReader(bytes: output)
      while try reader.next() {
        if reader.isRagged { broken.append("a row of \(reader.fieldCount) columns") }
        for column in reader.header.indices
        where !["series", "t", "first", "last"].contains(reader.header[column]) {
          let cell = reader.text(column).lowercased()
          if ["nan", "-nan", "inf", "-inf"].contains(cell) {
            broken.append("\"\(cell)\" stands there")
          }
        }
      }
    } catch {
      broken.append("the output cannot be read: \(error)")
    }
    return broken
  }

  /// Each record with its line, and each error, as text.
  private static func records(
    _ bytes: [UInt8],
    _ format: DelimitedFormat,
    atOnce: Bool
  ) -> [String] {
    var told: [String] = []
    do {
      let reader = try DelimitedReader(bytes: bytes, format: format)
      while true {
        do throws(DelimitedError) {
          if atOnce {
            guard let records = try reader.nextRecords() else { return told }
            for record in 0..<records.count {
              let fields = (0..<records.fieldCount).map {
                String(decoding: records.bytes(record, $0), as: UTF8.self)
              }
              told.append("\(records.firstLine + record) \(fields)")
            }
          } else {
            guard try reader.next() else { return told }
            told.append("\(reader.line) \(reader.strings)")
          }
        } catch {
          told.append("\(error)")
          guard error.isRecoverable else { return told }
        }
      }
    } catch {
      return told + ["\(error)"]
    }
  }
}
