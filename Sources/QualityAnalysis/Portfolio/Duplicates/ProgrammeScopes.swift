import QualityModel

/// Which running programmes cover which outcomes at which units.
struct ProgrammeScopes: Sendable {
  private let portfolio: PortfolioRecords
  private let features: [ProjectFeatures]
  private let namesakes: [Int]
  private let commonMeasures: Set<Int>
  private var covered: [Scope: [Int]] = [:]

  private struct Scope: Hashable, Sendable {
    let unit: Int
    let measure: Int
  }

  /// A programme covers a project.
  struct Cover {
    let programme: Int
    let unit: Int
    let measure: Int
    let tier: FindingTier
  }

  init(
    _ portfolio: PortfolioRecords,
    _ features: [ProjectFeatures],
    namesakes: [Int],
    commonMeasures: Set<Int>
  ) {
    self.portfolio = portfolio
    self.features = features
    self.namesakes = namesakes
    self.commonMeasures = commonMeasures
    for (number, programme) in portfolio.programmes.enumerated() where programme.isRunning {
      for member in programme.family where member.role == .outcome {
        let measure = namesakes[member.measure]
        for unit in programme.units {
          covered[Scope(unit: unit, measure: measure), default: []].append(number)
        }
      }
    }
  }

  /// The programmes that cover a project to which it does not belong, the surest first.
  func covers(of project: Int) -> [Cover] {
    guard !covered.isEmpty, features[project].isOpen else { return [] }
    let mine = features[project]
    var found: [Int: Cover] = [:]
    for unit in mine.units {
      for above in [unit] + portfolio.units[unit].above {
        for measure in mine.outcomes {
          for programme in covered[Scope(unit: above, measure: measure)] ?? []
          where programme != mine.programme {
            let cover = Cover(
              programme: programme,
              unit: unit,
              measure: measure,
              tier: tier(mine, isNamed: above == unit, measure)
            )
            if found[programme].map({ cover.tier < $0.tier }) ?? true { found[programme] = cover }
          }
        }
      }
    }
    return found.values.sorted { ($0.tier, $0.programme) < ($1.tier, $1.programme) }
  }

  private func tier(
    _ features: ProjectFeatures,
    isNamed: Bool,
    _ measure: Int
  ) -> FindingTier {
    let isInAnother = features.programme.map { portfolio.programmes[$0].isRunning } ?? false
    if isInAnother || features.spreadSource != nil || features.isPaused { return .possible }
    // What half of the trust watches lies within a programme about it only where it is the aim.
    let isCommon = commonMeasures.contains(measure)
    if isCommon, features.measure != measure { return .possible }
    let isWhole = features.units.count == 1 && isNamed && features.measure == measure
    let isSure = !features.isHeld && !features.isPlacedByTitle && !isCommon
    return isWhole && isSure ? .definite : .probable
  }

  /// The project that carries a programme on: of its open projects with one of its outcomes, or else of
  /// all, the first in the order of leads.
  func carrier(of programme: Int, _ order: LeadOrder) -> Int? {
    let outcomes = Set(
      portfolio.programmes[programme].family.filter { $0.role == .outcome }
        .map { namesakes[$0.measure] }
    )
    let own = order.ofProgramme[programme] ?? []
    return own.first { !outcomes.isDisjoint(with: features[$0].outcomes) } ?? own.first
  }
}
