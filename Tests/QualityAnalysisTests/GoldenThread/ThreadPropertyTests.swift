import QualityAnalysis
import QualityModel
import Testing
import TestInputSupport

/// Threads thrown together at random, with links of every sort and days that have passed.
@Suite("The golden thread, for any records")
struct ThreadPropertyTests {
  private struct Case {
    var records: [EntityRecord] = []
    var links: Set<String> = []
    var works: [(kind: ThreadNode.Kind, code: String)] = []
    var objectives: [String] = []
  }

  private func make(_ random: inout SeededGenerator) -> Case {
    var made = Case()
    let levels = Vocabulary.objectiveLevel.texts
    func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    for number in 0..<(4 + roll(14)) {
      // National objectives come first and serve nothing; any other may serve any earlier one.
      let level = number < 2 ? "national" : levels[1 + roll(levels.count - 1)]
      let code = "O\(number)"
      made.records.append(
        Made.objective(code, level, unit: "ACM", to: roll(5) == 0 ? "2023-03-31" : nil)
      )
      if level != "national" {
        for upper in made.objectives where roll(4) == 0 {
          made.records.append(Made.link(code, upper))
          made.links.insert("\(code) \(upper)")
        }
      }
      made.objectives.append(code)
    }
    for number in 0..<roll(3) {
      let served = made.objectives.filter { _ in roll(5) == 0 }
      made.records += Made.programme(
        "G\(number)",
        serves: served,
        closed: roll(4) == 0 ? "2024-01-31" : nil
      )
      made.links.formUnion(served.map { "G\(number) \($0)" })
      made.works.append((.programme, "G\(number)"))
    }
    let programmes = made.works.map(\.code)
    for number in 0..<(1 + roll(8)) {
      let served = made.objectives.filter { _ in roll(8) == 0 }
      let programme = roll(3) == 0 ? programmes.randomElement(using: &random) : nil
      made.records += Made.project("P\(number)", serves: served, programme: programme)
      made.links.formUnion((served + [programme].compactMap(\.self)).map { "P\(number) \($0)" })
      made.works.append((.project, "P\(number)"))
    }
    return made
  }

  @Test("Every step up is a link, no way is told twice, and up and down agree")
  func agreement() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for round in 0..<60 {
      let made = make(&random)
      let thread = try Made.thread(made.records)
      let starts = made.works + made.objectives.map { (ThreadNode.Kind.objective, $0) }
      var above: [String: Set<String>] = [:]
      var soundly: [String: Set<String>] = [:]
      for (kind, code) in starts {
        let trace = try #require(thread.up(from: kind, code, limit: 100_000))
        #expect(!trace.isCut)
        #expect(Set(trace.paths.map(\.codes)).count == trace.paths.count, "\(seed) \(round)")
        for path in trace.paths {
          let codes = path.steps.map(\.node.code)
          #expect(codes.first == code)
          for (lower, upper) in zip(codes, codes.dropFirst()) {
            #expect(made.links.contains("\(lower) \(upper)"), "\(seed) \(round) \(lower) \(upper)")
          }
          #expect((path.gap == nil) == (path.steps.last?.node.isNational == true))
          above[code, default: []].formUnion(codes.dropFirst())
          for (place, step) in path.steps.enumerated().dropFirst() {
            let between = path.steps[..<place]
            if between.allSatisfy({ $0.standing == .holds }) {
              soundly[code, default: []].insert(step.node.code)
            }
          }
        }
        // Ways that hold come first.
        #expect(trace.paths.map(\.holds) == trace.paths.map(\.holds).sorted { $0 && !$1 })
      }
      for objective in made.objectives {
        let reach = try #require(thread.down(from: .objective, objective))
        let served = reach.layers.flatMap(\.served)
        let below = Set(served.map(\.step.node.code))
        #expect(
          below == Set(above.filter { $0.value.contains(objective) }.keys),
          "\(seed) \(round) \(objective)"
        )
        let sound = Set(served.filter(\.holds).map(\.step.node.code))
        #expect(
          sound == Set(soundly.filter { $0.value.contains(objective) }.keys),
          "\(seed) \(round) \(objective)"
        )
        for one in served {
          #expect(made.links.contains("\(one.step.node.code) \(one.via.code)"))
          #expect(one.via.code == objective || below.contains(one.via.code))
        }
      }
    }
  }

  @Test("A project is called unaligned where no way up from it comes to an objective that holds")
  func alignment() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for round in 0..<60 {
      let made = make(&random)
      let thread = try Made.thread(made.records)
      let faults = thread.faults()
      for (kind, code) in made.works where kind == .project {
        let trace = try #require(thread.up(from: kind, code, limit: 100_000))
        // The first objective on a way, with the programme before it where there is one.
        let aligned = trace.paths.contains { path in
          guard let place = path.steps.firstIndex(where: { $0.node.kind == .objective }) else {
            return false
          }
          return path.steps[1...place].allSatisfy { $0.standing == .holds }
        }
        let serves = trace.paths.contains { $0.steps.contains { $0.node.kind == .objective } }
        let found = faults.filter { $0.node.code == code }.map(\.kind)
        let expected: [ThreadFault.Kind] =
          trace.holds
          ? [] : aligned ? [.stopsShort] : serves ? [.alignedToEnded] : [.unaligned]
        #expect(found == expected, "\(seed) \(round) \(code)")
      }
      for objective in made.objectives {
        let node = try #require(thread.node(.objective, objective))
        let found = faults.filter { $0.node == node }.map(\.kind)
        let isUnserved = !Set(found).isDisjoint(with: [.unserved, .noWork, .servedByEnded])
        let reach = try #require(thread.down(from: .objective, objective))
        let isJudged = node.standing(on: thread.day) == .holds && node.level != .individual
        #expect(isUnserved == (isJudged && !reach.hasWork), "\(seed) \(round) \(objective)")
      }
    }
  }
}
