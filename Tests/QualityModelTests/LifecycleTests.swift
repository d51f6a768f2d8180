import QualityModel
import Testing

@Suite struct LifecycleTests {
  private static let living = Entity.all.filter { $0.lifecycle != nil }

  @Test("The states of a lifecycle are the words of its field, and the field is required")
  func states() throws {
    #expect(Self.living.count >= 6)
    for entity in Self.living {
      let lifecycle = try #require(entity.lifecycle)
      let field = try #require(entity.field(lifecycle.field), "\(entity.name)")
      let vocabulary = try #require(field.vocabulary, "\(entity.name)")
      #expect(field.isRequired)
      let named = Set(lifecycle.steps.keys).union(lifecycle.steps.values.joined())
      #expect(named == Set(vocabulary.texts), "\(entity.name)")
      for (state, next) in lifecycle.steps {
        #expect(!next.isEmpty && !next.contains(state), "\(entity.name): \(state)")
        #expect(Set(next).count == next.count, "\(entity.name): \(state)")
      }
    }
  }

  @Test("Every state can be reached from the first")
  func reachable() throws {
    for entity in Self.living {
      let lifecycle = try #require(entity.lifecycle)
      let states = try #require(entity.field(lifecycle.field)?.vocabulary).texts
      var reached: Set = [try #require(states.first)]
      var open = Array(reached)
      while let state = open.popLast() {
        open += lifecycle.next(after: state).filter { reached.insert($0).inserted }
      }
      #expect(reached == Set(states), "\(entity.name)")
    }
  }

  @Test("A record goes by the steps alone, may stay where it is, and stops at an end")
  func steps() throws {
    let lifecycle = try #require(Entity.project.lifecycle)
    #expect(lifecycle.allows("active", to: "implementing"))
    #expect(lifecycle.allows("active", to: "active"))
    #expect(lifecycle.allows("sustained", to: "monitoring"))
    #expect(!lifecycle.allows("active", to: "sustained"))
    #expect(!lifecycle.allows("proposed", to: "active"))
    #expect(!lifecycle.allows("closed_merged", to: "active"))
    #expect(lifecycle.allows("closed_merged", to: "closed_merged"))
    #expect(lifecycle.next(after: "closed_learning").isEmpty)
    #expect(lifecycle.next(after: "no such state").isEmpty)
    let cycle = try #require(Entity.pdsaCycle.lifecycle)
    #expect(!cycle.allows("plan", to: "study"))
  }
}
