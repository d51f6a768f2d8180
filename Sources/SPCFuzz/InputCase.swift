import SPCCore

/// A CSV file as people write them, some of its bytes changed, and how to read it.
struct InputCase: CustomStringConvertible {
  let bytes: [UInt8]
  let isWindows1252: Bool
  let specification: ChartSpecification
  let allowsRepeatedTimes: Bool
  let formsSubgroups: Bool
  /// Whether the output of points is an input of the same kind.
  let canGoAgain: Bool

  init(_ random: inout FuzzRandom) {
    let hasSeries = !random.isHappening(1, in: 5)
    let hasPhase = random.isHappening(1, in: 4)
    let hasDenominator = random.isHappening(1, in: 4)
    let hasExcluded = random.isHappening(1, in: 6)
    let lineEnd = random.one(of: ["\n", "\n", "\r\n"])
    var text = (hasSeries ? "series," : "") + "t,y" + (hasPhase ? ",phase" : "")
    text += (hasDenominator ? ",n" : "") + (hasExcluded ? ",excluded" : "") + lineEnd
    for series in 0..<random.integer(0...8) {
      // Now and then a series stands twice, or its name is in quotes.
      let name = random.one(of: [
        "\(series)", "ward \(series)", "\"a,\(series)\"", "w", "é\(series)",
      ])
      let scale = random.one(of: [1.0, 1000, 1e-7, 1e290])
      for time in 0..<random.integer(1...40) {
        let value = scale * random.deviate()
        let cell = random.one(of: ["\(value)", "\(Int(random.deviate() * 20))", "12.5", ""])
        if hasSeries { text += name + "," }
        text += "2024-\(time)," + cell + (hasPhase ? ",\(time / 17)" : "")
        if hasDenominator { text += ",\(random.one(of: ["50", "0.5", "0", "", "1e9", "71"]))" }
        if hasExcluded { text += random.one(of: [",", ",", ",", ",yes", ",0"]) }
        text += lineEnd
      }
    }
    var bytes = Array(text.utf8)
    let special = Array(",\n\r\"\"e.-+ 0é\u{FEFF}".utf8) + [0, 0x80, 0xFF]
    if random.isHappening(2, in: 3) {
      for _ in 0..<random.integer(1...12) where !bytes.isEmpty {
        let place = random.integer(0...bytes.count - 1)
        switch random.integer(0...4) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(random.one(of: special), at: place)
        case 2: bytes[place] = random.one(of: special)
        case 3: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        default:
          // A piece stands twice, as after a slip of the mouse.
          let piece = bytes[place..<min(place + random.integer(1...60), bytes.count)]
          bytes.insert(contentsOf: piece, at: random.integer(0...bytes.count))
        }
      }
    }
    if random.isHappening(1, in: 10) { bytes.removeLast(random.integer(0...bytes.count)) }
    self.bytes = bytes
    isWindows1252 = random.isHappening(1, in: 5)
    allowsRepeatedTimes = random.isHappening(1, in: 3)
    let parts: [ChartKind] = [.p, .pPrime, .np, .u, .uPrime, .iPrime, .xmr, .run]
    let values: [ChartKind] = [.xmr, .xmr, .run, .mr, .c, .g, .t, .ewma, .xbar, .r, .s]
    let chart = random.one(of: hasDenominator ? parts : values)
    formsSubgroups = !hasDenominator && random.isHappening(1, in: 6)
    canGoAgain =
      (chart == .xmr || chart == .run) && !hasDenominator && !hasExcluded && !formsSubgroups
    specification = ChartSpecification(
      chart: chart,
      ruleSet: random.one(of: RuleSet.named.filter { $0.charts.contains(chart) }),
      direction: random.one(of: ImprovementDirection.allCases),
      baselineCount: random.isHappening(1, in: 3) ? 12 : nil
    )
  }

  var description: String {
    "bytes: \(bytes)\ntext: \(String(decoding: bytes, as: UTF8.self).debugDescription)\n"
      + "windows-1252: \(isWindows1252), repeated t: \(allowsRepeatedTimes), "
      + "subgroups: \(formsSubgroups)\n"
      + "specification: \(specification)"
  }
}
