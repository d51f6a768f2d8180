internal import Foundation
internal import TestInputSupport

/// What the program is killed at: a script of ten commits, its files, and what a store holds after
/// each of them.
///
/// What is expected is worked out here from the numbers that go into the files, never read from a
/// store.
struct Workload {
  /// What a commit counts as new and changed.
  private var counts: [Batch: (new: Int, changed: Int)] = [:]
  /// Lines of the listing by the batch that recorded them.
  private var recorded: [Batch: [String]] = [:]
  /// Lines of what is known of people, by the batch from which on it is.
  private var people: [Batch: [String]] = [:]
  private var files: [String: String] = [:]

  private static let units = (["T"] + (1...40).map { "W\($0)" })
  private static let days = days(160)
  private static let corrected = 300

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    define()
    countFalls(&random)
    employ(&random)
    countIncidents(&random)
    let step = Int.random(in: 1..<Self.wordModulus, using: &random)
    for batch in Batch.allCases where batch.remarks > 0 { remark(batch, step: step) }
    files["load.lua"] = Self.loadScript(step: step)
    files["list.lua"] = Self.listScript
  }

  private mutating func record(_ batch: Batch, _ lines: [String], new: Int, changed: Int = 0) {
    recorded[batch] = lines
    counts[batch] = (new, changed)
  }

  private mutating func define() {
    let change = Batch.definitions.rawValue
    var lines = Self.units.map { "unit|\($0)|Unit \($0)|\($0 == "T" ? "" : "T")" }
    lines += ["definition|falls|1|count", "definition|incidents|1|rate"]
    lines += Self.units.dropFirst().map { "target|falls|\($0)|5.0|Objective" }
    lines += ["annotation|falls||2021-03-01|Huddles start|\(change)"]
    // A measure counts beside its definition.
    record(.definitions, lines, new: lines.count + 2)
  }

  private mutating func countFalls(_ random: inout SeededGenerator) {
    var falls = "unit,day,n\n"
    var lines: [String] = []
    for unit in Self.units.prefix(13) {
      for day in Self.days {
        let count = Int.random(in: 0...9, using: &random)
        falls += "\(unit),\(day),\(count)\n"
        lines.append("figure|falls|\(unit)|\(day)|0|\(count).0|-|-|\(Batch.falls.rawValue)")
      }
    }
    files["falls.csv"] = falls
    record(.falls, lines, new: lines.count)
  }

  private mutating func employ(_ random: inout SeededGenerator) {
    var (people, committees) = ("code,name,kind,unit\n", "code,name,level\n")
    var known: [String] = []
    var lines: [String] = []
    let change = Batch.people.rawValue
    for index in 1...300 {
      let unit = Self.units[Int.random(in: 0...40, using: &random)]
      people += "P\(index),Person \(index),staff,\(unit)\n"
      known.append("person|P\(index)|Person \(index)|\(unit)")
      lines.append("person_revision|P\(index)|Person \(index)|0|\(change)")
    }
    for index in 1...40 {
      committees += "C\(index),Committee \(index),trust_group\n"
      lines.append("committee_revision|C\(index)|Committee \(index)|0|\(change)")
    }
    files["people.csv"] = people
    files["committees.csv"] = committees
    record(.people, lines, new: lines.count)
    let renamed = ["person_revision|P1|Renamed|0|\(Batch.renaming.rawValue)"]
    record(.renaming, renamed, new: 0, changed: 1)
    let removed = ["person_revision|P2|Person 2|1|\(Batch.removal.rawValue)"]
    record(.removal, removed, new: 0, changed: 1)
    self.people[.people] = known
    known = known.map { $0.replacing("person|P1|Person 1|", with: "person|P1|Renamed|") }
    self.people[.renaming] = known
    self.people[.removal] = known.filter { !$0.hasPrefix("person|P2|") }
  }

  private mutating func countIncidents(_ random: inout SeededGenerator) {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    var incidents = "unit,day,n,d,why\n"
    var corrections = incidents
    var (lines, corrected): ([String], [String]) = ([], [])
    let (change, later) = (Batch.incidents.rawValue, Batch.corrections.rawValue)
    for unit in Self.units.suffix(9) {
      for day in Self.days {
        // A blank figure is missing for a reason, never zero.
        let isMissing = number(1...50) == 1
        let (count, beds) = (number(0...9), number(10...30))
        incidents +=
          "\(unit),\(day),\(isMissing ? "" : "\(count)"),\(beds),\(isMissing ? "late" : "")\n"
        lines.append(
          "figure|incidents|\(unit)|\(day)|0|\(isMissing ? "-" : "\(count).0")|\(beds).0|"
            + "\(isMissing ? "late" : "-")|\(change)"
        )
        guard corrected.count < Self.corrected, number(1...3) == 1 else { continue }
        corrections += "\(unit),\(day),\(count + 10),\(beds),\n"
        corrected.append("figure|incidents|\(unit)|\(day)|1|\(count + 10).0|\(beds).0|-|\(later)")
      }
    }
    files["incidents.csv"] = incidents
    files["corrections.csv"] = corrections
    record(.incidents, lines, new: lines.count)
    record(.corrections, corrected, new: 0, changed: corrected.count)
  }

  private mutating func remark(_ batch: Batch, step: Int) {
    let lines = (1...batch.remarks).map { index in
      let word = String((batch.rawValue * 1000 + index) * step % Self.wordModulus)
      let date = "2021-\(Self.padded(index % 12 + 1))-\(Self.padded(index % 28 + 1))"
      return "annotation|falls|W\(index % 40 + 1)|\(date)|r"
        + String(repeating: "0", count: 7 - word.count) + word
        + " \(8 * Self.wordsInRemark) 0|\(batch.rawValue)"
    }
    record(batch, lines, new: lines.count)
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
    let batches = Batch.allCases.prefix(count)
    var lines = batches.flatMap { recorded[$0] ?? [] }
    lines += batches.last { people[$0] != nil }.flatMap { people[$0] } ?? []
    for batch in batches {
      let (new, changed) = counts[batch] ?? (0, 0)
      lines.append("change|\(batch.rawValue)|\(batch.reason)|\(new)|\(changed)|0")
    }
    return lines.sorted()
  }

  private static func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

  private static func days(_ count: Int) -> [String] {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let first = Date(timeIntervalSince1970: 1_577_836_800)  // 2020-01-01
    return (0..<count).map { first.addingTimeInterval(Double($0) * 86_400) }.map { date in
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      return "\(parts.year ?? 0)-\(padded(parts.month ?? 0))-\(padded(parts.day ?? 0))"
    }
  }
}
