extension LuaTopic {
  /// The clock, functions that pause, and where a script is.
  static let timeAndTasks: [LuaTopic] = [
    LuaTopic(
      "os.time",
      "os.time([{ year = …, month = …, day = … }])",
      "Seconds since 1970. For the days and months of figures use qi.date and qi.month.",
      also: ["os.date", "qi.date"],
      example: "assert(os.time() > 0)"
    ),
    LuaTopic(
      "os.date",
      "os.date([form], [time])",
      "The time on the machine's clock as text.",
      note: "qi.today() is the day the session goes by, which a run can be given.",
      also: ["qi.today", "date:format"],
      example: "print(os.date(\"%H:%M\"))"
    ),
    LuaTopic(
      "os.clock",
      "os.clock()",
      "Seconds of computing so far.",
      also: ["os.difftime"],
      example: "assert(os.clock() >= 0)"
    ),
    LuaTopic(
      "os.getenv",
      "os.getenv(name)",
      "A word of the surroundings: HOME, LANG, TZ or USER; nil for any other.",
      note: "What a script is to be told comes by  qi.params .",
      also: ["qi.params"],
      example: "assert(os.getenv(\"PATH\") == nil)"
    ),
    LuaTopic(
      "os.difftime",
      "os.difftime(later, earlier)",
      "Seconds between two times.",
      also: ["os.time"],
      example: "assert(os.difftime(5, 3) == 2)"
    ),
    LuaTopic(
      "coroutine.wrap",
      "coroutine.wrap(f)",
      "Makes a function that runs f up to its next yield each time it is called.",
      note: "Ctrl-C and time limits stop what runs in it too.",
      also: ["coroutine.yield", "for"],
      example: """
        local wards = coroutine.wrap(function() coroutine.yield("Ash") coroutine.yield("Elm") end)
        assert(wards() == "Ash" and wards() == "Elm")
        """
    ),
    LuaTopic(
      "coroutine.yield",
      "coroutine.yield(…)",
      "Pauses a coroutine and hands values out.",
      also: ["coroutine.wrap", "coroutine.resume"],
      example: "assert(coroutine.wrap(function() coroutine.yield(7) end)() == 7)"
    ),
    LuaTopic(
      "coroutine.create",
      "coroutine.create(f)",
      "Makes a coroutine of a function, to be resumed.",
      also: ["coroutine.resume", "coroutine.wrap"],
      example: "assert(coroutine.resume(coroutine.create(function() end)))"
    ),
    LuaTopic(
      "coroutine.resume",
      "coroutine.resume(co, …)",
      "Runs a coroutine up to its next yield; true and what it hands out, or false and the error.",
      also: ["coroutine.create"],
      example: "print(coroutine.resume(coroutine.create(function() return 1 end)))"
    ),
    LuaTopic(
      "coroutine.status",
      "coroutine.status(co)",
      "\"suspended\", \"running\", \"normal\" or \"dead\".",
      also: ["coroutine.resume"],
      example: "assert(coroutine.status(coroutine.create(print)) == \"suspended\")"
    ),
    LuaTopic(
      "coroutine.running",
      "coroutine.running()",
      "The coroutine that runs, and whether it is the main one.",
      also: ["coroutine.isyieldable"],
      example: "assert(coroutine.running() ~= nil)"
    ),
    LuaTopic(
      "coroutine.isyieldable",
      "coroutine.isyieldable([co])",
      "Whether it may pause here.",
      also: ["coroutine.yield"],
      example: "assert(coroutine.wrap(function() return coroutine.isyieldable() end)())"
    ),
    LuaTopic(
      "coroutine.close",
      "coroutine.close(co)",
      "Ends a paused coroutine for good.",
      also: ["coroutine.create"],
      example: "assert(coroutine.close(coroutine.create(print)))"
    ),
    LuaTopic(
      "debug.traceback",
      "debug.traceback([message])",
      "The calls that lead to this place, as text.",
      also: ["xpcall", "error"],
      example: "print(debug.traceback(\"here\"))"
    ),
  ]
}
