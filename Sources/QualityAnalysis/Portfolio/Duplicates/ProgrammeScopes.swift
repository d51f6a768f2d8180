import QualityModel

/// Which running programmes cover which outcomes at which units.
struct ProgrammeScopes {
  private let finder: DuplicateFinder
  private var covered: [Scope: [Int]] = [:]

  private struct Scope: Hashable {
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

  init(_ finder: DuplicateFinder) {
    self.finder = finder
    for (number, programme) in finder.portfolio.programmes.enumerated() where programme.isRunning {
      for member in programme.family where member.role == .outcome {
        for unit in programme.units {
          covered[Scope(unit: unit, measure: member.measure), default: []].append(number)
        }
      }
    }
  }

  /// The programmes that cover a project to which it does not belong, the surest first.
  func covers(of project: Int) -> [Cover] {
    guard !covered.isEmpty, finder.features[project].isOpen else { return [] }
    let features = finder.features[project]
    var found: [Int: Cover] = [:]
    for unit in features.units {
      for above in [unit] + finder.portfolio.units[unit].above {
        for measure in features.outcomes {
          for programme in covered[Scope(unit: above, measure: measure)] ?? []
          where programme != features.programme {
            let cover = Cover(
              programme: programme,
              unit: unit,
              measure: measure,
              tier: tier(features, isNamed: above == unit, measure)
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
    let isInAnother = features.programme.map { finder.portfolio.programmes[$0].isRunning } ?? false
    if isInAnother || features.spreadSource != nil || features.isPaused { return .possible }
    let isWhole = features.units.count == 1 && isNamed && features.measure == measure
    return isWhole && !features.isHeld ? .definite : .probable
  }

  /// The project that carries a programme on: of its open projects with one of its outcomes, or else of
  /// all, the first in the order of leads.
  func carrier(of programme: Int, _ order: LeadOrder) -> Int? {
    let outcomes = Set(
      finder.portfolio.programmes[programme].family.filter { $0.role == .outcome }.map(\.measure)
    )
    let own = order.projects.filter { finder.features[$0].programme == programme }
    return own.first { !outcomes.isDisjoint(with: finder.features[$0].outcomes) } ?? own.first
  }
}
