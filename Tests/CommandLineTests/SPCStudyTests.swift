import TestInputSupport
import Testing

/// What `tidemark spc` makes of series beside charts.
@Suite("tidemark spc: studies")
struct SPCStudyTests {
  @Test("A funnel of a file in the order of its units, with the options of scripts")
  func funnel() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "Ward,Falls,Days\nAsh,12,140\nBeech,41,160\nCedar,9,95\nElm,25,210\n",
      to: "falls.csv"
    )
    let run = try ProgramRun([
      "spc", path, "--chart", "funnel", "--kind", "rate", "--multiplier", "1000", "--better",
      "lower", "--no-adjust", "--target", "120", "--series-column", "Ward", "--y-column", "Falls",
      "--n-column", "Days",
    ])
    #expect(run.errors == "")
    #expect(run.status == 0)
    let rows = run.output.split(separator: "\n")
    #expect(rows.count == 5)
    #expect(rows[2].hasPrefix("Beech,41,160,256.25,above_99.8,concern,"))
    #expect(rows[4].contains(",120,false,"))
  }

  @Test("A file of many units is compared as one, whatever its length")
  func manyUnits() throws {
    // More than a megabyte, which a chart would cut into pieces.
    var text = "series,t,y,n\n"
    for unit in 0..<4_000 {
      for month in 10..<40 { text += "unit \(10_000 + unit),\(month),\(unit % 7),100\n" }
    }
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "units.csv")
    let run = try ProgramRun(["spc", path, "--chart", "funnel", "--kind", "rate"])
    #expect(run.status == 0)
    let rows = run.output.split(separator: "\n")
    #expect(rows.count == 4_001)
    #expect(rows[1].hasPrefix("unit 10000,0,3000,0,"))
  }

  private static let wrongOptions: [(arguments: [String], errors: String)] = [
    (
      ["--chart", "bernoulli_cusum"],
      """
      error: A Bernoulli CUSUM chart needs to know how probable the event is held to be.
        mend   Write  --target 0.05  for one case in twenty, or  --baseline 100  to take it from the first 100 cases.

      """
    ),
    (
      ["--chart", "capability"],
      """
      error: Capability needs to know what is asked: a lower limit, an upper one, or both.
        mend   Write  --upper 240  or  --lower 60 --upper 80

      """
    ),
    (
      ["--chart", "funnel"],
      """
      error: A funnel plot needs to know what is compared.
        mend   Say it:  --kind proportion, rate, ratio_of_counts, standardised_ratio or standardised_ratio_square_root

      """
    ),
    (
      ["--chart", "funnel", "--kind", "rate"],
      """
      error: A funnel plot needs denominators, and there is no column "n".
        where  standard input, line 1
        mend   The columns are "series", "t", "y".
               Say which one it is:  --n-column NAME

      """
    ),
    (
      ["--chart", "cusum", "--rules", "nelson"],
      """
      error: --rules means nothing for --chart cusum.
        mend   Leave it out. What means something is --target, --sigma, --shift, --h, --head-start, --baseline, --better, --subgroups, --multiplier.

      """
    ),
    (
      ["--chart", "cusum", "--head-start", "6"],
      """
      error: A head start of 6 is not between 0 and h, 5.
        mend   The usual one is half of h:  --head-start 2.5

      """
    ),
    (
      ["--h", "3"],
      """
      error: --h means nothing for a chart in time.
        mend   It belongs to  --chart cusum  and  --chart bernoulli_cusum

      """
    ),
    (
      ["--chart", "pareto", "--threshold", "80"],
      """
      error: A share of 80 is not above 0 and at most 1.
        mend   Write  --threshold 0.8  for 80 %.

      """
    ),
    (
      ["--chart", "funel"],
      """
      error: "funel" is not a value of --chart. Did you mean "funnel"?
        mend   Use run, xmr, mr, xbar, r, s, p, p_prime, np, c, u, u_prime, i_prime, g, t, ewma, cusum, bernoulli_cusum, capability, funnel or pareto.

      """
    ),
    (
      ["--suggest", "--kind", "count", "--chart", "c"],
      """
      error: --chart means nothing for --suggest.
        mend   Leave it out. What means something is --kind, --subgroups, --multiplier.

      """
    ),
  ]

  @Test("A wrong option is told with what it is and how to mend it", arguments: wrongOptions)
  func wrongOption(arguments: [String], errors: String) throws {
    let run = try ProgramRun(["spc"] + arguments, input: "series,t,y\na,1,3\n")
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors == errors)
  }

  @Test("What all units together lack is told once")
  func nothingCounted() throws {
    let run = try ProgramRun(
      ["spc", "--chart", "funnel", "--kind", "rate"],
      input: "series,t,y,n\na,1,0,5\nb,1,0,7\n"
    )
    #expect(run.status == 2)
    #expect(
      run.errors == """
        error: Nothing was counted at any unit, so there is no rate of all to compare with.
          where  standard input
          mend   Give one:  --target NUMBER

        """
    )
  }
}
