internal import ArgumentParser
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
    let verification: ChangeLogVerification
    do throws(StoreError) {
      verification = try QualityStore.open(at: place.location.path).verifyChangeLog()
    } catch {
      var diagnostic = Diagnostic(of: error)
      // There is nothing to verify in a store made now.
      if case .notFound = error { diagnostic.hint = "Name the store with  --store PATH" }
      throw diagnostic
    }
    switch verification {
    case .intact(let entries, let head):
      print("\(entries) \(entries == 1 ? "change" : "changes"), all as written. Head \(head)")
    case .altered(let change, let what):
      let words =
        switch what {
        case .missing: "is missing"
        case .entry: "has an entry that differs from its hash"
        case .chain: "does not continue the one before it"
        case .contents: "has recorded rows that differ from those it wrote"
        }
      throw Diagnostic(
        kind: "store",
        "Change \(change) \(words).",
        at: place.location.path,
        hint: "Restore the store from a copy made before, and find out who could write to it."
      )
    }
  }
}
