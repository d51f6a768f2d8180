import QualityModel
import QualityStore
import Testing
import TestInputSupport

@Suite struct DefinitionPlanTests {
  @Test("Nothing is written before the commit, and committing nothing new writes nothing")
  func planThenCommit() throws {
    let store = try QualityStore.inMemory()
    let plan = try store.plan(SmallTrust.units)
    #expect(plan.counts == ChangeCounts(new: 4))
    #expect(try store.units().isEmpty)
    let change = try #require(
      try plan.commit(reason: "First units", actor: "analyst").change
    )
    #expect(change.id == 1)
    #expect(change.kind == .definitions)
    let again = try store.plan(SmallTrust.units)
    #expect(again.counts == ChangeCounts(same: 4))
    #expect(try again.commit(reason: "Again", actor: "analyst") == .nothingNew)
    #expect(try store.changes().count == 1)
  }

  @Test("A plan is committed once")
  func spent() throws {
    let store = try QualityStore.inMemory()
    let plan = try store.plan(SmallTrust.units)
    _ = try plan.commit(reason: "r", actor: "a")
    #expect(throws: StoreError.planSpent) { try plan.commit(reason: "r", actor: "a") }
  }

  @Test("A change needs a reason and a name")
  func reason() throws {
    let store = try QualityStore.inMemory()
    let plan = try store.plan(SmallTrust.units)
    #expect(throws: StoreError.reasonMissing) { try plan.commit(reason: " ", actor: "a") }
    #expect(throws: StoreError.actorMissing) { try plan.commit(reason: "r", actor: "") }
    #expect(try store.units().isEmpty)
  }

  @Test("What changes is told field by field")
  func changed() throws {
    let store = try SmallTrust.store()
    let unit = OrganisationUnit(
      code: "CROFTON",
      name: "Crofton Ward",
      kind: .ward,
      parentCode: "TRUST"
    )
    let plan = try store.plan([.unit(unit)])
    #expect(
      plan.items.first?.outcome
        == .changed([
          FieldChange(field: "name", old: "Crofton", new: "Crofton Ward"),
          FieldChange(field: "parentCode", old: "ACM", new: "TRUST"),
        ])
    )
    _ = try plan.commit(reason: "Renamed", actor: "a")
    #expect(try store.unit("CROFTON") == unit)
  }

  @Test("A rejected item stops a clean commit, and otherwise only itself")
  func requireClean() throws {
    let store = try QualityStore.inMemory()
    let proposals =
      SmallTrust.units + [
        .unit(OrganisationUnit(code: "X", name: "X", kind: .ward, parentCode: "CORFTON"))
      ]
    let plan = try store.plan(proposals)
    #expect(
      plan.items.last?.outcome
        == .rejected(.unknownUnit(code: "CORFTON", near: ["CROFTON"]))
    )
    #expect(throws: StoreError.notClean(rejected: 1)) { try plan.commit(reason: "r", actor: "a") }
    _ = try plan.commit(reason: "r", actor: "a", requireClean: false)
    #expect(try store.units().count == 4)
  }

  @Test("The same thing proposed twice is the same, or rejected when it differs")
  func repeated() throws {
    let store = try QualityStore.inMemory()
    let plan = try store.plan([
      .measure(Measure(code: "A", name: "One")), .measure(Measure(code: "A", name: "One")),
      .measure(Measure(code: "A", name: "Two")),
    ])
    #expect(
      plan.items.map(\.outcome) == [.new, .same, .rejected(.repeatedInPlan(firstIndex: 0))]
    )
  }

  // MARK: Units

  @Test("Units may be proposed before the unit above them")
  func order() throws {
    let store = try QualityStore.inMemory()
    let plan = try store.plan(SmallTrust.units.reversed())
    #expect(plan.counts.new == 4)
    _ = try plan.commit(reason: "r", actor: "a")
    #expect(try store.unit("CROFTON").parentCode == "ACM")
  }

  @Test("A unit that would stand above itself is refused, with the way round")
  func cycle() throws {
    let store = try SmallTrust.store()
    let plan = try store.plan([
      .unit(OrganisationUnit(code: "TRUST", name: "The trust", kind: .trust, parentCode: "CROFTON"))
    ])
    #expect(plan.items[0].outcome == .rejected(.cycle(["TRUST", "CROFTON", "ACM", "TRUST"])))
    let new = try store.plan([
      .unit(OrganisationUnit(code: "A", name: "A", kind: .ward, parentCode: "B")),
      .unit(OrganisationUnit(code: "B", name: "B", kind: .ward, parentCode: "A")),
      .unit(OrganisationUnit(code: "C", name: "C", kind: .ward, parentCode: "B")),
    ])
    #expect(
      new.items.map(\.outcome) == [
        .rejected(.cycle(["A", "B", "A"])), .rejected(.cycle(["B", "A", "B"])),
        .rejected(.parentRejected(code: "B")),
      ]
    )
    let own = try store.plan([
      .unit(OrganisationUnit(code: "D", name: "D", kind: .ward, parentCode: "D"))
    ])
    #expect(own.items[0].outcome == .rejected(.cycle(["D", "D"])))
  }

  @Test(
    "However units are moved about, what is committed is a tree",
    arguments: 1...30 as ClosedRange<UInt64>
  )
  func alwaysATree(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try QualityStore.inMemory()
    let codes = (0..<8).map { "U\($0)" }
    for _ in 0..<12 {
      let proposals = (0..<Int.random(in: 1...5, using: &random)).map { _ -> Proposal in
        let parent = Bool.random(using: &random) ? codes.randomElement(using: &random) : nil
        return .unit(
          OrganisationUnit(
            code: codes.randomElement(using: &random) ?? "U0",
            name: "n\(Int.random(in: 0...3, using: &random))",
            kind: .team,
            parentCode: parent
          )
        )
      }
      _ = try store.plan(proposals).commit(reason: "r", actor: "a", requireClean: false)
      let units = try store.units()
      let parents = Dictionary(uniqueKeysWithValues: units.map { ($0.code, $0.parentCode) })
      for unit in units {
        var current: String? = unit.code
        var steps = 0
        while let code = current, steps <= units.count {
          current = parents[code] ?? nil
          steps += 1
        }
        #expect(current == nil, "seed \(seed)")
      }
    }
    guard case .intact = try store.verifyChangeLog() else {
      Issue.record("seed \(seed)")
      return
    }
  }

  @Test("A unit that closes before it opens is refused")
  func closes() throws {
    let store = try QualityStore.inMemory()
    let (opened, closed) = (try day("2024-02-01"), try day("2024-01-31"))
    let plan = try store.plan([
      .unit(OrganisationUnit(code: "A", name: "A", kind: .ward, opened: opened, closed: closed))
    ])
    #expect(
      plan.items[0].outcome == .rejected(.endsBeforeItStarts(from: opened, to: closed))
    )
  }

  // MARK: Definitions

  private func version(_ number: Int, from: String?, to: String? = nil) throws -> MeasureDefinition
  {
    var definition = SmallTrust.violence
    definition.version = number
    definition.effectiveFrom = try from.map(day)
    definition.effectiveTo = try to.map(day)
    return definition
  }

  @Test("A new version ends the one before it on the day before it starts")
  func versions() throws {
    let store = try SmallTrust.store()
    _ = try store.plan([.definition(try version(2, from: "2023-04-01"))])
      .commit(reason: "New definition", actor: "a")
    let definitions = try store.definitions(of: "SAF-01")
    #expect(definitions.map(\.version) == [1, 2])
    #expect(definitions[0].effectiveTo == (try day("2023-03-31")))
    #expect(definitions[1].effectiveTo == nil)
  }

  @Test("Versions follow one another and do not overlap")
  func overlap() throws {
    let store = try SmallTrust.store()
    func outcome(_ definition: MeasureDefinition) throws -> PlannedOutcome? {
      let plan = try store.plan([.definition(definition)])
      return plan.items.first?.outcome
    }
    #expect(
      try outcome(version(3, from: "2023-04-01"))
        == .rejected(.versionOutOfOrder(found: 3, expected: 2))
    )
    #expect(
      try outcome(version(2, from: nil)) == .rejected(.contradictory([.laterVersionWithoutStart]))
    )
    _ = try store.plan([.definition(try version(2, from: "2023-04-01"))])
      .commit(reason: "r", actor: "a")
    #expect(
      try outcome(version(1, from: nil, to: "2023-04-01")) == .rejected(.overlapsVersion(2))
    )
    #expect(try outcome(version(3, from: "2023-04-01")) == .rejected(.overlapsVersion(2)))
    #expect(try outcome(version(3, from: "2024-04-01")) == .new)
  }

  @Test("Several versions may be proposed at once, in any order")
  func versionsTogether() throws {
    let store = try SmallTrust.store()
    let plan = try store.plan([
      .definition(try version(3, from: "2024-04-01")),
      .definition(try version(2, from: "2023-04-01")),
    ])
    #expect(plan.items.map(\.outcome) == [.new, .new])
    _ = try plan.commit(reason: "r", actor: "a")
    #expect(try store.definitions(of: "SAF-01").map(\.version) == [1, 2, 3])
  }

  @Test("A definition that figures were reported under keeps what they mean")
  func inUse() throws {
    let folder = try TemporaryFolder()
    let store = try SmallTrust.store()
    var other = SmallTrust.violence
    other.numeratorText = "all incidents"
    other.better = .neutral
    #expect(
      try store.plan([.definition(other)]).items[0].outcome
        == .changed([
          FieldChange(field: "numeratorText", old: "violent incidents", new: "all incidents"),
          FieldChange(field: "better", old: "lower", new: "neutral"),
        ])
    )
    try store.loadIncidents("unit,period,n\nCROFTON,2024-01-01,9\n", in: folder)
    #expect(
      try store.plan([.definition(other)]).items[0].outcome
        == .rejected(.definitionInUse(fields: ["numeratorText"]))
    )
    other.numeratorText = SmallTrust.violence.numeratorText
    #expect(
      try store.plan([.definition(other)]).items[0].outcome
        == .changed([FieldChange(field: "better", old: "lower", new: "neutral")])
    )
  }

  @Test("A version that takes figures out of view says how many")
  func hides() throws {
    let folder = try TemporaryFolder()
    let store = try SmallTrust.store()
    try store.loadIncidents(
      "unit,period,n\nCROFTON,2024-01-01,9\nCROFTON,2024-02-01,8\nCROFTON,2024-03-01,7\n",
      in: folder
    )
    let plan = try store.plan([.definition(try version(2, from: "2024-02-01"))])
    #expect(plan.items[0].observationsHidden == 2)
    _ = try plan.commit(reason: "r", actor: "a")
    #expect(try store.series(measure: "SAF-01", unit: "CROFTON").points.map(\.value) == [9])
  }

  @Test("A definition of no measure is refused with the near code")
  func unknownMeasure() throws {
    let store = try SmallTrust.store()
    var definition = SmallTrust.violence
    definition.measureCode = "SAF-10"
    #expect(
      try store.plan([.definition(definition)]).items[0].outcome
        == .rejected(.unknownMeasure(code: "SAF-10", near: ["SAF-01"]))
    )
  }

  // MARK: Targets, phases, annotations

  @Test("Planning what is there of one measure takes work in step with how much it is")
  func scopedInStep() throws {
    func work(_ count: Int) throws -> Duration {
      let store = try SmallTrust.store()
      let first = try day("2020-01-01")
      let proposals = (0..<count).flatMap { index -> [Proposal] in
        let date = first.adding(days: index)
        return [
          .annotation(Annotation(measureCode: "SAF-01", date: date, text: "Remark \(index)")),
          .target(
            Target(measureCode: "SAF-01", value: 5, from: date, source: "board")
          ),
        ]
      }
      _ = try store.plan(proposals).commit(reason: "r", actor: "a")
      var counts = ChangeCounts()
      let work = try WorkMeter.measure { counts = try store.plan(proposals).counts }
      #expect(counts == ChangeCounts(same: 2 * count))
      return work
    }
    let (few, many) = (try work(150), try work(1_200))
    // Eight times as many; were each compared with each it would be nearer to sixty-four times.
    #expect(many < few * 20, "\(few), \(many)")
  }

  @Test("Targets, phases and annotations are recorded, corrected and taken back")
  func scoped() throws {
    let store = try SmallTrust.store()
    let from = try day("2024-04-01")
    var target = Target(
      measureCode: "SAF-01",
      unitCode: "CROFTON",
      value: 5,
      from: from,
      source: "board"
    )
    let phase = ProcessPhase(
      measureCode: "SAF-01",
      from: from,
      baselinePoints: 12,
      reason: "huddles",
      decidedBy: "board"
    )
    let annotation = Annotation(
      measureCode: "SAF-01",
      unitCode: "CROFTON",
      date: from,
      text: "Huddles start"
    )
    let all: [Proposal] = [.target(target), .phase(phase), .annotation(annotation)]
    _ = try store.plan(all).commit(reason: "r", actor: "a")
    #expect(try store.targets(of: "SAF-01") == [target])
    #expect(try store.phases(of: "SAF-01") == [phase])
    #expect(try store.annotations(of: "SAF-01") == [annotation])
    #expect(try store.plan(all).counts == ChangeCounts(same: 3))

    target.value = 4
    let correction = try store.plan([.target(target)])
    #expect(
      correction.items[0].outcome == .changed([FieldChange(field: "value", old: "5.0", new: "4.0")])
    )
    _ = try correction.commit(reason: "r", actor: "a")
    #expect(try store.targets(of: "SAF-01") == [target])

    let withdrawals: [Proposal] = [
      .withdrawal(.target(measure: "SAF-01", unit: "CROFTON", from: from)),
      .withdrawal(.phase(measure: "SAF-01", unit: nil, from: from)),
      .withdrawal(.annotation(annotation)),
      .withdrawal(.phase(measure: "SAF-01", unit: "CROFTON", from: from)),
    ]
    let plan = try store.plan(withdrawals)
    #expect(plan.items.last?.outcome == .rejected(.nothingToWithdraw))
    _ = try plan.commit(reason: "r", actor: "a", requireClean: false)
    #expect(try store.targets(of: "SAF-01").isEmpty)
    #expect(try store.phases(of: "SAF-01").isEmpty)
    #expect(try store.annotations(of: "SAF-01").isEmpty)
    #expect(try store.plan(all).counts == ChangeCounts(new: 3))
    _ = try store.plan(all).commit(reason: "r", actor: "a")
    #expect(try store.annotations(of: "SAF-01") == [annotation])
    guard case .intact = try store.verifyChangeLog() else {
      Issue.record("the change log does not verify")
      return
    }
  }

  @Test("What a target, a phase or a remark lacks is named")
  func scopedRejections() throws {
    let store = try SmallTrust.store()
    let from = try day("2024-04-01")
    let before = try day("2024-03-01")
    let plan = try store.plan([
      .target(Target(measureCode: "SAF-01", value: .nan, from: from, source: "b")),
      .target(Target(measureCode: "EFF-02", value: 1, from: from, to: before, source: "b")),
      .target(Target(measureCode: "EFF-02", unitCode: "NORMAL", value: 1, from: from, source: "b")),
      .phase(
        ProcessPhase(
          measureCode: "SAF-01",
          from: from,
          baselinePoints: 11,
          reason: "r",
          decidedBy: "d"
        )
      ),
      .phase(ProcessPhase(measureCode: "EFF-02", from: from, reason: " ", decidedBy: "d")),
      .annotation(Annotation(measureCode: "SAF-02", date: from, text: "t")),
    ])
    #expect(
      plan.items.map(\.outcome) == [
        .rejected(.notFinite(field: "value")),
        .rejected(.endsBeforeItStarts(from: from, to: before)),
        .rejected(.unknownUnit(code: "NORMAL", near: ["NORMAN"])),
        .rejected(.baselineTooShort(found: 11, minimum: 12)),
        .rejected(.empty(field: "reason")),
        .rejected(.unknownMeasure(code: "SAF-02", near: ["SAF-01", "EFF-02"])),
      ]
    )
  }
}
