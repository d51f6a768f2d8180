// Kills the real program with SIGKILL while it makes a store, loads figures, imports records and
// commits, and looks at what it left. `make soak` builds and runs it; `make test` runs a dozen.
//
//   store-soak [--runs N] [--seed N]   many runs; each has a seed of its own
//   store-soak --run SEED              one run again, as far as time lets it be the same
//   store-soak --program PATH          another build of the program than the one beside this
//   store-soak --break NAME            one run after which the store is damaged as a program would
//                                      that breaks a promise: lost, torn, half, chain or litter
//
// Status: 0 every promise kept, 1 one broken (told with the seed of the run, and the folder kept) or
// too few kills where it matters, 2 wrong arguments, a machine on which the program cannot be run,
// or damage that nobody noticed.
import Foundation

guard let arguments = SoakArguments(CommandLine.arguments.dropFirst()) else {
  print("usage: store-soak [--runs N] [--seed N] [--program PATH] | --run SEED | --break NAME")
  exit(2)
}
do {
  exit(try Soak(arguments).run())
} catch {
  print("soak: \(error)")
  exit(2)
}

/// What the program was asked to do.
struct SoakArguments {
  var runs = 200
  var seed = UInt64(time(nil))
  /// The seed of the one run that is wanted.
  var single: UInt64?
  var program: String
  /// What is to be broken.
  var damage: Damage?

  init?(_ arguments: ArraySlice<String>) {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    program = URL(fileURLWithPath: own).deletingLastPathComponent().path + "/tidemark"
    var rest = arguments
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { return nil }
      switch option {
      case "--program": program = value
      case "--runs":
        guard let number = Int(value), number > 0 else { return nil }
        runs = number
      case "--break":
        guard let named = Damage(rawValue: value) else { return nil }
        damage = named
      case "--seed", "--run":
        guard let number = UInt64(value) else { return nil }
        if option == "--run" { single = number } else { seed = number }
      default: return nil
      }
    }
  }
}
