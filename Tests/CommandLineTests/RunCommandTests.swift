import Foundation
import Testing

@Suite("tidemark run and the command line")
struct RunCommandTests {
  let workplace: Workplace

  init() throws { workplace = try Workplace() }

  @Test("The shipped analysis prints what it found and writes the picture")
  func violenceOnCrofton() throws {
    try workplace.makeDemonstrationStore()
    let outcome = try workplace.run(["run", "scripts/analyses/violence_on_crofton.lua"])
    #expect(outcome.errors.isEmpty)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("29 of 54 points are special cause."))
    #expect(outcome.output.contains("limits 2.7241 to 19.6093"))
    #expect(outcome.output.contains("The fall holds: no special cause since."))
    let picture = try workplace.read("out/violence_on_crofton.svg")
    #expect(picture.contains("<title"))
    #expect(picture.hasSuffix("</svg>\n"))
  }

  @Test("The load script can be run again and then finds nothing new")
  func loadTwice() throws {
    try workplace.makeDemonstrationStore()
    let outcome = try workplace.run(["run", "scripts/loads/crofton_ward.lua"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("new 0 · changed 0 · same 54 · rejected 0"))
    #expect(outcome.output.contains("Nothing is new"))
  }

  @Test("A script error gives its line and what to do, with status 1")
  func scriptError() throws {
    try workplace.write("local qi = require \"qi\"\nqi.measure \"x\"\n", to: "a.lua")
    let outcome = try workplace.run(["run", "--create", "a.lua"])
    #expect(outcome.status == 1)
    #expect(
      outcome.errors == """
        error: There is no measure "x".
          where  a.lua:2
             2 | qi.measure "x"
               |            ^
          mend   List the measures with  qi.measures

        """
    )
    #expect(outcome.output.isEmpty)
  }

  @Test("Parameters are given, checked by type, and unknown ones refused")
  func parameters() throws {
    try workplace.write(
      """
      local qi = require "qi"
      local p = qi.params {
        month = { "month", default = "2024-01", help = "the month" },
        points = { "integer", default = 12, help = "points" },
      }
      print(p.month, p.points + 1)
      """,
      to: "p.lua"
    )
    func run(_ more: String...) throws -> Workplace.Outcome {
      try workplace.run(["run", "--create", "p.lua"] + more)
    }
    #expect(try run().output == "2024-01\t13\n")
    #expect(try run("-p", "month=2024-09", "-p", "points=20").output == "2024-09\t21\n")
    let wrongType = try run("-p", "points=many")
    #expect(wrongType.status == 2)
    #expect(wrongType.errors.contains("\"many\" is not a whole number"))
    let unknown = try run("-p", "moth=2024-09")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("Did you mean \"month\"?"))
  }

  @Test("A parameter for a script that takes none is not swallowed")
  func unusedParameter() throws {
    try workplace.write("print(1)\n", to: "a.lua")
    let outcome = try workplace.run(["run", "--create", "a.lua", "-p", "month=2024-09"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("\"month\" was not used"))
  }

  @Test("A full disk under the output is an error and no crash")
  func fullDisk() throws {
    try workplace.write("for i = 1, 100 do print(i) end\n", to: "a.lua")
    let outcome = try workplace.run(
      ["run", "--create", "a.lua"],
      outputPath: "/dev/full"
    )
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("cannot be written"))
  }

  @Test("Unknown commands and options are answered with the near miss")
  func nearMisses() throws {
    let command = try workplace.run(["rnu", "a.lua"])
    #expect(command.status == 2)
    #expect(command.errors.contains("There is no command \"rnu\". Did you mean \"run\"?"))
    let script = try workplace.run(["a.lua"])
    #expect(script.errors.contains("tidemark run a.lua"))
    let option = try workplace.run(["run", "--tiemout", "3", "a.lua"])
    #expect(option.status == 2)
    #expect(option.errors.contains("Did you mean '--timeout'?"))
  }

  @Test(
    "Every command has help that says what it is for",
    arguments: ["run", "spc", "verify", "prompt"]
  )
  func help(command: String) throws {
    let outcome = try workplace.run([command, "--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("OVERVIEW:"))
    #expect(outcome.output.contains("USAGE: tidemark \(command)"))
    let general = try workplace.run(["--help"])
    #expect(general.output.contains("  \(command) "))
  }

  @Test("A script on plain numbers needs no store; one that reads is told that there is none")
  func withoutStore() throws {
    try workplace.write(
      """
      local qi = require "qi"
      local series = qi.series { values = { 3, 5, 4, 6, 2, 5, 4, 3, 6, 5, 4, 5 }, name = "Waits" }
      print(series:spc())
      print(series:chart { title = "Waits" })
      print(qi.funnel { numerators = { 3, 4 }, denominators = { 9, 9 }, kind = "proportion" })
      print(qi.pareto { values = { Falls = 3, Other = 1 } })
      print(qi.list { series }:latest():table())
      """,
      to: "plain.lua"
    )
    let plain = try workplace.run(["run", "plain.lua"])
    #expect(plain.status == 0, "\(plain.errors)")
    #expect(plain.output.contains("Waits"))
    #expect(!FileManager.default.fileExists(atPath: workplace.path + "/quality.db"))
    try workplace.write("print(require(\"qi\").measure \"falls\")", to: "reads.lua")
    let reads = try workplace.run(["run", "reads.lua"])
    #expect(reads.status == 1)
    #expect(reads.errors.contains("There is no store at this place."), "\(reads.errors)")
    #expect(reads.errors.contains("quality.db"))
    #expect(!FileManager.default.fileExists(atPath: workplace.path + "/quality.db"))
  }

  @Test("A store that is not there is not made by accident")
  func noStore() throws {
    try workplace.write("print(1)\n", to: "a.lua")
    let outcome = try workplace.run(["run", "--store", "elsewhere.db", "a.lua"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("There is no store at this place."))
    #expect(outcome.errors.contains("elsewhere.db"))
    #expect(!workplace.exists("elsewhere.db"))
    let byEnvironment = try workplace.run(
      ["run", "a.lua"],
      environment: ["TIDEMARK_STORE": "other.db"]
    )
    #expect(byEnvironment.errors.contains("other.db"))
  }

  @Test("A file that is not a store is refused and not touched")
  func notAStore() throws {
    try workplace.write("unit,month\n", to: "figures.csv")
    let outcome = try workplace.run(["--store", "figures.csv"], input: "1\n")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("not a store of Tidemark's"))
    #expect(try workplace.read("figures.csv") == "unit,month\n")
  }

  @Test("The change log of a store verifies")
  func verify() throws {
    try workplace.makeDemonstrationStore()
    let outcome = try workplace.run(["verify"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("3 changes, all as written."))
  }
}
