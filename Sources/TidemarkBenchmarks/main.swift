import SPCCore

// Ratios against reference programs, each measured in one run. `make bench` runs all of them; a name
// as argument (spc, filter, load, start, completion, calls, trust, portfolio, register, notebook) runs
// one, and `chance` writes the table of chance that SPCCore holds.
let wanted = CommandLine.arguments.dropFirst().first

// A child of the load benchmark is this program again: it answers here and ends.
try runLoadBenchmarkChild()

if wanted == nil || wanted == "spc" { try SPCBenchmark.runAll() }
if wanted == nil || wanted == "filter" { try FilterBenchmark().run() }
if wanted == nil || wanted == "load" { try runLoadBenchmark() }
if wanted == nil || wanted == "start" { try StartBenchmark().run() }
if wanted == nil || wanted == "completion" { try CompletionBenchmark().run() }
if wanted == nil || wanted == "calls" {
  try LoopBenchmark().run()
  try CallBenchmark().run()
  try ModuleCallBenchmark().run()
}
if wanted == nil || wanted == "trust" { try TrustBenchmark().run() }
if wanted == nil || wanted == "portfolio" { try PortfolioBenchmark().run() }
if wanted == nil || wanted == "register" { try RegisterBenchmark().run() }
if wanted == nil || wanted == "notebook" { try NotebookBenchmark().run() }
if wanted == "chance" { print(try WorkedOutShares.tableSource(), terminator: "") }
