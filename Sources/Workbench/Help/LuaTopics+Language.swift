extension LuaTopic {
  /// The words and signs of the language.
  static let language: [LuaTopic] = [
    LuaTopic(
      "local",
      "local name = value",
      "Makes a name that lasts to the end of its block, entry or script. Add <const> when it is never "
        + "to change.",
      note:
        "At the prompt a local is gone with its entry: leave the word out to keep the value. In a "
        + "script every name must be made with local.",
      also: ["function", "do"],
      example: "local wards <const> = { \"Ash\", \"Beech\" } print(#wards)"
    ),
    LuaTopic(
      "if",
      "if condition then … elseif condition then … else … end",
      "Does something only when a condition holds. Only nil and false count as no: 0 and \"\" count as "
        + "yes.",
      also: ["==", "and"],
      example: "local falls = 3 if falls > 2 then print(\"look\") else print(\"fine\") end"
    ),
    LuaTopic(
      "for",
      "for n = first, last do … end     for key, value in pairs(t) do … end",
      "Repeats for each number from first to last, or for each entry of a table or list. Lists of qi are "
        + "gone through with  for item in list:each() do … end .",
      also: ["ipairs", "pairs", "list:each", "while", "break"],
      example: "for n = 1, 3 do print(n) end for unit in qi.units:each() do print(unit.name) end"
    ),
    LuaTopic(
      "while",
      "while condition do … end",
      "Repeats as long as a condition holds, looking at it first. Ctrl-C stops one that never ends.",
      also: ["for", "repeat", "break"],
      example: "local n = 1 while n < 100 do n = n * 2 end assert(n == 128)"
    ),
    LuaTopic(
      "repeat",
      "repeat … until condition",
      "Repeats until a condition holds, looking at it after each round.",
      also: ["while", "for"],
      example: "local n = 0 repeat n = n + 1 until n * n > 50 assert(n == 8)"
    ),
    LuaTopic(
      "break",
      "break",
      "Leaves the innermost loop at once.",
      also: ["for", "while", "goto"],
      example: "for n = 1, 10 do if n > 3 then break end print(n) end"
    ),
    LuaTopic(
      "goto",
      "goto name … ::name::",
      "Goes to a marked place in the same function; mostly to begin the next round of a loop.",
      also: ["break"],
      example: "for n = 1, 4 do if n % 2 == 0 then goto next end print(n) ::next:: end"
    ),
    LuaTopic(
      "do",
      "do … end",
      "Holds lines together; locals made inside are gone after end. Loops, if and function close with end "
        + "too.",
      also: ["local"],
      example: "do local beds <const> = 24 print(beds) end"
    ),
    LuaTopic(
      "function",
      "function name(a, b) … return value end",
      "Gives lines a name to call them by. A function without a name can stand where a value does.",
      note: "A call with one text or one table needs no brackets: qi.measure \"falls-rate\".",
      also: ["local", "..."],
      example: """
        local function double(n) return 2 * n end
        assert(double(21) == 42)
        """
    ),
    LuaTopic(
      "nil",
      "nil",
      "No value: what a missing field and a name without a value give. Setting something to nil takes "
        + "it away.",
      note:
        "A period without a figure has the value nil. A name that was never given a value is an error "
        + "here, not nil.",
      also: ["if", "and"],
      example: "local t = { falls = 3 } assert(t.slips == nil)"
    ),
    LuaTopic(
      "and",
      "a and b     a or b     not a",
      "Joins conditions. `a or b` gives b where a is nil or false, so it sets a default.",
      also: ["if", "=="],
      example: "local given = nil local points = given or 12 assert(points == 12 and not given)"
    ),
    LuaTopic(
      "==",
      "a == b     a ~= b     a < b     a <= b     a > b     a >= b",
      "Compares. Equal is two signs, unequal is ~= . Dates and months compare with their like.",
      note: "A number and a text are never equal: 3 == \"3\" is false; see ?tonumber.",
      also: ["if", "and"],
      example: "assert(3 ~= 4 and qi.month \"2024-01\" < qi.month \"2024-02\")"
    ),
    LuaTopic(
      "+",
      "a + b   a - b   a * b   a / b   a // b   a % b   a ^ b",
      "Arithmetic: / divides, // divides and rounds down, % is what is left over, ^ is to the power of.",
      note: "A date or month plus a number is so many days or months later.",
      also: ["math.floor", "date", "month"],
      example: "assert(7 / 2 == 3.5 and 7 // 2 == 3 and 7 % 2 == 1 and 2 ^ 3 == 8)"
    ),
    LuaTopic(
      "..",
      "a .. b",
      "Puts texts together. Numbers, dates, months and values of qi become text by it.",
      also: ["string.format", "table.concat", "tostring"],
      example: "assert(\"ward \" .. 7 == \"ward 7\")"
    ),
    LuaTopic(
      "...",
      "function name(...) local a, b = ... end",
      "Takes any number of values; { ... } makes a list of them.",
      also: ["function", "select", "table.pack"],
      example:
        "local function count(...) return select(\"#\", ...) end assert(count(1, nil, 3) == 3)"
    ),
    LuaTopic(
      "#",
      "#list     #text",
      "How many items a list has, or how many bytes a text.",
      note:
        "A plain table with nil inside has no sure length. Lists of qi always have one: #series counts "
        + "periods without a figure too.",
      also: ["utf8.len", "list", "series"],
      example: "assert(#{ \"a\", \"b\" } == 2 and #qi.units > 0)"
    ),
    LuaTopic(
      "{",
      "{ 1, 2, 3 }     { name = value, [\"any text\"] = value }",
      "Makes a table: a list, a record with names, or both. t.name and t[\"name\"] read the same entry; "
        + "t[1] is the first item.",
      also: ["table.insert", "pairs", "#"],
      example: "local ward = { name = \"Ash\", beds = 24 } assert(ward.name == ward[\"name\"])"
    ),
    LuaTopic(
      "\"",
      "\"text\"     'text'     [[text over several lines]]",
      "Text. \\n is a new line, \\\" a quote, \\\\ a backslash; between [[ and ]] all stands as it is.",
      note: "Curly quotes from a word processor are no quotes in Lua.",
      also: ["..", "string.format"],
      example: "assert(#\"a\\nb\" == 3 and [[a\\nb]] == \"a\\\\nb\")"
    ),
    LuaTopic(
      "--",
      "-- words     --[[ words over several lines ]]",
      "A comment: everything to the end of the line is for readers, not for Lua.",
      example: "print(1) -- the first"
    ),
    LuaTopic(
      ":",
      "value:method(…)",
      "Calls a method of a value: series:chart(). A dot reads a field: series.name.",
      also: [".", "series"],
      example: "local s = qi.measure(\"violence\"):series { unit = \"CROFTON\" } print(s.unit_code)"
    ),
    LuaTopic(
      ".",
      "value.field     qi.function_name(…)",
      "Reads a field of a value or a table, or a function of qi. Methods of values take a colon.",
      also: [":", "{"],
      example: "print(qi.measure(\"violence\").name)"
    ),
  ]

  /// Functions that stand alone.
  static let basics: [LuaTopic] = [
    LuaTopic(
      "print",
      "print(value, …)",
      "Writes values as text, then a new line.",
      also: ["display", "string.format"],
      example: "print(\"falls\", 3)"
    ),
    LuaTopic(
      "pairs",
      "for key, value in pairs(t) do … end",
      "Goes through every entry of a table, in no order; through lists of qi in theirs.",
      also: ["ipairs", "for", "list:each"],
      example: "for name, beds in pairs { Ash = 24, Elm = 18 } do print(name, beds) end"
    ),
    LuaTopic(
      "ipairs",
      "for position, item in ipairs(list) do … end",
      "Goes through the items of a list in order, up to the first nil.",
      also: ["pairs", "for"],
      example: "for position, ward in ipairs { \"Ash\", \"Elm\" } do print(position, ward) end"
    ),
    LuaTopic(
      "type",
      "type(value)",
      "The kind of a value as text: \"number\", \"string\", \"table\", \"nil\" …",
      note:
        "A value of qi is \"userdata\" to Lua; type it at the prompt, or ?name, to see what it is.",
      also: ["tostring", "math.type"],
      example: "assert(type(3) == \"number\" and type(\"3\") == \"string\")"
    ),
    LuaTopic(
      "tostring",
      "tostring(value)",
      "The value as text.",
      also: ["..", "string.format", "tonumber"],
      example: "assert(tostring(qi.month \"2024-09\") == \"2024-09\")"
    ),
    LuaTopic(
      "tonumber",
      "tonumber(text, [base])",
      "The number a text says, or nil when it says none.",
      also: ["tostring", "math.tointeger"],
      example: "assert(tonumber(\"12.5\") == 12.5 and tonumber(\"n/a\") == nil)"
    ),
    LuaTopic(
      "assert",
      "assert(condition, [message])",
      "Stops with the message when a condition does not hold, else gives its arguments back.",
      also: ["error", "pcall"],
      example: "assert(#qi.measures > 0, \"the store is empty\")"
    ),
    LuaTopic(
      "error",
      "error(message, [level])",
      "Stops with a message. Level 2 puts the blame on the caller.",
      also: ["assert", "pcall"],
      example: "print(pcall(function() error(\"no wards given\") end))"
    ),
    LuaTopic(
      "pcall",
      "local ok, result = pcall(f, …)",
      "Calls f and gives true and its results, or false and the error, so that a script can go on.",
      note:
        "Ctrl-C, a time limit and the memory limit pass through it: they stop the script all the same.",
      also: ["xpcall", "error"],
      example: "local ok, why = pcall(qi.measure, \"no-such\") assert(not ok and why ~= nil)"
    ),
    LuaTopic(
      "xpcall",
      "xpcall(f, handler, …)",
      "As pcall, but calls handler with the error first, while the place of it is still known.",
      also: ["pcall", "debug.traceback"],
      example:
        "print(xpcall(function() error(\"x\") end, function(why) return \"met: \" .. why end))"
    ),
    LuaTopic(
      "select",
      "select(n, …)     select(\"#\", …)",
      "Gives the arguments from the nth on, or how many there are.",
      also: ["..."],
      example: "assert(select(2, \"a\", \"b\", \"c\") == \"b\")"
    ),
    LuaTopic(
      "require",
      "local name = require \"module\"",
      "Gives a module: \"qi\", or a Lua file of yours, which is run once.",
      note: "At the prompt qi is there without it.",
      also: ["load"],
      example: "local qi <const> = require \"qi\" print(qi.today())"
    ),
    LuaTopic(
      "load",
      "load(text, [name], [mode], [environment])",
      "Makes a function of a text that holds Lua; nil and a message when the text is not Lua.",
      note: "Only text: compiled Lua is refused.",
      also: ["require", "pcall"],
      example: "assert(load(\"return 6 * 7\")() == 42)"
    ),
    LuaTopic(
      "next",
      "next(t, [key])",
      "The entry after a key; next(t) == nil says that a table is empty.",
      also: ["pairs"],
      example: "assert(next({}) == nil)"
    ),
    LuaTopic(
      "setmetatable",
      "setmetatable(t, metatable)",
      "Gives a table functions for signs and missing fields: __index, __add, __tostring …",
      note: "__gc is refused: code that runs while memory is tidied could not be stopped.",
      also: ["getmetatable", "rawget"],
      example: "local t = setmetatable({}, { __index = { beds = 24 } }) assert(t.beds == 24)"
    ),
    LuaTopic(
      "getmetatable",
      "getmetatable(value)",
      "The metatable of a value, nil without one; values of qi keep theirs to themselves.",
      also: ["setmetatable"],
      example: "assert(getmetatable({}) == nil)"
    ),
    LuaTopic(
      "rawget",
      "rawget(t, key)",
      "What a table itself holds, without asking its metatable.",
      also: ["rawset", "setmetatable"],
      example: "assert(rawget(setmetatable({}, { __index = { a = 1 } }), \"a\") == nil)"
    ),
    LuaTopic(
      "rawset",
      "rawset(t, key, value)",
      "Sets an entry of a table itself, without asking its metatable.",
      also: ["rawget"],
      example: "assert(rawset({}, \"a\", 1).a == 1)"
    ),
    LuaTopic(
      "rawequal",
      "rawequal(a, b)",
      "Whether two values are the very same, without asking a metatable.",
      also: ["=="],
      example: "assert(not rawequal({}, {}))"
    ),
    LuaTopic(
      "rawlen",
      "rawlen(t)",
      "The length of a table or text, without asking a metatable.",
      also: ["#"],
      example: "assert(rawlen({ 1, 2 }) == 2)"
    ),
    LuaTopic(
      "warn",
      "warn(text, …)",
      "Writes a warning to standard error, apart from the results.",
      note: "warn(\"@on\") switches warnings on, \"@off\" off.",
      also: ["print", "error"],
      example: "warn(\"@on\") warn(\"two wards have no figures\")"
    ),
    LuaTopic(
      "collectgarbage",
      "collectgarbage([\"collect\" | \"count\"])",
      "Tidies memory, or says how many kilobytes the script holds. Lua tidies by itself.",
      example: "assert(collectgarbage(\"count\") > 0)"
    ),
  ]
}
