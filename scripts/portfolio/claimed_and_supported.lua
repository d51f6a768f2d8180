-- What was reported improved, and do the data support it?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  on = { "date", default = qi.today():format "%Y-%m-%d", help = "the day to judge on" },
  least = { "number", default = 3, help = "claims of this score or more" },
  rules = { "text", default = "nhse-2023", help = "the rule set" },
}

minute.open("What was reported improved, and do the data support it?",
  ("claims and figures up to %s"):format(p.on:format "%d %B %Y"), p.rules)
print(qi.claims { on = p.on, least = p.least, rules = p.rules })
minute.part("How well were the tests behind them made and written down?")
print(qi.pdsa_quality { on = p.on })
