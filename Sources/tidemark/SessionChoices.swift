internal import Foundation
internal import QualityModel
internal import QualityStore
internal import Workbench

/// What a command on a store was told, however it was told.
struct SessionChoices: Equatable {
  var store: String?
  var create = false
  var asOf: String?
  var today: String?
  var memory = usualMemory
  var preview = false

  /// The memory that scripts may use when nothing is said.
  static let usualMemory = "512M"

  /// The path of the store, and whether the user named it.
  var location: (path: String, isNamed: Bool) { StoreOption.location(of: store) }

  /// Opens the store, or makes it where that was asked for.
  func openStore(
    creatingDefault: Bool,
    mode: StoreMode = .readWrite
  ) throws -> (store: QualityStore, isNew: Bool) {
    let (path, isNamed) = location
    let exists = FileManager.default.fileExists(atPath: path)
    if !exists, create {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    do throws(StoreError) {
      if !exists && (create || (creatingDefault && !isNamed)) {
        return (try QualityStore.create(at: path), true)
      }
      return (try QualityStore.open(at: path, mode: preview ? .readOnly : mode), false)
    } catch {
      throw Diagnostic(of: error)
    }
  }

  /// Whether the store is there and can be opened after the prompt stands there.
  ///
  /// - Throws: A diagnostic where the store's first bytes already show that it cannot be opened.
  func canOpenLater() throws -> Bool {
    let (path, _) = location
    guard asOf == nil, !preview, access(path, F_OK) == 0 else { return false }
    do { return try QualityStore.isReadyToOpen(at: path) } catch { throw Diagnostic(of: error) }
  }

  /// The settings that the options and the surroundings give.
  func settings() throws -> SessionSettings {
    var settings = SessionSettings(today: try day(today, option: "--today") ?? .machineToday)
    settings.asOf = try day(asOf, option: "--as-of").map(AsOf.date) ?? .now
    settings.actor = Terminal.environment["USER"] ?? NSUserName()
    if settings.actor.isEmpty { settings.actor = "unknown" }
    settings.colour = Terminal.standardOutput.mayColour
    settings.unicode = Terminal.writesUnicode
    let size = Terminal.standardOutput.size
    settings.columns = size?.columns ?? 100
    // A file or a pipe has no screen to keep within.
    settings.rows = size?.rows ?? SessionSettings.rowsOfPaper
    settings.readOn = .machineToday
    settings.memory = try memorySize()
    settings.environment = ScriptEnvironment(
      allowedOf: Terminal.environment
    )
    let progress = ProgressLine.onStandardError()
    settings.progress = progress?.show
    settings.output = { text in
      progress?.clear()
      try StandardOutput.write(text)
    }
    settings.warning = { text in
      progress?.clear()
      StandardError.write(["warning: \(text)"])
    }
    return settings
  }

  /// The path of the store, when it is there or will be made: its folder belongs to scripts.
  var storePath: String? {
    let (path, isNamed) = location
    return isNamed || create || FileManager.default.fileExists(atPath: path) ? path : nil
  }

  private func memorySize() throws(Diagnostic) -> MemorySize {
    do { return try MemorySize(memory) } catch { throw Diagnostic(error) }
  }

  private func day(_ text: String?, option: String) throws -> CalendarDate? {
    guard let text else { return nil }
    guard let day = CalendarDate(iso: text) else {
      throw Diagnostic(
        kind: "usage",
        "\"\(text)\" is not a date (\(option)).",
        hint: "Write it like 2024-09-30."
      )
    }
    return day
  }
}

extension CalendarDate {
  /// The day on the machine's clock and in its time zone.
  fileprivate static var machineToday: CalendarDate {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    return UTCTimestamp(secondsSince1970: Int64(now + local.tm_gmtoff)).day
  }
}
