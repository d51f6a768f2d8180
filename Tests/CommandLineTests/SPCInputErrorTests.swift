import Foundation
import TestInputSupport
import Testing

/// What `tidemark spc` says of input that it cannot read, and what becomes of the rest.
@Suite("tidemark spc: wrong input")
struct SPCInputErrorTests {
  /// What is wrong, and the lines on standard error.
  private static let wrongInputs: [(arguments: [String], input: String, errors: String)] = [
    (
      [], "series,t,y\na,1,12%\na,2,<5\n",
      """
      error: "12%" is not a number.
        where  standard input, line 2, column "y"
        mend   Write the number alone, 12; the unit belongs in the heading.
      error: "<5" is not a number.
        where  standard input, line 3, column "y"
        mend   Leave the cell empty where the figure is missing or was suppressed.
      error: 1 of 1 series was left out: "a".
        where  standard input
        mend   Mend what is shown above, then run it again.

      """
    ),
    (
      [], "series,t,y\na,1,3\nb,1,4\nb,2,n/a\n",
      """
      error: "n/a" is not a number.
        where  standard input, line 4, column "y"
        mend   Leave the cell empty where the figure is missing or was suppressed.
      error: 1 of 2 series was left out: "b".
        where  standard input
        mend   Mend what is shown above, then run it again.

      """
    ),
    (
      [], "series,t,y\na,1,3\nb,1,4\na,2,5\n",
      """
      error: The series "a" comes back: its rows were line 2.
        where  standard input, line 4, column "series"
        mend   Sort the rows by series, then by time, so that those of one stand together.
      error: 1 of 2 series was left out: "a".
        where  standard input
        mend   Mend what is shown above, then run it again.

      """
    ),
    (
      ["--phase", "2022-O7"], "t,y\n2022-06,3\n2022-07,4\n",
      """
      error: There is no point with the t "2022-O7", where a phase should start. Did you mean "2022-07"?
        where  standard input, lines 2 to 3
        mend   Give --phase a t as it stands in the file. Where series differ, give the phases in a
               column instead:  --phase-column NAME
      error: 1 of 1 series was left out.
        where  standard input
        mend   Mend what is shown above, then run it again.

      """
    ),
    (
      ["--y-column", "Fals"], "t,Falls\n1,3\n",
      """
      error: There is no column "Fals" to read as y. Did you mean "Falls"?
        where  standard input, line 1
        mend   The columns are "t", "Falls".
               Say which one it is:  --y-column NAME

      """
    ),
    (
      [], "t;y\n1;3\n",
      """
      error: The file has one column only, so none to read as t.
        where  standard input, line 1
        mend   Its fields may be separated otherwise:  --separator semicolon

      """
    ),
    (
      ["--rules", "nhse2023"], "t,y\n1,3\n",
      """
      error: "nhse2023" is not a value of --rules. Did you mean "nhse-2023"?
        mend   Use nhse-2023, ptd-0.2.2, anhoej, anhoej-best-box, anhoej-cut-box, western-electric, nelson, ihi-run or montgomery.

      """
    ),
    (
      ["--baseline", "11"], "t,y\n1,3\n",
      """
      error: A baseline of 11 points is too short to fix limits on.
        mend   Use 12 points or more.

      """
    ),
    (
      ["--target", "0x10"], "t,y\n1,3\n",
      """
      error: "0x10" is not a number (--target).
        mend   Write it like 0.95 or 1000.

      """
    ),
    (
      [], "",
      """
      error: The file is empty, so there is no row with the names of the columns.
        where  standard input

      """
    ),
    (
      [], "t,y\n1,\"3\n",
      """
      error: A quote is opened here and never closed.
        where  standard input, line 2, column "y"
      error: No series could be read.
        where  standard input
        mend   Mend what is shown above, then run it again.

      """
    ),
  ]

  @Test(
    "What is wrong is told with its line and column, and the status is 2",
    arguments: wrongInputs
  )
  func wrongInput(arguments: [String], input: String, errors: String) throws {
    let run = try ProgramRun(["spc"] + arguments, input: input)
    #expect(run.status == 2)
    #expect(run.errors == errors)
    // No row of the series at fault; the good ones are there.
    #expect(!run.output.contains("\nb,") || !errors.contains("\"b\""))
  }

  @Test("A series at fault leaves no row, and those before and after it are charted")
  func othersAreCharted() throws {
    let run = try ProgramRun(["spc"], input: "series,t,y\na,1,3\nb,1,4\nb,2,x\nc,1,5\n")
    #expect(run.status == 2)
    #expect(
      run.output == """
        series,t,phase,y,centre,lower,upper,rules,label,category
        a,1,1,3,3,,,,,common_cause
        c,1,1,5,5,,,,,common_cause

        """
    )
  }

  @Test(
    "A series that comes back leaves no row when the input is a file, and is told of from a pipe"
  )
  func returningSeries() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("series,t,y\na,1,3\nb,1,4\na,2,5\n", to: "by-time.csv")
    for run in [
      try ProgramRun(["spc", path]), try ProgramRun(["spc"], inputPath: path, folder: folder),
    ] {
      #expect(run.status == 2)
      #expect(
        run.output == """
          series,t,phase,y,centre,lower,upper,rules,label,category
          b,1,1,4,4,,,,,common_cause

          """
      )
    }
    let piped = try ProgramRun(["spc"], pipedFrom: path, folder: folder)
    #expect(piped.status == 2)
    #expect(
      piped.errors.contains("What may have been written for it so far is not the whole series.")
    )
    #expect(piped.errors.contains("1 came back after rows of others and is not whole."))
  }

  @Test("A file in Windows-1252 is named as such, and read when asked to")
  func encoding() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("wards.csv")
    try Data(Array("series,t,y\nS".utf8) + [0xF8] + Array("r,1,3\n".utf8))
      .write(to: URL(fileURLWithPath: path))
    let refused = try ProgramRun(["spc", path])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("\"ø\":  --encoding windows-1252"))
    let run = try ProgramRun(["spc", path, "--encoding", "windows-1252"])
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("\nSør,1,1,3,3,,,,,common_cause\n"))
  }
}
