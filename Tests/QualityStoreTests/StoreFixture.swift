import Foundation
import QualityModel
import QualityStore
import TestInputSupport
import Testing

func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

func moment(_ iso: String) throws -> UTCTimestamp { try #require(UTCTimestamp(iso: iso)) }

/// A clock that a test sets.
final class TestClock: @unchecked Sendable {
  private let lock = NSLock()
  private var current: UTCTimestamp

  init(_ iso: String = "2026-01-10T09:00:00Z") throws { current = try moment(iso) }

  func set(_ iso: String) throws {
    let next = try moment(iso)
    lock.withLock { current = next }
  }

  var clock: StoreClock { StoreClock { self.lock.withLock { self.current } } }
}

/// A small trust: two wards of one directorate, a count and a proportion.
enum SmallTrust {
  static let units: [Proposal] = [
    .unit(OrganisationUnit(code: "TRUST", name: "The trust", kind: .trust)),
    .unit(OrganisationUnit(code: "ACM", name: "Acute", kind: .directorate, parentCode: "TRUST")),
    .unit(OrganisationUnit(code: "CROFTON", name: "Crofton", kind: .ward, parentCode: "ACM")),
    .unit(OrganisationUnit(code: "NORMAN", name: "Norman", kind: .ward, parentCode: "ACM")),
  ]

  static let violence = MeasureDefinition(
    measureCode: "SAF-01",
    kind: .count,
    numeratorText: "violent incidents",
    unitOfMeasure: "incidents",
    better: .lower,
    frequency: .monthly
  )

  static let seen = MeasureDefinition(
    measureCode: "EFF-02",
    kind: .proportion,
    numeratorText: "seen in time",
    denominatorText: "referred",
    multiplier: 100,
    unitOfMeasure: "%",
    better: .higher,
    frequency: .monthly
  )

  static let measures: [Proposal] = [
    .measure(Measure(code: "SAF-01", name: "Violent incidents")), .definition(violence),
    .measure(Measure(code: "EFF-02", name: "Seen in time")), .definition(seen),
  ]

  static func store(at path: String? = nil, clock: StoreClock? = nil) throws -> QualityStore {
    let clock = try clock ?? TestClock().clock
    let store =
      try path.map { try QualityStore.create(at: $0, clock: clock) }
      ?? QualityStore.inMemory(clock: clock)
    let outcome = try store.plan(units + measures).commit(reason: "Set up", actor: "analyst")
    #expect(outcome.change?.counts.new == 8)
    return store
  }

  /// How `unit,period,n` files of incidents are read.
  static func incidents(_ path: String) -> LoadSpecification {
    LoadSpecification(
      path: path,
      measure: .code("SAF-01"),
      unit: .column("unit"),
      period: "period",
      numerator: "n"
    )
  }

  /// How `unit,period,n,d` files of the proportion are read.
  static func proportions(_ path: String) -> LoadSpecification {
    LoadSpecification(
      path: path,
      measure: .code("EFF-02"),
      unit: .column("unit"),
      period: "period",
      numerator: "n",
      denominator: "d"
    )
  }
}

extension QualityStore {
  /// Loads text as a file of incidents.
  @discardableResult
  func loadIncidents(_ text: String, in folder: TemporaryFolder) throws -> LoadPlan {
    let plan = try planLoad(SmallTrust.incidents(folder.write(text)))
    _ = try plan.commit(reason: "Monthly load", actor: "analyst")
    return plan
  }
}
