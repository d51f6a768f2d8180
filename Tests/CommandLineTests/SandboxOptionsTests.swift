import Foundation
import PseudoTerminalSupport
import Testing

/// `--allow-read`, `--allow-write`, `--preview` and `--memory`, as a person uses them.
@Suite("The options of the sandbox")
struct SandboxOptionsTests {
  let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func make(_ folders: String...) throws {
    for folder in folders {
      try FileManager.default.createDirectory(
        atPath: "\(workplace.path)/\(folder)",
        withIntermediateDirectories: true
      )
    }
  }

  @Test("A script is told the option for the file it may not use, and with it uses the file")
  func grants() throws {
    try make("jobs", "extracts", "out", "store")
    try workplace.write(
      "local qi = require \"qi\"\nprint(qi.table({ \"a\" }):save \"out/a.csv\")\n",
      to: "jobs/write.lua"
    )
    let refused = try workplace.run(["run", "jobs/write.lua"])
    #expect(refused.status == 1)
    #expect(
      refused.errors == """
        error: The script may not write "out/a.csv".
          where  jobs/write.lua:2
             2 | print(qi.table({ "a" }):save "out/a.csv")
               |                              ^
          mend   Run it with  --allow-write out
                 A script may use files in: jobs.

        """
    )
    #expect(!workplace.exists("out/a.csv"))
    let granted = try workplace.run(["run", "--allow-write", "out", "jobs/write.lua"])
    #expect(granted.status == 0, "\(granted.errors)")
    #expect(workplace.exists("out/a.csv"))
    let nowhere = try workplace.run(["run", "--allow-read", "extrcats", "jobs/write.lua"])
    #expect(nowhere.status == 2)
    #expect(nowhere.errors.contains("nothing to read at this place (--allow-read)"))
  }

  @Test("The shipped load needs its data granted when the store lies in another folder")
  func shippedLoad() throws {
    for folder in ["scripts", "data"] {
      try FileManager.default.copyItem(
        atPath: "\(Workplace.project)/\(folder)",
        toPath: "\(workplace.path)/\(folder)"
      )
    }
    let load = ["run", "--create", "--store", "out/demonstration.db"]
    let refused = try workplace.run(load + ["scripts/loads/crofton_ward.lua"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("--allow-read data\n"))
    let granted = try workplace.run(
      load + ["--allow-read", "data", "scripts/loads/crofton_ward.lua"]
    )
    #expect(granted.status == 0, "\(granted.errors)")
  }

  @Test("A preview shows the plan, records nothing and leaves the store as it was")
  func preview() throws {
    try workplace.makeDemonstrationStore()
    try workplace.write(
      """
      local qi <const> = require "qi"
      local plan <const> = qi.define { units = { { code = "NEW", name = "New", kind = "ward" } } }
      print(plan)
      plan:commit { reason = "x" }
      """,
      to: "new.lua"
    )
    let outcome = try workplace.run(["run", "--preview", "new.lua"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("new       unit NEW"))
    #expect(outcome.errors.contains("This is a preview"))
    #expect(outcome.errors.contains("new.lua:4"))
    #expect(try workplace.run(["run", "new.lua"]).status == 0)
    let both = try workplace.run(["run", "--preview", "--create", "new.lua"])
    #expect(both.status == 2)
    let granting = try workplace.run(["run", "--preview", "--allow-read", ".", "new.lua"])
    #expect(granting.status == 2)
    #expect(granting.errors.contains("--preview uses no files"))
    let none = try workplace.run(["--preview", "--store", "none.db"], input: "1\n")
    #expect(none.status == 1)
    #expect(!workplace.exists("none.db"))
  }

  @Test("Modules lie beside the script or in scripts/lib, wherever one runs it from")
  func modules() throws {
    try make("scripts/lib", "scripts/loads")
    try workplace.write("return { name = \"lib\" }", to: "scripts/lib/shared.lua")
    try workplace.write("return { name = \"beside\" }", to: "scripts/loads/own.lua")
    try workplace.write(
      "print(require(\"shared\").name, require(\"own\").name)",
      to: "scripts/loads/x.lua"
    )
    #expect(try workplace.run(["run", "scripts/loads/x.lua"]).output == "lib\tbeside\n")
    #expect(
      try workplace.run(["run", "\(workplace.path)/scripts/loads/x.lua"]).output == "lib\tbeside\n"
    )
    let prompt = try workplace.run([], input: "require(\"shared\").name\n")
    #expect(prompt.output == "lib\n")
  }

  @Test("A script that needs too much memory ends with status 1 and the option to give it more")
  func memory() throws {
    try workplace.write(
      "local t = {}\nwhile true do t[#t + 1] = (\"x\"):rep(1000) end\n",
      to: "much.lua"
    )
    let outcome = try workplace.run(["run", "--memory", "20M", "much.lua"])
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasPrefix(
        """
        error: The script needed more than the 20 MB that it may use.
          where  much.lua:2
        """
      )
    )
    #expect(outcome.errors.contains("--memory 40M"))
    let prompt = try workplace.run(
      ["--memory", "20M"],
      input: "t = {} while true do t[#t + 1] = (\"x\"):rep(1000) end\nt = nil\n6 * 7\n"
    )
    #expect(prompt.output == "42\n")
    for nonsense in ["much", "12Q", "1K", ""] {
      let refused = try workplace.run(["run", "--memory", nonsense, "much.lua"])
      #expect(refused.status == 2, "\(nonsense)")
      #expect(refused.errors.contains("(--memory)"), "\(refused.errors)")
    }
    for command in ["run", "prompt"] {
      #expect(try workplace.run([command, "--help"]).output.contains("(default: 512M)"))
    }
  }

  @Test("Ctrl-C stops a query without an end, and the prompt and the store go on")
  func interruptedQuery() throws {
    try workplace.makeDemonstrationStore()
    let prompt = try workplace.prompt()
    try prompt.expect("qi> ")
    prompt.enter(
      "print 'begun' while true do pcall(qi.sql, 'with recursive c(x) as (select 1 union all select x+1 from c) "
        + "select max(x) from c') end"
    )
    // The signal must meet the query and not the line editor.
    try prompt.expect("begun\n")
    prompt.press(.control("c"))
    try prompt.expect("Stopped by Ctrl-C.")
    try prompt.expect("qi> ")
    prompt.enter("#qi.sql 'select * from unit' * 100")
    try prompt.expect("700\n")
  }
}
