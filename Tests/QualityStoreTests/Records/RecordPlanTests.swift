import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

@Suite struct RecordPlanTests {
  let folder: TemporaryFolder
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ExampleStore.whole(in: folder)
  }

  /// Plans a record that must be refused; neither the plan nor a try to commit it leaves a trace.
  private func rejection(of proposal: Proposal) throws -> ProposalRejection {
    let before = try store.contents()
    let plan = try store.plan([proposal])
    #expect(throws: StoreError.notClean(rejected: 1)) {
      try plan.commit(reason: "r", actor: "a")
    }
    #expect(try plan.commit(reason: "r", actor: "a", requireClean: false) == .nothingNew)
    #expect(try store.contents() == before)
    return try #require(plan.rejections.first)
  }

  @Test("An unknown code is refused with the codes it may have meant, of whatever it refers to")
  func unknownCode() throws {
    var project = try store.example(.project, "P-02", ["lead": .text("OKORRO")])
    #expect(
      try rejection(of: .record(project))
        == .unknownRecord(field: "lead", entity: "person", code: "OKORRO", near: ["OKORO"])
    )
    project = try store.example(.project, "P-02", ["aim_measure": .text("violance")])
    #expect(
      try rejection(of: .record(project))
        == .unknownRecord(
          field: "aim_measure",
          entity: "measure",
          code: "violance",
          near: ["violence"]
        )
    )
    let person = try store.example(.person, "OKORO", ["unit": .text("CROFTN")])
    #expect(
      try rejection(of: .record(person))
        == .unknownRecord(field: "unit", entity: "unit", code: "CROFTN", near: ["CROFTON"])
    )
  }

  @Test(
    "What a plan proposes may be meant by a wrong code too, and a rejected record takes others along"
  )
  func withinPlan() throws {
    let person = EntityRecord(
      .person,
      ["code": .text("BRANDT"), "name": .text("Ines Brandt"), "kind": .text("staff")]
    )
    let project = try store.example(.project, "P-02")
    var plan = try store.plan([
      .record(project.with(["lead": .text("BRAND")])), .record(person),
    ])
    #expect(
      plan.rejections == [
        .unknownRecord(field: "lead", entity: "person", code: "BRAND", near: ["BRANDT"])
      ]
    )
    #expect(plan.counts.new == 1)
    plan = try store.plan([
      .record(project.with(["lead": .text("BRANDT")])),
      .record(person.with(["kind": .text("nurse")])),
    ])
    #expect(plan.rejections.count == 2)
    #expect(plan.rejections.first == .recordRejected(entity: "person", code: "BRANDT"))
  }

  @Test("A required field without a value is refused by its name, in a plan and in a file's row")
  func missing() throws {
    let project = try store.example(.project, "P-02", ["title": nil])
    #expect(try rejection(of: .record(project)) == .field("title", .missing))
    let blank = try store.example(.project, "P-02", ["title": .text(" \t")])
    #expect(try rejection(of: .record(blank)) == .field("title", .missing))
    let path = try folder.write("code,name,kind\nBRANDT,,staff\nVOSS,Olaf Voss,staff\n")
    let plan = try store.planRecords([RecordFile(path: path, entity: .person)])
    #expect(plan.items.map(\.line) == [2, 3])
    #expect(plan.items[0].outcome == .rejected(.cell(field: "name", text: "", .missing)))
    #expect(plan.items[1].outcome == .new)
  }

  @Test(
    "A row with another number of cells than the header is refused, as its cells may stand one off"
  )
  func raggedRows() throws {
    let path = try folder.write(
      "code,name,kind\nBRANDT,Brandt, Ines,staff\nVOSS,Olaf Voss,staff,\nLIND,staff\nHALE,Al Hale,staff\n"
    )
    let plan = try store.planRecords([RecordFile(path: path, entity: .person)])
    #expect(
      plan.items.map(\.outcome) == [
        .rejected(.ragged(expected: 3, found: 4)), .rejected(.ragged(expected: 3, found: 4)),
        .rejected(.ragged(expected: 3, found: 2)), .new,
      ]
    )
  }

  @Test("White space around a text is no part of it, in a script as in a file")
  func whiteSpace() throws {
    let said = EntityRecord(
      .person,
      [
        "code": .text(" VOSS"), "name": .text("\t Olaf  Voss \u{a0}"), "kind": .text("staff"),
        "unit": .text("CROFTON "),
      ]
    )
    _ = try store.plan([.record(said)]).commit(reason: "r", actor: "a")
    let kept = try store.record(.person, code: "VOSS")
    #expect(kept.text("name") == "Olaf  Voss")
    #expect(kept.text("unit") == "CROFTON")
    let path = try folder.write("code,name,kind,unit\n VOSS,\t Olaf  Voss \u{a0},staff,CROFTON \n")
    let plan = try store.planRecords([RecordFile(path: path, entity: .person)])
    #expect(plan.items.map(\.outcome) == [.same])
  }

  @Test("A word that is none is refused with the words it may have been")
  func wrongWord() throws {
    let project = try store.example(.project, "P-02", ["status": .text("actve")])
    #expect(
      try rejection(of: .record(project))
        == .field("status", .notAWord(.projectStatus, near: ["active"]))
    )
    let path = try folder.write("code,name,kind\nBRANDT,Ines Brandt,staf\n")
    let plan = try store.planRecords([RecordFile(path: path, entity: .person)])
    #expect(
      plan.rejections == [
        .cell(field: "kind", text: "staf", .notAWord(.personKind, near: ["staff"]))
      ]
    )
  }

  @Test("A value of another kind, or outside its range, is refused")
  func wrongKind() throws {
    let cycle = try store.example(.pdsaCycle, "PD-05", ["number": .wholeNumber(0)])
    #expect(try rejection(of: .record(cycle)) == .field("number", .outside(1...999)))
    let goal = try store.example(.project, "P-02", ["aim_goal": .number(.infinity)])
    #expect(try rejection(of: .record(goal)) == .field("aim_goal", .notOfItsKind))
    let day = try store.example(.project, "P-02", ["aim_by": .text("2025-03-31")])
    #expect(try rejection(of: .record(day)) == .field("aim_by", .notOfItsKind))
  }

  @Test("A heading that is no field, and a field without its heading, stop the reading of a file")
  func headings() throws {
    let path = try folder.write("code,nmae,kind\n")
    #expect(
      throws: StoreError.unknownHeading(
        path: path,
        name: "nmae",
        header: ["code", "name", "kind", "unit"],
        near: ["name"]
      )
    ) { try store.planRecords([RecordFile(path: path, entity: .person)]) }
    let other = try folder.write("code,kind\n", to: "other.csv")
    #expect(
      throws: StoreError.headingMissing(
        path: other,
        entity: "person",
        field: "name",
        header: ["code", "kind"]
      )
    ) { try store.planRecords([RecordFile(path: other, entity: .person)]) }
  }

  @Test("A rule within the record is refused with its number, its sentence and the fields at fault")
  func ruleWithin() throws {
    let project = try store.example(.project, "P-04", ["paused_until": nil])
    let rule = try #require(Entity.project.rules.first { $0.id == "I-52" })
    #expect(
      try rejection(of: .record(project))
        == .breaksRule(id: "I-52", statement: rule.statement, fields: ["paused_until"])
    )
    let loop = try store.example(.committee, "QUALITY", ["reports_to": .text("QUALITY")])
    guard case .breaksRule("I-50", _, ["code", "reports_to"]) = try rejection(of: .record(loop))
    else {
      Issue.record("no committee reports to itself")
      return
    }
  }

  @Test("A step that the lifecycle does not have is refused with those it has")
  func step() throws {
    let project = try store.example(
      .project,
      "P-02",
      ["status": .text("monitoring"), "implemented_on": .day(try day("2024-09-01"))]
    )
    #expect(
      try rejection(of: .record(project))
        == .stepNotAllowed(
          entity: "project",
          from: "active",
          to: "monitoring",
          allowed: ["implementing", "paused", "closed_merged", "closed_stopped", "closed_learning"]
        )
    )
    let ended = try store.example(.changeIdea, "C-03", ["status": .text("idea")])
    #expect(
      try rejection(of: .record(ended))
        == .stepNotAllowed(entity: "change_idea", from: "abandoned", to: "idea", allowed: [])
    )
  }

  @Test("What is still referred to is not taken back, and together with what refers to it it is")
  func removal() throws {
    let check = RecordKey(entity: "status_note", parts: ["P-06", "2023-06-30", "closed_learning"])
    let place = RecordKey(entity: "project_unit", parts: ["P-06", "CROFTON"])
    let project = RecordKey(entity: "project", parts: ["P-06"])
    guard case .breaches(let breaches) = try rejection(of: .removal(project)) else {
      Issue.record("taken back while referred to")
      return
    }
    #expect(
      breaches == [
        Breach(
          rule: "reference-project_unit",
          entity: "project_unit",
          key: "P-06 / CROFTON",
          detail: "project: P-06 was taken back"
        ),
        Breach(
          rule: "reference-status_note",
          entity: "status_note",
          key: "P-06 / 2023-06-30 / closed_learning",
          detail: "project: P-06 was taken back"
        ),
      ]
    )
    try store.record([.removal(project), .removal(check), .removal(place)])
    #expect(try store.codes(of: .project).contains("P-06") == false)
    #expect(try store.check() == [])
    // The key is free again, and keeps its number.
    let again = try #require(
      try ExampleStore.records(of: .project).first { $0.key == project }
    )
    try store.record([.record(again)])
    #expect(try store.record(.project, code: "P-06") == again)
  }

  @Test(
    "A new record that refers to what the same plan takes back is refused, in either order",
    arguments: [false, true]
  )
  func removalAndReference(isRemovedFirst: Bool) throws {
    let site = EntityRecord(
      .site,
      [
        "code": .text("OLD"), "name": .text("Old House"), "locality": .text("Saltham"),
        "kind": .text("clinic"),
      ]
    )
    try store.record([.record(site)])
    let location = EntityRecord(
      .unitLocation,
      ["unit": .text("ELM"), "from_on": .day(try day("2024-01-01")), "site": .text("OLD")]
    )
    let proposals: [Proposal] = [.removal(site.key), .record(location)]
    let plan = try store.plan(isRemovedFirst ? proposals : proposals.reversed())
    #expect(
      plan.rejections == [
        .unknownRecord(field: "site", entity: "site", code: "OLD", near: [])
      ]
    )
  }

  @Test("What was never recorded, or was taken back, cannot be taken back")
  func nothingToRemove() throws {
    #expect(
      try rejection(of: .removal(RecordKey(entity: "site", parts: ["NONE"]))) == .nothingToWithdraw
    )
    #expect(
      try rejection(of: .removal(RecordKey(entity: "ghost", parts: ["X"]))) == .nothingToWithdraw
    )
    let key = RecordKey(
      entity: "training",
      parts: ["HALLAM", "A first look at improvement", "2021-10-21"]
    )
    try store.record([.removal(key)])
    #expect(try rejection(of: .removal(key)) == .nothingToWithdraw)
  }

  @Test("A plan made before another change is not committed")
  func outdated() throws {
    let plan = try store.plan([.record(store.example(.site, "MILL", ["name": .text("Mill")]))])
    try store.record([.record(store.example(.site, "QUAY", ["name": .text("Quay")]))])
    #expect(throws: StoreError.storeChanged(plannedAt: 2, changedBy: 3)) {
      try plan.commit(reason: "r", actor: "a")
    }
  }
}
