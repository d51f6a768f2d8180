import QualityModel
import Synchronization
import Testing

@testable import QualityStore

@Suite("Stopping the store's work")
struct StopConditionTests {
  /// A store with enough units that reading them takes many steps.
  private func store() throws -> QualityStore {
    let store = try QualityStore.inMemory()
    let units = (0..<4_000).map { number in
      Proposal.unit(OrganisationUnit(code: "U\(number)", name: "Unit \(number)", kind: .team))
    }
    _ = try store.plan(units).commit(reason: "Units", actor: "tester")
    return store
  }

  @Test("A read ends once the condition holds, and the store goes on when it does no more")
  func read() throws {
    let store = try store()
    let shared = Flags()
    store.stop { shared.ask() }
    #expect(throws: StoreError.cancelled) { try store.units() }
    #expect(shared.questions.load(ordering: .relaxed) > 0)
    shared.isStopped.store(false, ordering: .relaxed)
    #expect(try store.units().count == 4_000)
  }

  @Test("A commit that is stopped leaves the store as it was")
  func commit() throws {
    let store = try store()
    let more = (0..<4_000).map { number in
      Proposal.unit(OrganisationUnit(code: "V\(number)", name: "Unit \(number)", kind: .team))
    }
    let plan = try store.plan(more)
    let shared = Flags()
    store.stop { shared.ask() }
    #expect(throws: StoreError.cancelled) { try plan.commit(reason: "More", actor: "tester") }
    shared.isStopped.store(false, ordering: .relaxed)
    #expect(try store.units().count == 4_000)
    #expect(try store.changes().count == 1)
  }

  @Test("Asking a million times costs no more each time")
  func askingStaysCheap() {
    let condition = StopCondition()
    condition.set { false }
    // Wrappings that pile up would overflow the stack long before the end.
    var wasMet = false
    for _ in 0..<1_000_000 { wasMet = condition.isMet || wasMet }
    #expect(!wasMet)
  }

  /// What the store's thread asks and the test sets.
  private final class Flags: Sendable {
    let isStopped = Atomic(true)
    let questions = Atomic(0)

    func ask() -> Bool {
      questions.add(1, ordering: .relaxed)
      return isStopped.load(ordering: .relaxed)
    }
  }
}
