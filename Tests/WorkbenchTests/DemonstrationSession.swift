import Foundation
import QualityModel
import QualityStore
import Testing

@testable import Workbench

/// A session on a fresh store with the demonstration data, and what it printed.
final class DemonstrationSession {
  let session: WorkbenchSession
  private(set) var output = ""

  /// Makes a store in memory with what the script that ships loads, unless it is to stay empty.
  init(
    isLoaded: Bool = true,
    columns: Int = 100,
    rows: Int = 40,
    memory: MemorySize = .standard,
    store: QualityStore? = nil
  ) throws {
    let today = try #require(CalendarDate(iso: "2024-10-15"))
    let clock = StoreClock.fixed(UTCTimestamp(startOf: today))
    let store =
      try store ?? (isLoaded ? ModelStore.demonstration() : QualityStore.inMemory(clock: clock))
    var settings = SessionSettings(today: today)
    settings.columns = columns
    settings.rows = rows
    settings.memory = memory
    settings.actor = "tester"
    // As at a prompt on a store in out/, where the shipped scripts leave their pictures.
    settings.access = try .interactive(storePath: Self.project.path + "/out/quality.db")
    session = try WorkbenchSession(store: store, settings: settings)
    session.settings.output = { [weak self] in self?.output += $0 }
    Self.standInProject()
  }

  /// Makes a session on a store of its own with the demonstration data and the small example of the
  /// whole model, in which every entity has records.
  convenience init(onModel: Void) throws {
    try self.init(isLoaded: false, store: ModelStore.model())
  }

  /// The folder of the checkout.
  static var project: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// The scripts name their files from the project's folder, as a user would from there.
  private static func standInProject() {
    _ = FileManager.default.changeCurrentDirectoryPath(project.path)
  }

  /// Runs a script file of the project.
  func run(script path: String) throws {
    let source = try Data(contentsOf: Self.project.appendingPathComponent(path))
    try session.runScript(Array(source), path: path)
  }

  /// Evaluates an entry as the prompt does and gives what it shows.
  @discardableResult
  func enter(_ source: String) throws -> String {
    try session.evaluate(source) ?? ""
  }

  /// The diagnostic that an entry ends in.
  func failure(of source: String) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try session.evaluate(source)
      return nil
    } catch {
      return error
    }
  }

  /// What an entry printed.
  func printed(_ source: String) throws -> String {
    output = ""
    try enter(source)
    return output
  }
}
