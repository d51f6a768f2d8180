// Arbitrary series, options and rule sets against the core, and arbitrary bytes against the filter.
// `make fuzz` builds and runs it.
//
//   spc-fuzz [--seconds N] [--seed N]   many runs; each has a seed of its own
//   spc-fuzz --run SEED                 one run again, its input printed first
//   spc-fuzz --show SEED                prints the input of a run and runs nothing
//
// Status: 0 nothing found, 1 something found (told with the seed of the run), 2 wrong arguments.
import Glibc

switch FuzzArguments(CommandLine.arguments.dropFirst()) {
case .many(let seconds, let seed):
  exit(Supervisor(seconds: seconds, seed: seed).run())
case .worker(let seconds, let seed, let progress):
  exit(Worker(seconds: seconds, seed: seed, progress: Progress(path: progress)).run())
case .one(let seed):
  print(FuzzRun(seed: seed).description)
  let broken = FuzzRun(seed: seed).broken()
  print(broken.isEmpty ? "Nothing is wrong with it." : broken.joined(separator: "\n"))
  exit(broken.isEmpty ? 0 : 1)
case .show(let seed):
  print(FuzzRun(seed: seed).description)
case nil:
  print("usage: spc-fuzz [--seconds N] [--seed N] | --run SEED | --show SEED")
  exit(2)
}

/// What the program was asked to do.
enum FuzzArguments {
  case many(seconds: Double, seed: UInt64)
  case worker(seconds: Double, seed: UInt64, progress: String)
  case one(seed: UInt64)
  case show(seed: UInt64)

  init?(_ arguments: ArraySlice<String>) {
    var seconds = 60.0
    var seed = UInt64(time(nil))
    var progress: String?
    var single: String?
    var rest = arguments
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { return nil }
      switch option {
      case "--seconds":
        guard let number = Double(value), number > 0 else { return nil }
        seconds = number
      case "--progress": progress = value
      case "--seed", "--run", "--show":
        guard let number = UInt64(value) else { return nil }
        seed = number
        if option != "--seed" { single = option }
      default: return nil
      }
    }
    if let single {
      self = single == "--run" ? .one(seed: seed) : .show(seed: seed)
    } else if let progress {
      self = .worker(seconds: seconds, seed: seed, progress: progress)
    } else {
      self = .many(seconds: seconds, seed: seed)
    }
  }
}
