internal import ArgumentParser
internal import Foundation
internal import JupyterKernel
internal import OrderedJSON
internal import Workbench

/// Writes the specification by which Jupyter finds and starts the kernel.
struct KernelInstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Have Jupyter know of the kernel.",
    discussion: """
      Writes kernel.json to the folder kernels/tidemark of Jupyter's data, over one that is there. \
      Without an option that is the system's, under /usr/local/share/jupyter. The specification names \
      this program where it lies now: install again after it has moved.

        tidemark kernel install --user
        tidemark kernel install --sys-prefix
        tidemark kernel install --user --name trust --store /srv/trust.db
      """
  )

  @Flag(name: .long, help: "For this person alone.")
  var user = false

  @Flag(name: .long, help: "Into the virtual or conda environment that is active.")
  var sysPrefix = false

  @Option(
    name: .long,
    help: ArgumentHelp("Into share/jupyter beneath this folder.", valueName: "folder")
  )
  var prefix: String?

  @Option(
    name: .long,
    help: ArgumentHelp("What Jupyter is to call it by.", valueName: "name")
  )
  var name = "tidemark"

  @Option(
    name: .long,
    help: ArgumentHelp("What people see it called.", valueName: "text")
  )
  var displayName = "Tidemark (Lua)"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The store of all its notebooks, instead of quality.db beside each.",
      valueName: "path"
    )
  )
  var store: String?

  func validate() throws {
    if (user ? 1 : 0) + (sysPrefix ? 1 : 0) + (prefix == nil ? 0 : 1) > 1 {
      throw ValidationError("Choose one of --user, --sys-prefix and --prefix.")
    }
    guard !name.isEmpty,
      name.utf8.allSatisfy({ byte in
        let scalar = Unicode.Scalar(byte)
        return byte < 0x80
          && (scalar.properties.isAlphabetic || "0123456789._-".utf8.contains(byte))
      })
    else {
      throw ValidationError("A kernel's name has letters, digits, points, dashes and underscores.")
    }
  }

  func run() throws {
    let environment = Terminal.environment
    let place = try KernelPlace(
      user: user,
      sysPrefix: sysPrefix,
      prefix: prefix,
      environment: environment
    )
    let folder = place.folder + "/kernels/" + name.lowercased()
    let specification = KernelSpecification(
      program: Self.program,
      displayName: displayName,
      store: store.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    )
    do {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true
      )
      try Data(specification.text.utf8)
        .write(to: URL(fileURLWithPath: folder + "/kernel.json"), options: .atomic)
    } catch {
      throw Diagnostic(
        kind: "file",
        "The kernel's specification cannot be written: \(DisplayWidth.oneLine("\(error)")).",
        at: folder,
        hint: "Install it for yourself with  --user , or beneath a folder of yours with  --prefix"
      )
    }
    print("Installed \(folder)/kernel.json")
  }

  /// This program's file.
  private static var program: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL.path
  }
}

/// The folder of Jupyter's data that a kernel goes to.
struct KernelPlace {
  let folder: String

  /// - Throws: A diagnostic where there is no such folder to be had.
  init(
    user: Bool,
    sysPrefix: Bool,
    prefix: String?,
    environment: [String: String]
  ) throws(Diagnostic) {
    func set(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let prefix {
      folder = URL(fileURLWithPath: prefix).standardizedFileURL.path + "/share/jupyter"
    } else if sysPrefix {
      guard let prefix = set("VIRTUAL_ENV") ?? set("CONDA_PREFIX") else {
        throw Diagnostic(
          kind: "usage",
          "No environment is active (--sys-prefix).",
          hint: "Activate one, or name its folder with  --prefix"
        )
      }
      folder = prefix + "/share/jupyter"
    } else if user {
      if let data = set("JUPYTER_DATA_DIR") {
        folder = data
      } else if let data = set("XDG_DATA_HOME") {
        folder = data + "/jupyter"
      } else if let home = set("HOME") {
        folder = home + "/.local/share/jupyter"
      } else {
        throw Diagnostic(
          kind: "usage",
          "There is no home folder (--user).",
          hint: "Name a folder with  --prefix"
        )
      }
    } else {
      folder = "/usr/local/share/jupyter"
    }
  }
}

/// What Jupyter is told of the kernel: how it is started and what it can do.
struct KernelSpecification {
  let program: String
  let displayName: String
  let store: String?

  /// The text of kernel.json.
  var text: String {
    let arguments =
      [program, "kernel", "serve", "--connection-file", "{connection_file}"]
      + (store.map { ["--store", $0] } ?? [])
    let value: JSONValue = [
      "argv": .array(arguments.map(JSONValue.string)),
      "display_name": .string(displayName),
      "language": .string(KernelInformation.language),
      "interrupt_mode": "message",
      "metadata": ["supported_encryption": ["curve"]],
    ]
    return value.indentedText() + "\n"
  }
}
