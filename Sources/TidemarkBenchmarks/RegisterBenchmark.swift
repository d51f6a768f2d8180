import Foundation
import PseudoTerminalSupport

/// A register of 100,000 projects, from a file to a durable store, as a user loads it.
///
/// What is asked is seconds and not minutes; beside it stands `sqlite3 .import` of the same file into
/// a table with the same key, which checks nothing and keeps no history.
struct RegisterBenchmark {
  let projects: Int
  private let folder: URL
  private let program = BuiltProduct.path("tidemark")

  init(projects: Int = 100_000) throws {
    self.projects = projects
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tidemark-register-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func run() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(people, to: "people.csv")
    try write(methods, to: "methods.csv")
    try write(register, to: "projects.csv")
    try write(script, to: "load.lua")
    print("register: \(projects) projects with leads and methods, from file to durable store")
    for size in ["all new", "the same file again"] {
      let load = TimedProgram(
        [
          program, "run", "--store", path("register.db"), "--create", "--allow-read", folder.path,
          path("load.lua"),
        ],
        output: path("output"),
        watchesMemory: true
      )
      guard load.status == 0 else {
        print("  \(size): failed with status \(load.status)")
        return
      }
      let said =
        try String(contentsOfFile: path("output"), encoding: .utf8)
        .split(separator: "\n").last.map(String.init) ?? ""
      print(
        "  \(size): \(String(format: "%.1f", load.seconds)) s, "
          + "\(load.peakKibibytes / 1024) MiB at most; \(said)"
      )
    }
    let shell = TimedProgram(
      [
        "sqlite3", path("reference.db"),
        "CREATE TABLE project (code TEXT PRIMARY KEY, title TEXT, aim TEXT, method TEXT, lead TEXT, "
          + "status TEXT, status_on TEXT, registered_on TEXT) STRICT, WITHOUT ROWID;",
        ".mode csv", ".import --skip 1 '\(path("projects.csv"))' project",
      ],
      output: "/dev/null"
    )
    print(
      shell.status == 0
        ? "  sqlite3 .import \(String(format: "%.1f", shell.seconds)) s"
        : "  sqlite3 .import: skipped (apt-get install sqlite3)"
    )
  }

  private static let leads = 500

  private var people: String {
    "code,name,kind\n"
      + (1...Self.leads).map { "PE-\(1_000 + $0),Lead number \($0),staff\n" }.joined()
  }

  private var methods: String {
    "code,name,fits,requires_family,requires_standards,requires_approval\n"
      + "M-1,Model for improvement,Much that hangs together,true,false,false\n"
      + "M-2,Something else,What is simple,false,false,false\n"
  }

  private var register: String {
    var text = "code,title,aim,method,lead,status,status_on,registered_on\n"
    for number in 1...projects {
      text += "R-\(1_000_000 + number),A piece of work with the number \(number),"
      text += "\"Fewer of them by spring, for all who come\",M-\(number % 2 + 1),"
      text += "PE-\(1_001 + number % Self.leads),proposed,2024-05-\(10 + number % 20),"
      text += "2024-05-\(10 + number % 20)\n"
    }
    return text
  }

  private var script: String {
    """
    local qi <const> = require "qi"
    local plan <const> = qi.import_records {
      files = { people = "\(path("people.csv"))", methods = "\(path("methods.csv"))",
        projects = "\(path("projects.csv"))" },
    }
    if plan.new > 0 then
      print(plan:commit { reason = "The register" })
    else
      print(("new %d, changed %d, same %d"):format(plan.new, plan.changed, plan.same))
    end
    """
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
}
