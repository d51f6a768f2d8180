extension LuaTopic {
  /// The functions on text.
  static let text: [LuaTopic] = [
    LuaTopic(
      "string.format",
      "string.format(form, …)     (form):format(…)",
      "Puts values into a text: %s any value, %d a whole number, %.1f one decimal, %5d five wide, %% a "
        + "percent sign.",
      also: ["..", "tostring", "table.concat"],
      example: "assert((\"%s: %.1f %%\"):format(\"Ash\", 87.4231) == \"Ash: 87.4 %\")"
    ),
    LuaTopic(
      "string.find",
      "string.find(text, pattern, [start], [plain])",
      "Where a pattern is first found: its first and last position, or nil. With plain = true the signs "
        + "of patterns are letters like others.",
      note:
        "Patterns are Lua's own, not regular expressions: %d a digit, %a a letter, %s a space, + one or "
        + "more, - as few as do, . any.",
      also: ["string.match", "string.gsub"],
      example: "assert((\"ward 12\"):find(\"%d+\") == 6)"
    ),
    LuaTopic(
      "string.match",
      "string.match(text, pattern, [start])",
      "The part of a text that a pattern fits, or what its brackets hold; nil when nothing fits.",
      also: ["string.find", "string.gmatch"],
      example: "assert((\"2024-09\"):match(\"^(%d+)-\") == \"2024\")"
    ),
    LuaTopic(
      "string.gmatch",
      "for found in string.gmatch(text, pattern) do … end",
      "Goes through every place where a pattern fits.",
      also: ["string.match", "for"],
      example: "for word in (\"ash beech\"):gmatch(\"%a+\") do print(word) end"
    ),
    LuaTopic(
      "string.gsub",
      "string.gsub(text, pattern, replacement, [most])",
      "The text with what a pattern fits replaced by a text, a table's entry or what a function gives; and "
        + "how often.",
      also: ["string.match"],
      example: "assert((\"Ash Ward\"):gsub(\" Ward\", \"\") == \"Ash\")"
    ),
    LuaTopic(
      "string.sub",
      "string.sub(text, first, [last])",
      "Part of a text by positions; from the end with -1, -2 …",
      note: "Positions are bytes: é takes two. See ?utf8.offset.",
      also: ["string.find", "utf8.offset"],
      example: "assert((\"CROFTON\"):sub(1, 3) == \"CRO\")"
    ),
    LuaTopic(
      "string.upper",
      "string.upper(text)",
      "The text in capitals, A to Z only.",
      also: ["string.lower"],
      example: "assert((\"ash\"):upper() == \"ASH\")"
    ),
    LuaTopic(
      "string.lower",
      "string.lower(text)",
      "The text in small letters, A to Z only.",
      also: ["string.upper"],
      example: "assert((\"ASH\"):lower() == \"ash\")"
    ),
    LuaTopic(
      "string.len",
      "string.len(text)",
      "How many bytes a text has; #text says the same.",
      also: ["#", "utf8.len"],
      example: "assert((\"ash\"):len() == 3)"
    ),
    LuaTopic(
      "string.rep",
      "string.rep(text, count, [between])",
      "The text so many times over.",
      also: [".."],
      example: "assert((\"-\"):rep(3) == \"---\")"
    ),
    LuaTopic(
      "string.reverse",
      "string.reverse(text)",
      "The bytes of a text from last to first.",
      also: ["string.sub"],
      example: "assert((\"abc\"):reverse() == \"cba\")"
    ),
    LuaTopic(
      "string.byte",
      "string.byte(text, [first], [last])",
      "The numbers of the bytes of a text.",
      also: ["string.char"],
      example: "assert((\"A\"):byte() == 65)"
    ),
    LuaTopic(
      "string.char",
      "string.char(number, …)",
      "The text made of bytes with these numbers.",
      also: ["string.byte", "utf8.char"],
      example: "assert(string.char(65, 66) == \"AB\")"
    ),
    LuaTopic(
      "string.pack",
      "string.pack(form, …)",
      "Values as bytes of a stated layout.",
      also: ["string.unpack", "string.packsize"],
      example: "assert(#string.pack(\"i4\", 7) == 4)"
    ),
    LuaTopic(
      "string.unpack",
      "string.unpack(form, text, [start])",
      "The values in bytes of a stated layout.",
      also: ["string.pack"],
      example: "assert(string.unpack(\"i4\", string.pack(\"i4\", 7)) == 7)"
    ),
    LuaTopic(
      "string.packsize",
      "string.packsize(form)",
      "How many bytes a layout takes.",
      also: ["string.pack"],
      example: "assert(string.packsize(\"i4i4\") == 8)"
    ),
    LuaTopic(
      "utf8.len",
      "utf8.len(text)",
      "How many letters a text has, é counting as one.",
      also: ["#", "string.len"],
      example: "assert(utf8.len(\"Zoë\") == 3 and #\"Zoë\" == 4)"
    ),
    LuaTopic(
      "utf8.char",
      "utf8.char(number, …)",
      "The text of characters with these Unicode numbers.",
      also: ["utf8.codepoint", "string.char"],
      example: "assert(utf8.char(8212) == \"—\")"
    ),
    LuaTopic(
      "utf8.codepoint",
      "utf8.codepoint(text, [first], [last])",
      "The Unicode numbers of the characters of a text.",
      also: ["utf8.char", "utf8.codes"],
      example: "assert(utf8.codepoint(\"é\") == 233)"
    ),
    LuaTopic(
      "utf8.codes",
      "for position, number in utf8.codes(text) do … end",
      "Goes through the characters of a text.",
      also: ["utf8.codepoint"],
      example: "for _, number in utf8.codes(\"Zoë\") do print(utf8.char(number)) end"
    ),
    LuaTopic(
      "utf8.offset",
      "utf8.offset(text, n, [start])",
      "The byte at which the nth letter starts.",
      also: ["string.sub"],
      example: "assert(utf8.offset(\"Zoë!\", 4) == 5)"
    ),
  ]

  /// The functions on lists.
  static let tables: [LuaTopic] = [
    LuaTopic(
      "table.concat",
      "table.concat(list, [between], [first], [last])",
      "The texts and numbers of a list as one text.",
      also: ["..", "string.format"],
      example: "assert(table.concat({ \"Ash\", \"Elm\" }, \", \") == \"Ash, Elm\")"
    ),
    LuaTopic(
      "table.insert",
      "table.insert(list, [position], item)",
      "Puts an item at the end of a list, or at a position; those after it move up.",
      also: ["table.remove", "{"],
      example: "local wards = { \"Ash\" } table.insert(wards, \"Elm\") assert(#wards == 2)"
    ),
    LuaTopic(
      "table.remove",
      "table.remove(list, [position])",
      "Takes the last item off a list, or the one at a position, and gives it.",
      also: ["table.insert"],
      example: "assert(table.remove { \"Ash\", \"Elm\" } == \"Elm\")"
    ),
    LuaTopic(
      "table.sort",
      "table.sort(list, [comes_before])",
      "Puts a list in order, in place. The function says whether its first argument comes before its "
        + "second.",
      note: "Lists of qi stay as they are: list:sort_by gives a new one.",
      also: ["list:sort_by"],
      example: """
        local beds = { 24, 18, 30 }
        table.sort(beds, function(a, b) return a > b end)
        assert(beds[1] == 30)
        """
    ),
    LuaTopic(
      "table.unpack",
      "table.unpack(list, [first], [last])",
      "The items of a list as several values.",
      also: ["table.pack", "..."],
      example: "assert(math.max(table.unpack { 3, 9, 4 }) == 9)"
    ),
    LuaTopic(
      "table.pack",
      "table.pack(…)",
      "A list of the values given, with how many in its field n.",
      also: ["table.unpack"],
      example: "assert(table.pack(1, nil, 3).n == 3)"
    ),
    LuaTopic(
      "table.move",
      "table.move(from, first, last, to, [into])",
      "Copies items to other positions, or into another list.",
      also: ["table.insert"],
      example: "assert(table.move({ 1, 2, 3 }, 2, 3, 1, {})[1] == 2)"
    ),
  ]

  /// The functions on numbers.
  static let numbers: [LuaTopic] = [
    LuaTopic(
      "math.floor",
      "math.floor(x)",
      "The whole number at or below x. To round, add a half first.",
      also: ["math.ceil", "string.format"],
      example: "assert(math.floor(2.5 + 0.5) == 3)"
    ),
    LuaTopic(
      "math.ceil",
      "math.ceil(x)",
      "The whole number at or above x.",
      also: ["math.floor"],
      example: "assert(math.ceil(2.1) == 3)"
    ),
    LuaTopic(
      "math.max",
      "math.max(x, …)",
      "The largest of the numbers.",
      also: ["math.min", "table.unpack"],
      example: "assert(math.max(3, 9, 4) == 9)"
    ),
    LuaTopic(
      "math.min",
      "math.min(x, …)",
      "The smallest of the numbers.",
      also: ["math.max"],
      example: "assert(math.min(3, 9, 4) == 3)"
    ),
    LuaTopic(
      "math.abs",
      "math.abs(x)",
      "The number without its sign.",
      also: ["math.max"],
      example: "assert(math.abs(-3) == 3)"
    ),
    LuaTopic(
      "math.sqrt",
      "math.sqrt(x)",
      "The square root.",
      also: ["+"],
      example: "assert(math.sqrt(9) == 3)"
    ),
    LuaTopic(
      "math.exp",
      "math.exp(x)",
      "e to the power of x.",
      also: ["math.log"],
      example: "assert(math.exp(0) == 1)"
    ),
    LuaTopic(
      "math.log",
      "math.log(x, [base])",
      "The logarithm: natural without a base.",
      also: ["math.exp"],
      example: "assert(math.log(8, 2) == 3)"
    ),
    LuaTopic(
      "math.fmod",
      "math.fmod(a, b)",
      "What is left of a ÷ b, with the sign of a; % has that of b.",
      also: ["+"],
      example: "assert(math.fmod(-7, 3) == -1)"
    ),
    LuaTopic(
      "math.modf",
      "math.modf(x)",
      "The whole part of a number, and the rest.",
      also: ["math.floor"],
      example: "assert(math.modf(3.25) == 3)"
    ),
    LuaTopic(
      "math.tointeger",
      "math.tointeger(x)",
      "The number as a whole one, or nil when it is none.",
      also: ["math.type"],
      example: "assert(math.tointeger(3.0) == 3 and math.tointeger(3.5) == nil)"
    ),
    LuaTopic(
      "math.type",
      "math.type(x)",
      "\"integer\" or \"float\"; nil for what is no number.",
      also: ["type"],
      example: "assert(math.type(3) == \"integer\" and math.type(3.0) == \"float\")"
    ),
    LuaTopic(
      "math.ult",
      "math.ult(a, b)",
      "Whether a is below b, both read as whole numbers without sign.",
      also: ["=="],
      example: "assert(math.ult(1, -1))"
    ),
    LuaTopic(
      "math.random",
      "math.random([first], [last])",
      "A number by chance: below 1 without arguments, else a whole one between them.",
      also: ["math.randomseed"],
      example: "local n = math.random(1, 6) assert(n >= 1 and n <= 6)"
    ),
    LuaTopic(
      "math.randomseed",
      "math.randomseed(number)",
      "Starts the numbers by chance anew; the same seed gives the same ones.",
      also: ["math.random"],
      example: "math.randomseed(42) print(math.random())"
    ),
    LuaTopic(
      "math.pi",
      "math.pi",
      "π.",
      also: ["math.sin"],
      example: "assert(math.pi > 3.14)"
    ),
    LuaTopic(
      "math.huge",
      "math.huge",
      "Infinity, greater than every number. No figure of a series may be it.",
      also: ["math.maxinteger"],
      example: "assert(math.huge > math.maxinteger)"
    ),
    LuaTopic(
      "math.maxinteger",
      "math.maxinteger",
      "The greatest whole number.",
      also: ["math.mininteger"],
      example: "assert(math.maxinteger > 0)"
    ),
    LuaTopic(
      "math.mininteger",
      "math.mininteger",
      "The least whole number.",
      also: ["math.maxinteger"],
      example: "assert(math.mininteger < 0)"
    ),
    LuaTopic(
      "math.sin",
      "math.sin(x)",
      "The sine of an angle in radians.",
      also: ["math.cos", "math.rad"],
      example: "assert(math.sin(0) == 0)"
    ),
    LuaTopic(
      "math.cos",
      "math.cos(x)",
      "The cosine of an angle in radians.",
      also: ["math.sin"],
      example: "assert(math.cos(0) == 1)"
    ),
    LuaTopic(
      "math.tan",
      "math.tan(x)",
      "The tangent of an angle in radians.",
      also: ["math.atan"],
      example: "assert(math.tan(0) == 0)"
    ),
    LuaTopic(
      "math.asin",
      "math.asin(x)",
      "The angle whose sine is x.",
      also: ["math.sin"],
      example: "assert(math.asin(0) == 0)"
    ),
    LuaTopic(
      "math.acos",
      "math.acos(x)",
      "The angle whose cosine is x.",
      also: ["math.cos"],
      example: "assert(math.acos(1) == 0)"
    ),
    LuaTopic(
      "math.atan",
      "math.atan(y, [x])",
      "The angle whose tangent is y ÷ x.",
      also: ["math.tan"],
      example: "assert(math.atan(0) == 0)"
    ),
    LuaTopic(
      "math.deg",
      "math.deg(x)",
      "An angle in degrees.",
      also: ["math.rad"],
      example: "assert(math.deg(math.pi) == 180)"
    ),
    LuaTopic(
      "math.rad",
      "math.rad(x)",
      "An angle in radians.",
      also: ["math.deg"],
      example: "assert(math.rad(180) == math.pi)"
    ),
  ]

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
