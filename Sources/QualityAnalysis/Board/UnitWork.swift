public import QualityModel
import QualityStore

/// Something that was done or decided at a unit on a day.
public struct BoardAction: Hashable, Sendable {
  /// What kind of thing it was.
  public enum Kind: Hashable, Sendable {
    /// Somebody remarked on a measure.
    case remark(measure: String)
    /// A test of a change ended in a decision, one of the words "adopt", "adapt", "abandon".
    case cycle(code: String, decision: String)
    /// A review of the portfolio decided about a project.
    case review(project: String, decision: String)
    /// An action was done.
    case action(code: String)
  }

  /// The day.
  public var day: CalendarDate
  /// What it was.
  public var kind: Kind
  /// What was said of it: the remark, the question of the test, the reason of the decision, what the
  /// action was.
  public var text: String
}

/// A test of a change that is planned or under way.
public struct BoardTest: Hashable, Sendable {
  /// The code of the cycle.
  public var code: String
  /// The code of the project.
  public var project: String
  /// What it is to find out.
  public var question: String
  /// Whether it has begun.
  public var isUnderWay: Bool
  /// The day it begins, where that is known.
  public var startedOn: CalendarDate?
}

/// The improvement work at a unit and at the units below it.
struct UnitWork {
  private let units: Set<String>
  private let cycles: [EntityRecord]
  private let decisions: [EntityRecord]
  /// The actions that were done.
  private let done: [EntityRecord]
  /// The projects whose work is over: nothing of theirs is tried any more.
  private let closedProjects: Set<String>

  init(
    of code: String,
    _ structure: OrganisationStructure,
    in store: QualityStore,
    asOf: AsOf
  ) throws(StoreError) {
    var units: Set<String> = [code]
    if let unit = structure.number(of: code) {
      for other in structure.units.indices
      where structure.above(other, on: .latest).contains(unit) {
        units.insert(structure.units[other].code)
      }
    }
    self.units = units
    let places = try store.records(
      .projectUnit,
      where: RecordFilter([.init("unit", units.sorted().map { .text($0) })]),
      asOf: asOf
    )
    let projects = Set(places.compactMap { $0.text("project") })
    cycles = try store.records(.pdsaCycle, asOf: asOf).filter { cycle in
      // A test that says where it is tried is of no other unit, though the project is.
      cycle.text("unit").map(units.contains) ?? projects.contains(cycle.text("project") ?? "")
    }
    let named = Set(cycles.compactMap { $0.text("project") })
    closedProjects = Set(
      try store.records(.project, asOf: asOf).filter { project in
        // What is kept up may still be tried further.
        project.day("closed_on") != nil && project.text("status") != "sustained"
      }.compactMap { $0.text("code") }.filter(named.contains)
    )
    done = try store.records(.action, asOf: asOf).filter { action in
      action.day("done_on") != nil
        && (action.text("unit").map(units.contains)
          ?? projects.contains(action.text("project") ?? ""))
    }
    decisions = try store.records(.reviewDecision, asOf: asOf).filter {
      projects.contains($0.text("project") ?? "")
    }
  }

  /// What was done last: of several on one day a decision before a remark.
  func lastAction(beside remarks: [Annotation]) -> BoardAction? {
    var actions = remarks.filter { $0.unitCode.map(units.contains) ?? false }.map { remark in
      BoardAction(day: remark.date, kind: .remark(measure: remark.measureCode), text: remark.text)
    }
    actions += cycles.compactMap { cycle in
      guard
        let day = cycle.day("ended_on"), let decision = cycle.text("decision"),
        let code = cycle.text("code")
      else { return nil }
      return BoardAction(
        day: day,
        kind: .cycle(code: code, decision: decision),
        text: cycle.text("question") ?? ""
      )
    }
    actions += decisions.compactMap { record in
      guard
        let day = record.day("decided_on"), let decision = record.text("decision"),
        let project = record.text("project")
      else { return nil }
      return BoardAction(
        day: day,
        kind: .review(project: project, decision: decision),
        text: record.text("rationale") ?? ""
      )
    }
    actions += done.compactMap { record in
      guard let day = record.day("done_on"), let code = record.text("code") else { return nil }
      return BoardAction(
        day: day,
        kind: .action(code: code),
        text: record.text("description") ?? ""
      )
    }
    // The last of those with the latest day; they stand in an order that means something.
    return actions.reduce(nil) { last, next in
      guard let last, last.day > next.day else { return next }
      return last
    }
  }

  /// The tests that are open, what is tried next first: those under way, the one that began last
  /// before the others, and then those that are planned, the first to begin before the others.
  ///
  /// What began long ago and was never closed would else stand before what a team works on.
  var openTests: [BoardTest] {
    let open = cycles.compactMap { cycle -> BoardTest? in
      guard
        let code = cycle.text("code"), let status = cycle.text("status"),
        status == "plan" || status == "do",
        let project = cycle.text("project"), !closedProjects.contains(project)
      else { return nil }
      return BoardTest(
        code: code,
        project: project,
        question: cycle.text("question") ?? "",
        isUnderWay: status == "do",
        startedOn: cycle.day("started_on")
      )
    }
    return open.sorted { left, right in
      if left.isUnderWay != right.isUnderWay { return left.isUnderWay }
      guard left.isUnderWay else {
        let days = (left.startedOn ?? .latest, right.startedOn ?? .latest)
        return days.0 == days.1 ? left.code < right.code : days.0 < days.1
      }
      let days = (left.startedOn ?? .earliest, right.startedOn ?? .earliest)
      return days.0 == days.1 ? left.code < right.code : days.0 > days.1
    }
  }
}
