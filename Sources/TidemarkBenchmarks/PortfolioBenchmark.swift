import DemonstrationTrust
import Foundation
import PseudoTerminalSupport
import QualityModel
import QualityStore
import Workbench

/// The review of all projects: read from the store, compared, flagged, decided and counted.
///
/// The 312 open projects of the demonstration trust, then many times its register: each copy has units,
/// projects and records of its own, and all share the measures and the words, which is harder than a
/// register of so many would be.
struct PortfolioBenchmark {
  private let folder: URL
  private let rounds = 5

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tidemark-portfolio-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func run() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    print("portfolio: the review of all projects, from the store to what would be left")
    let path = folder.appendingPathComponent("trust.db").path
    let made = TimedProgram(
      [BuiltProduct.path("tidemark"), "demo", "--store", path],
      output: "/dev/null"
    )
    guard made.status == 0 else {
      print("  tidemark demo: status \(made.status)")
      return
    }
    let (seconds, open) = try time(path, rounds: rounds)
    print("  with its figures: \(open) open projects in \(fixed(seconds)) s (asked 1)")
    try growth()
  }

  private func growth() throws {
    let trust = try DemonstrationTrust()
    let register = try LargeRegister(trust)
    for copies in [1, 8, 32] {
      let path = folder.appendingPathComponent("times-\(copies).db").path
      try register.write(to: path, copies: copies)
      let (seconds, open) = try time(path, rounds: copies == 1 ? rounds : 1)
      let asked = copies == 32 ? " (asked 5 for 10,000)" : ""
      print("  × \(copies) without figures: \(open) open projects in \(fixed(seconds)) s\(asked)")
    }
  }

  /// The median of new sessions on a newly opened store, and how many projects are open.
  private func time(_ path: String, rounds: Int) throws -> (seconds: Double, open: Int) {
    var times: [Double] = []
    var open = 0
    for _ in 0..<rounds {
      let store = try QualityStore.open(at: path)
      var settings = SessionSettings(today: CalendarDate(iso: "2024-11-01") ?? .earliest)
      settings.output = { _ in }
      let session = try WorkbenchSession(store: store, settings: settings)
      let elapsed = try ContinuousClock().measure {
        _ = try session.evaluate(Self.review, deadlineSeconds: 600)
      }
      times.append(elapsed / .seconds(1))
      open = try session.evaluate("#portfolio").flatMap(Int.init) ?? 0
      try store.close()
    }
    return (times.sorted()[times.count / 2], open)
  }

  private static let review = """
    portfolio = qi.portfolio { on = "2024-01-31" }
    portfolio:accept {
      tier = "probable", flags = { "stale", "unaligned", "no_aim", "wrong_method" },
      decided_by = qi.people[1],
    }
    print(portfolio:clusters())
    print(portfolio:simulate())
    """

  private func fixed(_ value: Double) -> String { String(format: "%.2f", value) }
}

/// The register of the demonstration trust many times over, without its figures.
private struct LargeRegister {
  private let trust: DemonstrationTrust
  private let records: [EntityRecord]

  /// What all copies share; every other entity is copied.
  private static let shared: Set<String> = [
    "measure", "method", "person", "committee", "role", "objective", "objective_link", "focus_area",
    "quality_priority", "priority_evidence", "priority_measure", "site", "word_meaning",
  ]

  init(_ trust: DemonstrationTrust) throws {
    self.trust = trust
    records = try trust.organisationRecords + DemonstrationPortfolio(trust).records
  }

  func write(to path: String, copies: Int) throws {
    let store = try QualityStore.create(at: path)
    _ = try store.plan(trust.spine(copies: copies, code: Self.code))
      .commit(reason: "Benchmark", actor: "bench")
    for copy in 0..<copies {
      let part = records.filter { copy == 0 || !Self.shared.contains($0.entity.name) }
      _ = try store.plan(part.map { .record(Self.copied($0, copy)) })
        .commit(reason: "Benchmark", actor: "bench")
    }
    try store.close()
  }

  /// A record with the codes of its copy, and references to what is copied with them.
  private static func copied(_ record: EntityRecord, _ copy: Int) -> EntityRecord {
    guard copy > 0 else { return record }
    var record = record
    for field in record.entity.fields {
      guard let text = record.text(field.name) else { continue }
      let isOwn = field.name == "code" && record.entity.hasCode
      let isCopied = field.target.map { !shared.contains($0) } ?? false
      if isOwn || isCopied { record[field.name] = .text(code(text, copy)) }
    }
    return record
  }

  private static func code(_ code: String, _ copy: Int) -> String {
    copy == 0 ? code : "\(code)-X\(copy)"
  }
}
