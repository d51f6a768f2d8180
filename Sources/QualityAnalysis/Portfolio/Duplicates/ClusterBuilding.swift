import QualityModel
public import SPCCore

/// Puts what was found in pairs together in clusters.
///
/// Each cluster is a star: its members are like the project that leads it, not only like one another, so
/// that a chain of likenesses does not join works that have nothing in common. In the order of leads
/// each project that is not yet in a cluster takes to itself all that are like it and still free;
/// programmes come before. A project that is like a member alone joins it where it is about the
/// lead's measure, and is else something to look at.
struct ClusterBuilding {
  private let finder: DuplicateFinder
  private let order: LeadOrder
  /// What each project is like, surely or probably.
  private var links: [[Link]]
  private var weak: [(Int, Link)] = []
  private var clusters: [DuplicateCluster] = []
  private var home: [Int?]
  private var covers: [Int: ProgrammeScopes.Cover] = [:]

  private struct Link {
    let other: Int
    let kind: DuplicateKind
    let tier: FindingTier
  }

  init(_ finder: DuplicateFinder, checkpoint: Checkpoint) throws(SPCError) {
    self.finder = finder
    order = LeadOrder(finder)
    let count = finder.portfolio.projects.count
    links = Array(repeating: [], count: count)
    home = Array(repeating: nil, count: count)
    let pairs = try CandidatePairs(finder, order, checkpoint: checkpoint.part(0, of: 2)).pairs
    let judging = checkpoint.part(1, of: 2)
    for (done, (first, second)) in pairs.enumerated() {
      if done.isMultiple(of: 1024) { try judging(done, of: pairs.count) }
      guard let found = PairComparison(first, second, finder).finding else { continue }
      if found.tier == .possible {
        weak.append((second, Link(other: first, kind: found.kind, tier: found.tier)))
      } else {
        links[first].append(Link(other: second, kind: found.kind, tier: found.tier))
        links[second].append(Link(other: first, kind: found.kind, tier: found.tier))
      }
    }
  }

  /// The clusters, and what is left to look at.
  mutating func findings() -> DuplicateFindings {
    gatherInProgrammes()
    gatherByLikeness()
    joinThroughMembers()
    var findings = DuplicateFindings()
    let codes = finder.portfolio.projects
    func code(_ cluster: DuplicateCluster) -> String {
      cluster.lead.map { codes[$0].code }
        ?? cluster.programme.map { finder.portfolio.programmes[$0].code } ?? ""
    }
    findings.clusters = clusters.map(named).sorted { code($0) < code($1) }
    findings.possible = firstOfEach().map { project, link in
      DuplicateFinding(project: project, related: link.other, kind: link.kind, tier: .possible)
    }
    findings.possible += order.projects.flatMap { project in
      finder.scopes.covers(of: project).filter { $0.tier == .possible }.map { cover in
        DuplicateFinding(
          project: project,
          programme: cover.programme,
          kind: .withinProgramme,
          tier: .possible
        )
      }
    }
    findings.possible.sort {
      (codes[$0.project].code, $0.kind, $0.related ?? -1)
        < (codes[$1.project].code, $1.kind, $1.related ?? -1)
    }
    return findings
  }

  /// What is to be looked at of each project in each way: the one beside which it would be carried on, and
  /// not every other; of thirty wards with one telling title these are 29 pairs and not 435.
  private func firstOfEach() -> [(project: Int, link: Link)] {
    struct Way: Hashable {
      let project: Int
      let kind: DuplicateKind
    }
    var first: [Way: Link] = [:]
    for (project, link) in weak {
      if let mine = home[project], mine == home[link.other] { continue }
      let way = Way(project: project, kind: link.kind)
      if let known = first[way], order.ranks[known.other] <= order.ranks[link.other] { continue }
      first[way] = link
    }
    return first.map { ($0.key.project, $0.value) }
  }

  private mutating func gatherInProgrammes() {
    var byProgramme: [Int: Int] = [:]
    for project in order.projects {
      guard let cover = finder.scopes.covers(of: project).first, cover.tier < .possible else {
        continue
      }
      covers[project] = cover
      let cluster: Int
      if let known = byProgramme[cover.programme] {
        cluster = known
      } else {
        let carrier = finder.scopes.carrier(of: cover.programme, order)
        cluster = clusters.count
        clusters.append(
          DuplicateCluster(lead: carrier, programme: cover.programme, members: [])
        )
        byProgramme[cover.programme] = cluster
        if let carrier { home[carrier] = cluster }
      }
      // One that carries a programme on is nobody's duplicate in another.
      if home[project] == nil { join(project, cluster) }
    }
  }

  private mutating func gatherByLikeness() {
    for lead in order.projects {
      let own = home[lead].flatMap { clusters[$0].lead == lead ? $0 : nil }
      guard home[lead] == nil || own != nil else { continue }
      let free = links[lead].map(\.other).filter { home[$0] == nil }
      guard !free.isEmpty else { continue }
      let cluster: Int
      if let own {
        cluster = own
      } else {
        cluster = clusters.count
        clusters.append(DuplicateCluster(lead: lead, programme: nil, members: []))
        home[lead] = cluster
      }
      for project in free where home[project] == nil { join(project, cluster) }
    }
  }

  private mutating func joinThroughMembers() {
    for project in order.projects where home[project] == nil {
      guard
        let link = links[project].filter({ home[$0.other] != nil }).min(by: { left, right in
          (left.kind, left.tier, order.ranks[left.other])
            < (right.kind, right.tier, order.ranks[right.other])
        }), let cluster = home[link.other]
      else { continue }
      // What people have declared to belong together is not joined by a third that is like both.
      if let lead = clusters[cluster].lead {
        let pair = PairComparison(project, lead, finder)
        if pair.isDeclared || pair.sharedProgramme != nil { continue }
      }
      if let programme = clusters[cluster].programme,
        finder.features[project].programme == programme
      {
        continue
      }
      let measure = finder.features[project].measure
      let lead = clusters[cluster].lead.flatMap { finder.features[$0].measure }
      if measure == nil || measure == lead {
        join(project, cluster)
      } else {
        weak.append((project, link))
      }
    }
  }

  private mutating func join(_ project: Int, _ cluster: Int) {
    home[project] = cluster
    // What it is like is worked out when the cluster is whole.
    clusters[cluster].members.append(
      DuplicateFinding(project: project, kind: .withinProgramme, tier: .definite)
    )
  }

  /// Says of each member what it is like: the most important finding, the lead before others, and
  /// never one that comes after it in the order of leads.
  private func named(_ cluster: DuplicateCluster) -> DuplicateCluster {
    var cluster = cluster
    for place in cluster.members.indices {
      let project = cluster.members[place].project
      let near = links[project].filter { link in
        home[link.other] == home[project]
          && (link.other == cluster.lead || order.ranks[link.other] < order.ranks[project])
      }
      // Among those that come after it, only where nothing else brought it here.
      let all = links[project].filter { home[$0.other] == home[project] }
      let best = (near.isEmpty && covers[project] == nil ? all : near).min { left, right in
        func key(_ link: Link) -> (DuplicateKind, FindingTier, Int, Int) {
          (link.kind, link.tier, link.other == cluster.lead ? 0 : 1, order.ranks[link.other])
        }
        return key(left) < key(right)
      }
      if let best {
        cluster.members[place].related = best.other
        cluster.members[place].kind = best.kind
        cluster.members[place].tier = best.tier
      } else if let cover = covers[project] {
        cluster.members[place].programme = cover.programme
        cluster.members[place].tier = cover.tier
      }
    }
    let codes = finder.portfolio.projects
    cluster.members.sort {
      ($0.kind, $0.tier, codes[$0.project].code) < ($1.kind, $1.tier, codes[$1.project].code)
    }
    return cluster
  }
}

extension DuplicateFinder {
  /// The projects that are one too many, in clusters, and what else somebody should look at.
  ///
  /// - Parameter checkpoint: Asked every few milliseconds whether to go on.
  /// - Returns: What was found among the projects that were open on the day.
  /// - Throws: ``SPCCore/SPCError/interrupted``.
  public func findings(checkpoint: Checkpoint = .none) throws(SPCError) -> DuplicateFindings {
    var building = try ClusterBuilding(self, checkpoint: checkpoint)
    return building.findings()
  }

  /// What speaks for and against a finding.
  public func judgement(of finding: DuplicateFinding) -> DuplicateJudgement {
    if let related = finding.related { return judge(finding.project, related) }
    guard let programme = finding.programme else {
      return DuplicateJudgement(likeness: 0, reasons: [], counterReasons: [])
    }
    return judge(finding.project, programme: programme)
  }

  /// What the records say of a project and a programme, given by their places.
  public func judge(_ project: Int, programme: Int) -> DuplicateJudgement {
    let cover = scopes.covers(of: project).first { $0.programme == programme }
    let mine = portfolio.projects[project]
    var counter: [CounterReason] = []
    if !features[project].isOpen { counter.append(.ended(mine.code, on: mine.closed)) }
    if mine.programme == programme {
      counter.append(.sameProgramme(programme))
    } else if let other = mine.programme {
      counter.append(.otherProgramme(other))
    }
    if let source = features[project].spreadSource {
      counter.append(.declaredSpread(source: source))
    }
    if features[project].isPaused {
      counter.append(.agreedPause(mine.code, until: mine.pause?.until))
    }
    if let cover, commonMeasures.contains(cover.measure) {
      counter.append(.commonMeasure(cover.measure))
    }
    if features[project].isHeld { counter.append(.holds(mine.code)) }
    return DuplicateJudgement(
      kind: cover == nil ? nil : .withinProgramme,
      tier: cover?.tier,
      likeness: 0,
      reasons: cover.map {
        [.inScope(programme: programme, unit: $0.unit, measure: $0.measure)]
      } ?? [],
      counterReasons: counter
    )
  }
}
