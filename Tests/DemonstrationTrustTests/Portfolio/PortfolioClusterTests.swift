import QualityAnalysis
import QualityModel
import Testing

@testable import DemonstrationTrust

/// What the finder of duplicates finds on the demonstration trust, against what was planted in it.
@Suite struct PortfolioClusterTests {
  @Test(
    "Every project that was planted to be merged is found with the one that should survive",
    arguments: PortfolioFixture.seeds
  )
  func everyProjectPlantedToBeMergedIsFound(_ seed: UInt64) throws {
    let fixture = PortfolioFixture.of(seed)
    let found = try FoundDuplicates(fixture)
    #expect(found.finder.portfolio.open.count == 312)
    for kind in FoundDuplicates.kinds.keys {
      let missed = fixture.made([kind]).filter { !found.isFound($0) }
      #expect(missed.isEmpty, "\(kind): \(missed)")
    }
  }

  @Test("What is found is called what it was planted as", arguments: PortfolioFixture.seeds)
  func whatIsFoundIsCalledWhatItWasPlantedAs(_ seed: UInt64) throws {
    let fixture = PortfolioFixture.of(seed)
    let found = try FoundDuplicates(fixture)
    for (kind, name) in FoundDuplicates.kinds where kind != .renamed {
      let other = fixture.made([kind]).filter { found.kindFound($0) != name }
      #expect(other.isEmpty, "\(kind): \(other)")
    }
    // Words that no list of synonyms has are another idea for the same measure to the finder.
    let renamed = fixture.made([.renamed])
    #expect(renamed.allSatisfy { [.renamed, .overlappingMeasures].contains(found.kindFound($0)) })
    #expect(renamed.count { found.kindFound($0) == .renamed } >= 9)
  }

  @Test(
    "Of what is said to be definite or probable nothing is wrong",
    arguments: PortfolioFixture.seeds
  )
  func nothingDefiniteOrProbableIsWrong(_ seed: UInt64) throws {
    let found = try FoundDuplicates(PortfolioFixture.of(seed))
    #expect(found.flagged == 98)
    #expect(found.wrong.isEmpty, "\(found.wrong)")
  }

  @Test("What only looks like a duplicate is never called one", arguments: PortfolioFixture.seeds)
  func whatOnlyLooksLikeADuplicate(_ seed: UInt64) throws {
    let fixture = PortfolioFixture.of(seed)
    let found = try FoundDuplicates(fixture)
    let decoys = Set(fixture.classes.filter { $0.value.isDecoy }.keys)
    #expect(decoys.count == 40)
    let members = found.findings.clusters.flatMap(\.members).map {
      found.finder.portfolio.projects[$0.project].code
    }
    #expect(decoys.isDisjoint(with: members))
  }

  @Test(
    "The portfolio of the review is the same when it is read with what came later",
    arguments: PortfolioFixture.seeds
  )
  func thePortfolioOfTheReviewReadWithWhatCameLater(_ seed: UInt64) throws {
    let fixture = PortfolioFixture.of(seed)
    var latest: [RecordKey: EntityRecord] = [:]
    for record in fixture.all { latest[record.key] = record }
    let later = fixture.portfolioRecords(of: Array(latest.values))
    let then = fixture.portfolioRecords
    #expect(later.projects.map(\.code) == then.projects.map(\.code))
    for (later, then) in zip(later.projects, then.projects) {
      #expect(later.state == then.state, "\(later.code)")
      #expect(later.stateSince == then.stateSince, "\(later.code)")
      #expect(later.closed == then.closed, "\(later.code)")
      #expect(later.pause == then.pause, "\(later.code)")
      #expect(later.news == then.news, "\(later.code)")
    }
    let found = try DuplicateFinder(later).findings()
    #expect(try found.clusters == FoundDuplicates(fixture).findings.clusters)
  }
}

/// The findings on a portfolio with what tests ask of them.
struct FoundDuplicates {
  let fixture: PortfolioFixture
  let finder: DuplicateFinder
  let findings: DuplicateFindings
  private let clusterOf: [String: Int]
  private let findingOf: [String: DuplicateFinding]
  private let planted: [String: Int]

  static let kinds: [ProjectClass: DuplicateKind] = [
    .registeredTwice: .registeredTwice, .renamed: .renamed, .sameAimElsewhere: .sameAimElsewhere,
    .overlapping: .overlappingMeasures, .withinProgramme: .withinProgramme,
  ]

  init(_ fixture: PortfolioFixture) throws {
    self.fixture = fixture
    finder = DuplicateFinder(fixture.portfolioRecords)
    findings = try finder.findings()
    var clusterOf: [String: Int] = [:]
    var findingOf: [String: DuplicateFinding] = [:]
    for (number, cluster) in findings.clusters.enumerated() {
      if let lead = cluster.lead { clusterOf[finder.portfolio.projects[lead].code] = number }
      for member in cluster.members {
        clusterOf[finder.portfolio.projects[member.project].code] = number
        findingOf[finder.portfolio.projects[member.project].code] = member
      }
    }
    self.clusterOf = clusterOf
    self.findingOf = findingOf
    // Which survivor each project was planted with; survivors are planted with themselves.
    var planted: [String: Int] = [:]
    for (index, draft) in fixture.portfolio.plan.drafts.enumerated() {
      if draft.kind.isMerge || draft.kind == .survivor {
        planted[draft.code] = draft.survivor ?? index
      }
    }
    self.planted = planted
  }

  /// Whether a project that was planted to be merged stands in one cluster with its survivor.
  func isFound(_ code: String) -> Bool {
    guard let survivor = planted[code], let cluster = clusterOf[code] else { return false }
    return clusterOf[fixture.portfolio.plan.drafts[survivor].code] == cluster
  }

  /// What was found of the pair of a project and its survivor, whichever of them leads.
  func kindFound(_ code: String) -> DuplicateKind? {
    guard isFound(code), let survivor = planted[code] else { return nil }
    return (findingOf[code] ?? findingOf[fixture.portfolio.plan.drafts[survivor].code])?.kind
  }

  /// How many projects stand in a cluster that they do not lead.
  var flagged: Int { findings.clusters.reduce(0) { $0 + $1.members.count } }

  /// Those of them that were not planted in one cluster with what they are said to be like.
  var wrong: [DuplicateFinding] {
    findings.clusters.flatMap { cluster in
      cluster.members.filter { member in
        let code = finder.portfolio.projects[member.project].code
        let other = (member.related ?? cluster.lead).map { finder.portfolio.projects[$0].code }
        return planted[code] == nil || planted[code] != other.flatMap { planted[$0] }
      }
    }
  }
}

extension PortfolioFixture {
  /// The portfolio on the day of the review, from the records of that day.
  var portfolioRecords: PortfolioRecords { portfolioRecords(of: portfolio.records) }

  /// The portfolio on the day of the review, from records.
  func portfolioRecords(of records: [EntityRecord]) -> PortfolioRecords {
    PortfolioRecords(
      on: Self.review,
      records + trust.organisationRecords,
      units: trust.units,
      measures: trust.measures.map { ($0.measure.code, $0.measure.name) }
    )
  }
}
