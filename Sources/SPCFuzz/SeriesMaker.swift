import SPCCore

/// Makes series of the kinds that break charts: constant, full of ties, huge, tiny, with gaps.
struct SeriesMaker {
  let chart: ChartKind

  /// The number of periods: short ones often, since edge cases live there.
  private func count(_ random: inout FuzzRandom) -> Int {
    switch random.integer(0...9) {
    case 0...1: random.integer(0...4)
    case 2...4: random.integer(5...20)
    case 5...8: random.integer(21...80)
    default: random.integer(81...300)
    }
  }

  func data(_ shape: ChartData.Shape, _ random: inout FuzzRandom) -> ChartData {
    let count = count(&random)
    switch shape {
    case .values:
      return .values(values(count, &random))
    case .parts:
      return parts(count, &random)
    case .subgroups:
      let pool = values(count * 3 + 30, &random)
      let largest = random.one(of: [1, 3, 5, 8, 30])
      let isEven = random.isHappening(1, in: 2)
      return .subgroups(
        (0..<count).map { _ in
          (0..<(isEven ? largest : random.integer(0...largest))).map { _ in random.one(of: pool) }
        }
      )
    case .subgroupSummaries:
      let means = values(count, &random)
      let isEven = random.isHappening(1, in: 2)
      return .subgroupSummaries(
        means.map { mean in
          let size = isEven ? 5 : random.integer(0...30)
          let spread = random.isHappening(1, in: 6) ? Double.nan : random.number(0...10)
          return SubgroupSummary(
            count: size,
            mean: size > 0 ? mean : .nan,
            standardDeviation: size > 1 ? spread : .nan,
            range: size > 1 ? spread * random.number(1...4) : .nan
          )
        }
      )
    }
  }

  private func parts(_ count: Int, _ random: inout FuzzRandom) -> ChartData {
    let isProportion = chart == .p || chart == .pPrime || chart == .np
    let scale = random.one(of: [1.0, 10, 100, 1000, 1e9, 1e15])
    let isEven = random.isHappening(1, in: 4)
    let share = random.one(of: [0, 0.01, 0.2, 0.5, 0.99, 1])
    let pool = values(count, &random)
    let isWild = random.isHappening(1, in: 10)
    var numerators: [Double] = []
    var denominators: [Double] = []
    for index in 0..<count {
      var size = (scale * (isEven ? 1 : random.number(0...2))).rounded()
      if random.isHappening(1, in: 40) { size = random.one(of: [0, .nan, 1]) }
      if isWild, random.isHappening(1, in: 10) {
        size = random.one(of: [1e300, 1e-300, 0.5, -1, .infinity])
      }
      let wanted = size * share + (size * share * (1 - share)).squareRoot() * random.deviate()
      var cases = isProportion ? min(max(wanted, 0), size).rounded() : max(wanted, 0).rounded()
      if random.isHappening(1, in: 40) { cases = random.one(of: [0, .nan, size]) }
      if isWild || chart == .iPrime { cases = pool[index] }
      numerators.append(cases)
      denominators.append(size)
    }
    return .parts(
      numerators: numerators,
      denominators: denominators,
      multiplier: random.one(of: [1, 100, 1000, 0.001])
    )
  }

  /// Values of one character, or of two, with gaps in some series.
  private func values(_ count: Int, _ random: inout FuzzRandom) -> [Double] {
    let first = random.integer(0...9)
    let second = random.isHappening(1, in: 5) ? random.integer(0...9) : first
    let change = random.integer(0...count)
    let gaps = random.one(of: [0, 0, 0, 5, 50])
    let level = random.one(of: [0, 1, 10, 50, 1000])
    let spread = random.one(of: [0.1, 1, 10])
    var before = Double(level)
    return (0..<count).map { index in
      if gaps > 0, random.isHappening(gaps, in: 100) { return .nan }
      var value = 0.0
      switch index < change ? first : second {
      case 0: value = Double(level) + 0.1  // constant
      case 1: value = Double(random.integer(0...3))  // ties
      case 2: value = (Double(level) + spread * random.deviate()).rounded()
      case 3, 4: value = Double(level) + spread * random.deviate()
      case 5: value = before + spread * (random.number(0...1) < 0.9 ? 1 : -1)  // trends
      case 6: value = Double(level) + (index % 2 == 0 ? spread : -spread)  // alternation
      case 7: value = random.deviate() * 1e-300
      case 8: value = random.deviate() * random.one(of: [1e300, 1e150])
      default:
        // Any finite number there is, and now and then one that is none.
        value = Double(bitPattern: random.next())
        if value.isNaN || value.isInfinite && !random.isHappening(1, in: 10) { value = 0 }
      }
      switch chart {
      case .c, .g: if !random.isHappening(1, in: 2000) { value = value.magnitude.rounded() }
      case .t: if !random.isHappening(1, in: 2000) { value = max(value.magnitude, 1e-300) }
      default: break
      }
      before = value
      return value
    }
  }
}
