import QualityModel

/// Which audits are planned for two years, what they cover, and what became of them.
///
/// The plan of 2023/24 covers everything. That of 2024/25 leaves focus areas and a quality priority out,
/// and has items that serve neither; around these lie items that look like it: some that serve a priority
/// and no focus area, some that lie in the area of the priority that is left out, and some put off.
struct AuditPlanning {
  private(set) var drafts: [PlanItemDraft] = []
  /// The place of the priority of 2024/25 that no item serves.
  private(set) var priorityLeftOut = 0
  private var dice: SeededDice
  private var taken: Set<String> = []

  /// Items of the plans of 2023/24 and 2024/25.
  static let counts = [2023: 56, 2024: 60]
  /// The places of the focus areas that the plan of 2024/25 leaves out: FA11 and FA17.
  static let areasLeftOut = [10, 16]
  /// Those that it has items of the lowest tier alone for: FA06, FA14 and FA20.
  static let weakAreas = [5, 13, 19]
  /// Its items that serve neither a focus area nor a priority.
  static let idle = 7

  /// The focus areas that each priority's audits lie in, by year and place.
  private static let areasOfPriorities = [
    2023: [[8], [4], [9], [14, 1], [16]],
    2024: [[8], [15, 11], [1], [14], [2, 12]],
  ]

  /// Plans the audits of a trust.
  ///
  /// - Throws: ``TruthNotPlanted`` where too much or too little is covered, whatever the sub-seed.
  init(seed: UInt64) throws(TruthNotPlanted) {
    dice = SeededDice(seed: seed, for: "audit plans")
    for attempt in 0..<50 {
      dice = SeededDice(seed: seed, for: "audit plans", attempt: attempt)
      drafts = []
      taken = []
      priorityLeftOut = dice.below(3)
      planLastYear()
      planThisYear()
      if holds { return }
    }
    throw TruthNotPlanted(measure: "plan_item", unit: nil)
  }

  /// Whether the plans cover and leave out what they should.
  var holds: Bool {
    func alive(_ year: Int) -> [PlanItemDraft] { drafts.filter { $0.year == year && $0.isAlive } }
    func areas(_ items: [PlanItemDraft]) -> Set<Int> { Set(items.flatMap(\.areas)) }
    let (last, this) = (alive(2023), alive(2024))
    let left = Set(0..<5).subtracting(this.compactMap(\.priority))
    return Self.counts.allSatisfy { year, count in drafts.count { $0.year == year } == count }
      && areas(last.filter { $0.tier < 4 }).count == FocusAreas.names.count
      && Set(last.compactMap(\.priority)).count == 5
      && areas(drafts.filter { $0.year == 2024 }).isDisjoint(with: Self.areasLeftOut)
      && areas(this).count == FocusAreas.names.count - Self.areasLeftOut.count
      && areas(this).subtracting(areas(this.filter { $0.tier < 4 })) == Set(Self.weakAreas)
      && left == [priorityLeftOut]
      && drafts.count(where: \.servesNothing) == Self.idle
      && drafts.allSatisfy { !$0.servesNothing || $0.isAlive }
  }

  private mutating func planLastYear() {
    for round in 0..<2 {
      for area in FocusAreas.names.indices { add(2023, area, tier: tier(isFirst: round == 0)) }
    }
    while drafts.count < Self.counts[2023, default: 0] {
      add(2023, dice.below(FocusAreas.names.count), tier: tier(isFirst: false))
    }
    givePriorities(2023, leaving: nil)
    for index in drafts.indices { decide(index) }
  }

  private mutating func planThisYear() {
    let before = drafts.count
    let count = Self.counts[2024, default: 0]
    let usual = FocusAreas.names.indices.filter {
      !Self.areasLeftOut.contains($0) && !Self.weakAreas.contains($0)
    }
    for round in 0..<3 {
      for area in usual { add(2024, area, tier: tier(isFirst: round == 0)) }
    }
    for area in Self.weakAreas { for _ in 0..<2 { add(2024, area, tier: 4) } }
    for _ in 0..<Self.idle { add(2024, nil, tier: dice.pick([3, 4, 4])) }
    givePriorities(2024, leaving: priorityLeftOut)
    // Some look at a priority and at no focus area.
    let audited = (0..<5).filter { $0 != priorityLeftOut }
    while drafts.count < before + count {
      add(2024, nil, of: AuditTopics.ofPriorityAlone, tier: dice.pick([2, 3]))
      drafts[drafts.count - 1].priority = dice.pick(audited)
    }
    for index in drafts.indices.dropFirst(before) { decide(index) }
  }

  /// The tier of an item; the first of an area is never one that somebody proposed out of interest.
  private mutating func tier(isFirst: Bool) -> Int {
    isFirst ? dice.pick([1, 2, 2, 3]) : dice.pick([1, 2, 2, 3, 3, 3, 4, 4])
  }

  private mutating func add(
    _ year: Int,
    _ area: Int?,
    of topics: [AuditTopics.Topic]? = nil,
    tier: Int
  ) {
    let pool = topics ?? area.map { AuditTopics.ofAreas[$0] } ?? AuditTopics.elsewhere
    var (topic, directorate) = place(pool, tier)
    // A plan names an audit once for each part of the trust.
    for _ in 0..<40 where taken.contains("\(year) \(topic.title) \(directorate ?? "")") {
      (topic, directorate) = place(pool, tier)
    }
    taken.insert("\(year) \(topic.title) \(directorate ?? "")")
    var draft = PlanItemDraft(year: year, title: topic.title)
    draft.areas = area.map { [$0] } ?? []
    // Now and then an audit looks at two things; a part that is left out is no second one.
    if let area, tier < 4, dice.happens(0.2) {
      let second = dice.below(FocusAreas.names.count)
      let isCovered =
        year == 2023 || !(Self.areasLeftOut + Self.weakAreas).contains(second)
      if second != area, isCovered { draft.areas.append(second) }
    }
    draft.tier = tier
    draft.directorate = directorate
    draft.kind = kind(tier)
    draft.quarter = dice.whole(1...4)
    drafts.append(draft)
  }

  private mutating func place(_ pool: [AuditTopics.Topic], _ tier: Int) -> (
    AuditTopics.Topic, String?
  ) {
    let topic = dice.pick(pool)
    let isOfTrust = tier == 1 ? dice.happens(0.6) : tier == 2 && dice.happens(0.25)
    return (topic, isOfTrust ? nil : dice.pick(topic.directorates))
  }

  private mutating func kind(_ tier: Int) -> String {
    switch tier {
    case 1: dice.pick(["national_audit", "national_audit", "clinical_audit"])
    case 4: dice.pick(["clinical_audit", "service_evaluation"])
    default: dice.pick(["clinical_audit", "clinical_audit", "re_audit", "service_evaluation"])
    }
  }

  /// Links some of the audits that lie in the area of a priority to it.
  private mutating func givePriorities(_ year: Int, leaving left: Int?) {
    for (priority, areas) in (Self.areasOfPriorities[year] ?? []).enumerated()
    where priority != left {
      let fitting = drafts.indices.filter {
        drafts[$0].year == year && !Set(drafts[$0].areas).isDisjoint(with: areas)
      }
      for index in dice.sample(dice.whole(1...3), of: fitting) where drafts[index].priority == nil {
        drafts[index].priority = priority
      }
    }
  }

  /// What became of an item by the end of the data.
  private mutating func decide(_ index: Int) {
    let draft = drafts[index]
    let end = PortfolioDays.end
    guard !draft.servesNothing, dice.happens(0.07) else {
      drafts[index].fate = worked(draft)
      return
    }
    // Agreed in April, and given up before it has begun.
    let last = min(draft.quarterEnd, end)
    let first = PortfolioDays.day(draft.year, 5, 2)
    let day = first.adding(days: dice.below(max(1, first.days(to: last) + 1)))
    drafts[index].fate = dice.happens(0.7) ? .deferred(day) : .abandoned(day)
  }

  private mutating func worked(_ draft: PlanItemDraft) -> PlanItemDraft.Fate {
    let end = PortfolioDays.end
    let reported = draft.quarterEnd.adding(days: dice.whole(-20...70))
    guard draft.quarterStart < end else { return .planned }
    guard reported < end else {
      return dice.happens(0.75) ? .inProgress : .planned
    }
    let isOld = reported < end.adding(days: -60)
    return isOld && dice.happens(0.85) ? .complete(reported) : .reported(reported)
  }
}
