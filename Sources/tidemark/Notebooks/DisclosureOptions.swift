internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import OrderedJSON
internal import Workbench

/// What is done where a notebook holds what is not to leave.
enum DisclosurePolicy: String, ExpressibleByArgument, CaseIterable {
  /// Nothing is written.
  case refuse
  /// It is written without it.
  case redact
  /// It is written as it is, and said.
  case report
}

/// A notebook that was held against the rules, and what a policy makes of it.
struct CheckedNotebook {
  let gate: DisclosureGate
  let policy: DisclosurePolicy
  private let original: Notebook
  private let rules: DisclosureRules

  /// The status of the program where nothing was written for what was found.
  static let refusedStatus: Int32 = 6

  init(
    _ notebook: Notebook,
    _ rules: DisclosureRules,
    _ policy: DisclosurePolicy,
    cleared: [Int: CellClearance] = [:]
  ) {
    original = notebook
    self.rules = rules
    self.policy = policy
    gate = DisclosureGate(notebook, rules, cleared: cleared)
  }

  /// What may be written.
  var notebook: Notebook { policy == .redact ? gate.notebook : original }

  /// Whether nothing may be written.
  var isRefused: Bool { policy == .refuse && !gate.findings.isEmpty }

  /// A text about the notebook, without what is never printed.
  func cleaned(_ text: String) -> String { DisclosureGate.cleaned(text, rules) }

  /// What was found and what became of it, for people; nothing where there is nothing to say.
  func lines(isShared: Bool) -> [String] {
    var lines: [String] = []
    let findings = gate.findings
    if !findings.isEmpty {
      switch policy {
      case .refuse:
        lines.append(
          "error: The notebook holds what should not be \(isShared ? "shared" : "saved"), so nothing was "
            + "written:"
        )
      case .redact:
        lines.append(
          "The notebook held what should not be \(isShared ? "shared" : "saved"). It was written "
            + "without it:"
        )
      case .report:
        lines.append(
          "The notebook holds what should not be \(isShared ? "shared" : "saved"). It was written "
            + "all the same:"
        )
      }
      lines += findings.prefix(Self.mostLines).map { "  \(line($0))" }
      if findings.count > Self.mostLines {
        lines.append("  … \(findings.count - Self.mostLines) more")
      }
      if policy != .redact { lines += hints(isShared: isShared) }
    }
    if !gate.passed.isEmpty {
      let cells = gate.passed.map(String.init).joined(separator: ", ")
      lines.append(
        "Not looked at for small counts, being tagged \(DisclosureRules.passTag): "
          + "\(gate.passed.count == 1 ? "cell" : "cells") \(cells)."
      )
    }
    return lines
  }

  private static let mostLines = 40

  private func line(_ finding: DisclosureFinding) -> String {
    var place = finding.cell.map { "cell \($0), " } ?? "the notebook's "
    place += finding.place.word
    if !finding.forms.isEmpty { place += " (\(finding.forms.joined(separator: ", ")))" }
    return "\(place): \(words(finding))"
  }

  private func words(_ finding: DisclosureFinding) -> String {
    func counted(_ one: String, _ several: String) -> String {
      NumberText.counted(finding.count, one, plural: several)
    }
    switch finding.kind {
    case .nhsNumber: return counted("NHS number", "NHS numbers")
    case .machinePath: return counted("path or name of a machine", "paths or names of a machine")
    case .smallCount:
      let bound = rules.smallestShared.map { "from 1 to \($0 - 1)" } ?? ""
      return counted("figure that rests on a count", "figures that rest on counts") + " \(bound)"
    case .undeclared: return "a chart that does not say what it counts"
    case .unreadable:
      return counted("picture or form", "pictures or forms") + " that cannot be checked"
    }
  }

  /// How to mend it, once for each kind.
  private func hints(isShared: Bool) -> [String] {
    let kinds = Set(gate.findings.map(\.kind))
    let hints = DisclosureFinding.Kind.allCases.filter(kinds.contains).map { kind in
      switch kind {
      case .nhsNumber:
        "NHS numbers: take them out of the cells, and of what the cells read."
      case .machinePath: "Paths: name files from the folder of the notebook."
      case .smallCount:
        "Small counts: look at a longer time or a larger unit. Where a cell counts nobody, give it the "
          + "tag  \(DisclosureRules.passTag)"
      case .undeclared: "Charts: run the notebook again; charts say now what they count."
      case .unreadable:
        "Pictures: leave them out, or look at each and give its cell the tag  "
          + DisclosureRules.passTag
      }
    }
    return hints.map { "  hint: \($0)" }
      + ["  hint: To write it without all this:  --disclosure redact"]
  }

  /// The same for programs.
  var summary: JSONValue {
    var summary = JSONObject()
    summary["policy"] = .string(policy.rawValue)
    if let smallest = rules.smallestShared {
      summary["counts_hidden_below"] = .number(JSONNumber(smallest))
    }
    summary["refused"] = .bool(isRefused)
    summary["passed_cells"] = .array(gate.passed.map { .number(JSONNumber($0)) })
    summary["findings"] = .array(
      gate.findings.map { finding in
        [
          "cell": finding.cell.map { .number(JSONNumber($0)) } ?? .null,
          "id": finding.id.map { .string($0) } ?? .null,
          "place": .string(finding.place.word),
          "kind": .string(finding.kind.rawValue),
          "count": .number(JSONNumber(finding.count)),
          "forms": .array(finding.forms.map { .string($0) }),
        ]
      }
    )
    return .object(summary)
  }
}

extension MachineNames {
  /// The names of this machine, for whoever runs the program.
  ///
  /// - Parameters:
  ///   - notebooks: Notebooks that are read, whose folders are names as well.
  ///   - store: The path of the store; nil where none is used.
  /// - Returns: The names.
  static func ofThisMachine(notebooks: [String], store: String?) -> MachineNames {
    let manager = FileManager.default
    func absolute(_ path: String) -> String {
      URL(fileURLWithPath: path).standardizedFileURL.path
    }
    let environment = ProcessInfo.processInfo.environment
    let temporary = [environment["TMPDIR"], NSTemporaryDirectory(), "/tmp", "/var/tmp"]
    // A link to a folder is a name of it too.
    func named(_ path: String) -> [String] {
      let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      return resolved == path ? [path] : [path, resolved]
    }
    var host = [CChar](repeating: 0, count: 256)
    let hasHost = gethostname(&host, host.count - 1) == 0
    let user = getpwuid(getuid()).flatMap { $0.pointee.pw_name.map { String(cString: $0) } }
    let working = manager.currentDirectoryPath
    return MachineNames(
      home: environment["HOME"] ?? NSHomeDirectory(),
      working: working,
      temporary: temporary.compactMap(\.self).flatMap { named(absolute($0)) },
      files: store.map { named(absolute($0)) } ?? [],
      folders: notebooks.flatMap { named((absolute($0) as NSString).deletingLastPathComponent) },
      user: user ?? environment["USER"],
      host: hasHost
        ? String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        : nil
    )
  }
}
