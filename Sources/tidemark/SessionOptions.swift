internal import ArgumentParser
internal import QualityStore
internal import Workbench

/// The options that commands on a store share.
struct SessionOptions: ParsableArguments {
  @OptionGroup var place: StoreOption

  @Flag(name: .long, help: "Make the store when it is not there.")
  var create = false

  @Option(
    name: .long,
    help: ArgumentHelp("Read the store as it was known at the end of this day.", valueName: "date")
  )
  var asOf: String?

  @Option(name: .long, help: ArgumentHelp("The day to take as today.", valueName: "date"))
  var today: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The most memory scripts may use, with K, M or G.",
      valueName: "size"
    )
  )
  var memory = SessionChoices.usualMemory

  @Flag(
    name: .long,
    help: """
      For what is not trusted yet: the store is only read, and no file is read or written but the \
      modules that are required.
      """
  )
  var preview = false

  func validate() throws {
    if preview, create {
      throw ValidationError("--preview only reads, so it cannot make a store: leave out --create.")
    }
  }

  /// What was chosen, without the parser.
  var choices: SessionChoices {
    SessionChoices(
      store: place.store,
      create: create,
      asOf: asOf,
      today: today,
      memory: memory,
      preview: preview
    )
  }

  /// Opens the store, or makes it where that was asked for.
  func openStore(creatingDefault: Bool) throws -> (store: QualityStore, isNew: Bool) {
    try choices.openStore(creatingDefault: creatingDefault)
  }

  /// The settings that the options and the surroundings give.
  func settings() throws -> SessionSettings { try choices.settings() }

  /// The path of the store, when it is there or will be made: its folder belongs to scripts.
  var storePath: String? { choices.storePath }
}
