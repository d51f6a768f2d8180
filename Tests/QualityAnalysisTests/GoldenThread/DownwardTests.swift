import QualityAnalysis
import QualityModel
import Testing

@Suite("The golden thread downward")
struct DownwardTests {
  @Test("What serves an objective stands layer by layer, with what it serves and why")
  func layers() throws {
    let thread = try Made.thread(
      Made.whole + Made.programme("G", serves: ["R"]) + Made.project("P2", programme: "G")
    )
    let reach = try #require(thread.down(from: .objective, "R"))
    #expect(
      reach.layers.map { layer in "\(layer.served.map(\.step.node.code).joined(separator: " "))" }
        == ["Q", "D", "T", "I", "Y", "G", "P P2", "M"]
    )
    let project = try #require(reach.served(.kind(.project)).first)
    #expect(project.via.code == "T")
    #expect(project.distance == 4)
    #expect(project.step.reason == "P works on T")
    #expect(reach.hasWork)
    #expect(reach.layers.allSatisfy { $0.holding == $0.served.count })
  }

  @Test("What is reached only through what has ended does not count as holding")
  func ended() throws {
    let thread = try Made.thread(
      Made.ladder + [Made.objective("D2", "directorate", unit: "ACM", to: "2022-03-31")]
        + [Made.link("D2", "Q")] + Made.project("P", serves: ["D2"])
        + Made.project("P2", "closed_stopped", serves: ["D"], closed: "2024-01-31")
    )
    let reach = try #require(thread.down(from: .objective, "Q"))
    let projects = reach.served(.kind(.project))
    #expect(projects.map(\.step.node.code) == ["P", "P2"])
    #expect(projects.map(\.holds) == [false, false])
    #expect(!reach.hasWork)
    // By a second way, through what holds, it does; and that is the way shown.
    let both = try Made.thread(
      Made.ladder + [Made.objective("D2", "directorate", unit: "ACM", to: "2022-03-31")]
        + [Made.link("D2", "Q")] + Made.project("P", serves: ["D2", "T"])
    )
    let found = try #require(both.down(from: .objective, "Q")).served(.kind(.project))
    #expect(found.map(\.holds) == [true])
    #expect(found.first?.via.code == "T")
  }

  @Test("Nothing serves what stands alone")
  func alone() throws {
    let thread = try Made.thread(Made.whole)
    #expect(try #require(thread.down(from: .objective, "I")).layers.isEmpty)
    #expect(try #require(thread.down(from: .project, "P")).layers.isEmpty)
  }
}
