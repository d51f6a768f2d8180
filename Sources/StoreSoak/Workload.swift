internal import Foundation
internal import TestInputSupport

/// What the program is killed at: a script of seven commits, its files, and what a store holds after
/// each of them.
///
/// What is expected is worked out here from the numbers that go into the files, never read from a
/// store.
struct Workload {
  /// The reasons of the commits, in their order.
  static let reasons = [
    "Definitions", "Falls", "People and committees", "One renamed", "One taken back",
    "Incidents by observation", "Corrections",
  ]
  static var batches: Int { reasons.count }

  /// What a commit counts as new and changed.
  private let counts: [(new: Int, changed: Int)]
  /// Lines of the listing by the batch that recorded them.
  private let recorded: [[String]]
  /// Lines of what is known now of people, by the number of batches.
  private let people: [[String]]
  private let files: [String: String]

  private static let units = (["T"] + (1...40).map { "W\($0)" })
  private static let corrected = 1_500

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    var recorded = [[String]](repeating: [], count: Self.batches)
    let days = Self.days(400)

    recorded[0] = Self.units.map { "unit|\($0)|Unit \($0)|\($0 == "T" ? "" : "T")" }
    recorded[0] += ["definition|falls|1|count", "definition|incidents|1|rate"]
    recorded[0] += Self.units.dropFirst().map { "target|falls|\($0)|5.0|Objective" }
    recorded[0] += ["annotation|falls|2021-03-01|Huddles start"]

    var falls = "unit,day,n\n"
    for unit in Self.units.prefix(21) {
      for day in days {
        let count = number(0...9)
        falls += "\(unit),\(day),\(count)\n"
        recorded[1].append("figure|falls|\(unit)|\(day)|0|\(count).0|-|-|2")
      }
    }

    var people = "code,name,kind,unit\n"
    var known: [String] = []
    for index in 1...600 {
      let unit = Self.units[number(0...40)]
      people += "P\(index),Person \(index),staff,\(unit)\n"
      known.append("person|P\(index)|Person \(index)|\(unit)")
      recorded[2].append("person_revision|P\(index)|Person \(index)|0|3")
    }
    var committees = "code,name,level\n"
    for index in 1...40 {
      committees += "C\(index),Committee \(index),trust_group\n"
      recorded[2].append("committee_revision|C\(index)|Committee \(index)|0|3")
    }
    recorded[3] = ["person_revision|P1|Renamed|0|4"]
    let renamed = known.map { $0.replacing("person|P1|Person 1|", with: "person|P1|Renamed|") }
    recorded[4] = ["person_revision|P2|Person 2|1|5"]
    let reduced = renamed.filter { !$0.hasPrefix("person|P2|") }
    self.people = [[], [], [], known, renamed, reduced, reduced, reduced]

    var incidents = "unit,day,n,d,why\n"
    var corrections = "unit,day,n,d,why\n"
    var uncorrected = Self.corrected
    for unit in Self.units.suffix(15) {
      for day in days {
        // A blank figure is missing for a reason, never zero.
        let isMissing = number(1...50) == 1
        let (count, beds) = (number(0...9), number(10...30))
        incidents +=
          "\(unit),\(day),\(isMissing ? "" : "\(count)"),\(beds),\(isMissing ? "late" : "")\n"
        recorded[5].append(
          "figure|incidents|\(unit)|\(day)|0|\(isMissing ? "-" : "\(count).0")|\(beds).0|"
            + "\(isMissing ? "late" : "-")|6"
        )
        guard uncorrected > 0, number(1...3) == 1 else { continue }
        uncorrected -= 1
        corrections += "\(unit),\(day),\(count + 10),\(beds),\n"
        recorded[6].append("figure|incidents|\(unit)|\(day)|1|\(count + 10).0|\(beds).0|-|7")
      }
    }
    counts = [
      (Self.units.count + 4 + Self.units.count - 1 + 1, 0), (recorded[1].count, 0), (640, 0),
      (0, 1), (0, 1), (recorded[5].count, 0), (0, recorded[6].count),
    ]
    self.recorded = recorded
    files = [
      "load.lua": Self.loadScript, "list.lua": Self.listScript, "falls.csv": falls,
      "people.csv": people, "committees.csv": committees, "incidents.csv": incidents,
      "corrections.csv": corrections,
    ]
  }

  /// The names of the files that the script needs.
  var fileNames: Set<String> { Set(files.keys) }

  func writeFiles(to folder: String) throws {
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
  }

  /// The lines of the listing of a store that holds the first `count` batches, in order.
  func listing(after count: Int) -> [String] {
    var lines = recorded.prefix(count).flatMap { $0 } + people[count]
    for (index, reason) in Self.reasons.prefix(count).enumerated() {
      lines.append("change|\(index + 1)|\(reason)|\(counts[index].new)|\(counts[index].changed)|0")
    }
    return lines.sorted()
  }

  private static func days(_ count: Int) -> [String] {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let first = Date(timeIntervalSince1970: 1_577_836_800)  // 2020-01-01
    return (0..<count).map { first.addingTimeInterval(Double($0) * 86_400) }.map { date in
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      return String(
        format: "%04d-%02d-%02d",
        parts.year ?? 0,
        parts.month ?? 0,
        parts.day ?? 0
      )
    }
  }
}
