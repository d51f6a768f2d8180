/// Where the kills of a soak fell.
struct KillTally {
  private var places: [KillPlace: Int] = [:]
  /// Those of them that fell on a program that opened what a kill had left.
  private var again = 0
  private var late = 0

  /// From how many kills on shares are asked for.
  static let many = 50

  mutating func count(_ run: KilledRun) {
    for (index, kill) in run.kills.enumerated() {
      guard let place = kill.place else {
        late += 1
        continue
      }
      places[place, default: 0] += 1
      if index > 0 { again += 1 }
    }
  }

  var kills: Int { places.values.reduce(0, +) }
  var inLog: Int { places[.torn] ?? 0 }
  var inFolding: Int { places[.folding] ?? 0 }

  /// The lines of the closing table.
  var table: [String] {
    KillPlace.allCases.map { line(places[$0] ?? 0, $0.rawValue) } + [
      line(kills, "kills, \(again) of them of a load into what a kill had left"),
      line(late, "never: the run had ended"),
    ]
  }

  /// What there were too few of to show anything: one is asked for of few kills, and of many a quarter
  /// with part of a commit in the log and a fifth in folding.
  var shortfall: String? {
    let (log, folding) = kills < Self.many ? (1, 1) : (kills / 4, kills / 5)
    if inLog < log {
      return "only \(inLog) of \(kills) kills fell with part of a commit in the log, not \(log)"
    }
    if inFolding < folding {
      return "only \(inFolding) of \(kills) kills fell in folding the log, not \(folding)"
    }
    return nil
  }

  private func line(_ number: Int, _ words: String) -> String {
    "  " + String(repeating: " ", count: max(0, 4 - "\(number)".count)) + "\(number) \(words)"
  }
}
