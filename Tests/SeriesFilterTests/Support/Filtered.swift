import DelimitedText
import SPCCore
import Testing

@testable import SeriesFilter
import TestInputSupport

/// What the filter made of a text.
struct Filtered {
  let output: String
  let faults: [SeriesFault]
  let tally: FilterTally

  init(
    _ input: String,
    _ specification: ChartSpecification = ChartSpecification(ruleSet: .nhse2023),
    columns: SeriesColumns = SeriesColumns(),
    comingBack: Set<[UInt8]>? = nil,
    _ change: (inout FilterSettings) -> Void = { _ in }
  ) throws {
    var settings = FilterSettings(specification: specification, columns: columns)
    change(&settings)
    var filter = try ChartFilter(
      reader: DelimitedReader(bytes: Array(input.utf8)),
      settings: settings,
      comingBack: comingBack,
      output: OutputBuffer(descriptor: nil)
    )
    var faults: [SeriesFault] = []
    tally = try filter.run { faults.append($0) }
    self.faults = faults
    output = String(decoding: filter.takeOutput(), as: UTF8.self)
  }

  /// The rows of a CSV output by column name.
  func rows() throws -> [[String: String]] {
    let reader = try DelimitedReader(bytes: Array(output.utf8))
    var rows: [[String: String]] = []
    while let row = try reader.nextRow() {
      rows.append(Dictionary(uniqueKeysWithValues: zip(reader.header, row.fields)))
    }
    return rows
  }

  /// The series the output speaks of, in order.
  func series() throws -> [String] {
    try rows().map { $0["series"] ?? "" }.reduce(into: []) { names, name in
      if names.last != name { names.append(name) }
    }
  }
}

/// Fixture F1 of the domain study: violence per month on Crofton Ward from April 2020.
enum CroftonWard {
  static let values = [
    9, 15, 11, 14, 9, 9, 7, 8, 14, 19, 11, 11, 12, 11, 12, 12, 15, 11, 7, 8, 7, 15, 9, 12,
    14, 9, 11, 5, 5, 9, 5, 9, 3, 10, 5, 7, 8, 8, 3, 7, 9, 4, 9, 6, 5, 4, 2, 8, 3, 3, 6, 2, 5, 5,
  ]

  static func month(_ index: Int) -> String {
    let month = 3 + index
    return "\(2020 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)"
  }

  static let csv =
    "series,t,y\n"
    + values.enumerated().map { "CROFTON,\(month($0)),\($1)\n" }.joined()
}

/// Whole numbers, the same for the same seed.
struct SeededNumbers {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next() -> UInt64 { generator.next() }

  mutating func integer(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
