extension LuaTopic {
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
}
