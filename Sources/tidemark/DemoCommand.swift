internal import ArgumentParser
internal import DemonstrationTrust
internal import QualityStore
internal import Workbench

/// Makes a store that holds the demonstration trust.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Make a store with the demonstration trust.",
    discussion: """
      The trust is synthetic: units, measures with four and a half years of figures, people, the \
      golden thread and a register of 400 projects, made from one seed and loaded as files are, \
      each on the day on which it would have been known: as of an earlier day it shows what was \
      known then. The store must not exist yet.
      """
  )

  @OptionGroup var place: StoreOption

  @Option(help: "Another seed makes another trust.")
  var seed: UInt64 = DemonstrationTrust.usualSeed

  func run() throws {
    let path = place.location.path
    let trust: DemonstrationTrust
    do throws(TruthNotPlanted) {
      trust = try DemonstrationTrust(seed: seed)
    } catch {
      throw Diagnostic(
        kind: "usage",
        "No trust can be made from the seed \(seed).",
        hint: "Give another with  --seed  or none."
      )
    }
    do {
      let loaded = try DemonstrationLoad.make(trust, at: path)
      print(
        "\(path): \(loaded.records) records and \(loaded.figures) figures of a synthetic trust."
      )
    } catch let error as StoreError {
      var diagnostic = Diagnostic(of: error)
      if case .alreadyExists = error {
        diagnostic.hint = "Name a store that does not exist yet with  --store PATH"
      }
      throw diagnostic
    }
  }
}
