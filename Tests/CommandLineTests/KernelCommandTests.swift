import Foundation
import PseudoTerminalSupport
import Testing

/// The command `kernel` without a front end; with one, `make test-jupyter` looks at it.
@Suite("The command for notebooks of Jupyter's")
struct KernelCommandTests {
  let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private struct Specification: Decodable {
    var argv: [String]
    var display_name: String
    var language: String
    var interrupt_mode: String
    var metadata: [String: [String]]
  }

  private func specification(at path: String) throws -> Specification {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(workplace.path)/\(path)/kernel.json"))
    return try JSONDecoder().decode(Specification.self, from: data)
  }

  @Test("Install writes how Jupyter starts this program, and says where")
  func install() throws {
    let outcome = try workplace.run(["kernel", "install", "--user"])
    let folder = ".local/share/jupyter/kernels/tidemark"
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "Installed \(workplace.path)/\(folder)/kernel.json\n")
    let written = try specification(at: folder)
    #expect(FileManager.default.isExecutableFile(atPath: written.argv[0]))
    #expect(
      written.argv.dropFirst() == ["kernel", "serve", "--connection-file", "{connection_file}"]
    )
    #expect(written.language == "lua")
    #expect(written.interrupt_mode == "message")
    #expect(written.metadata["supported_encryption"] == ["curve"])
  }

  @Test("Each option names its place, and what is installed again takes the place of the first")
  func places() throws {
    let root = workplace.path
    for (arguments, environment, folder) in [
      (["--prefix", "here"], [:], "here/share/jupyter/kernels/tidemark"),
      (["--sys-prefix"], ["VIRTUAL_ENV": "\(root)/venv"], "venv/share/jupyter/kernels/tidemark"),
      (["--user"], ["XDG_DATA_HOME": "\(root)/xdg"], "xdg/jupyter/kernels/tidemark"),
      (["--user"], ["JUPYTER_DATA_DIR": "\(root)/data"], "data/kernels/tidemark"),
    ] as [([String], [String: String], String)] {
      let first = try workplace.run(["kernel", "install"] + arguments, environment: environment)
      #expect(first.status == 0, "\(first.errors)")
      let again = try workplace.run(
        ["kernel", "install", "--display-name", "Trust", "--store", "trust.db"] + arguments,
        environment: environment
      )
      #expect(again.status == 0, "\(again.errors)")
      let written = try specification(at: folder)
      #expect(written.display_name == "Trust")
      // The notebooks lie anywhere, so the store's path is whole.
      #expect(written.argv.suffix(2) == ["--store", "\(root)/trust.db"])
    }
    let named = try workplace.run(["kernel", "install", "--prefix", "here", "--name", "Trust-2"])
    #expect(named.status == 0)
    #expect(try specification(at: "here/share/jupyter/kernels/trust-2").argv.count == 5)
  }

  @Test(
    "A wrong command line ends with status 2 and says why",
    arguments: [
      (["install", "--user", "--prefix", "x"], "Choose one of"),
      (["install", "--name", "../x"], "letters, digits"),
      (["install", "--sys-prefix"], "No environment is active"),
      (["--connection-file", "none.json"], "cannot be read"),
      (["--connection-file", "bad.json"], "no connection file"),
      (["serve", "--connection-file", "udp.json"], "no transport"),
    ]
  )
  func mistakes(arguments: [String], words: String) throws {
    try workplace.write("{", to: "bad.json")
    try workplace.write(
      """
      {"transport": "udp", "ip": "127.0.0.1", "shell_port": 1, "control_port": 2, "iopub_port": 3,
       "stdin_port": 4, "hb_port": 5, "key": ""}
      """,
      to: "udp.json"
    )
    let outcome = try workplace.run(["kernel"] + arguments)
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test("An answer that is typed before the question stands there is its answer")
  func typedAhead() throws {
    let prompt = try workplace.prompt(columns: 100)
    try prompt.expect("qi> ")
    prompt.enter("local s = os.clock() repeat until os.clock() - s > 1")
    prompt.enter("ward = qi.ask 'Which ward? '")
    prompt.enter("Crofton")
    prompt.enter("'<' .. ward .. '>'")
    try prompt.expect("<Crofton>")
    try prompt.expect("qi> ")
  }

  @Test("A question at the prompt waits for a line, which Ctrl-C gives up")
  func asking() throws {
    let prompt = try workplace.prompt(columns: 100)
    try prompt.expect("qi> ")
    // The question is put together there, so that what is typed does not hold it.
    prompt.enter("ward = qi.ask('Which ' .. 'ward? ')")
    try prompt.expect("Which ward? ")
    prompt.enter("Crofton")
    try prompt.expect("qi> ")
    prompt.enter("'<' .. ward .. '>'")
    try prompt.expect("<Crofton>")
    try prompt.expect("qi> ")
    prompt.enter("qi.ask('And ' .. 'now? ')")
    try prompt.expect("And now? ")
    prompt.press(.control("c"))
    try prompt.expect("Stopped by Ctrl-C.")
    try prompt.expect("qi> ")
    // In a stream the lines to come are entries.
    let outcome = try workplace.run([], input: "qi.ask 'Which? '\n")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("Nobody can be asked here."))
  }
}
