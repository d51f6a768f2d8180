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
}
