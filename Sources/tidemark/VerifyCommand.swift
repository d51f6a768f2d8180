internal import ArgumentParser
internal import QualityModel
internal import QualityStore
internal import Workbench

/// Checks that the change log and all it recorded are as they were written.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that nothing recorded in a store was altered since.",
    discussion: """
      Every change is chained to the one before by a hash. This finds what was altered by \
      someone who cannot write the whole log anew; keep the hash it prints to find that too. \
      The status is 1 when something was altered.
      """
  )

  @OptionGroup var place: StoreOption

  func run() throws {
    let path = place.location.path
    do {
      let store = try QualityStore.open(at: path)
      let verification = try store.verifyChangeLog()
      if case .intact(let entries, let head) = verification {
        print("\(entries) \(entries == 1 ? "change" : "changes"), all as written. Head \(head)")
        return
      }
      throw Finding(sentence: try sentence(for: verification, of: store))
    } catch let finding as Finding {
      throw Diagnostic(
        kind: "store",
        finding.sentence,
        at: path,
        hint: "Restore the store from a copy made before, and find out who could write to it."
      )
    } catch let error as StoreError {
      var diagnostic = Diagnostic(of: error)
      // There is nothing to verify in a store made now.
      if case .notFound = error { diagnostic.hint = "Name the store with  --store PATH" }
      throw diagnostic
    }
  }

  private struct Finding: Error { let sentence: String }

  /// What is not as it was written, as near to the row as the hashes tell.
  private func sentence(
    for verification: ChangeLogVerification,
    of store: QualityStore
  ) throws(StoreError) -> String {
    switch verification {
    case .intact: return ""
    case .altered(let change, .missing): return "Change \(change) is missing."
    case .altered(let change, .entry):
      return "Change \(change) has an entry that differs from its hash."
    case .altered(let change, .chain):
      return "Change \(change) does not continue the one before it."
    case .altered(let change, .contents):
      let start = "Change \(change) has recorded rows that differ from those it wrote"
      guard let entry = try store.change(change), let rows = try store.rows(ofChange: change) else {
        return start + "."
      }
      let origin =
        "\(entry.sourceName.map { "\($0), " } ?? "")\(entry.recordedAt.day), "
        + "\(entry.actor): \(entry.reason)"
      let count =
        rows.found == rows.written
        ? "all \(NumberText.grouped(rows.written)) are there, and something in them was changed"
        : "it wrote \(NumberText.grouped(rows.written)), and \(NumberText.grouped(rows.found)) are there"
      let first = try store.alteredRow(ofChange: change).map { " " + sentence(for: $0) } ?? ""
      return "\(start) (\(origin)): \(count).\(first)"
    case .stray(let row):
      return "The table \(row.table) has a row (\(row.key)) of change \(row.change), "
        + "which is not in the change log."
    case .schema(let name):
      return "\"\(name)\", a part of the store's schema, is not as Tidemark made it."
    }
  }

  /// Which row is the first that is not as it was written.
  private func sentence(for row: AlteredRow) -> String {
    let table = "in the table \(row.table)"
    switch (row.alteration, row.key) {
    case (.changed, let key): return "The first, \(table): \(key ?? "a row") was changed."
    case (.added, let key): return "The first, \(table): \(key ?? "a row") was added."
    case (.missing, let key?): return "The first, \(table): the row after \(key) is missing."
    case (.missing, nil): return "The first, \(table): the first row of the change is missing."
    }
  }
}
