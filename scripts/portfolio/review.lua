-- The whole portfolio together: what is one too many, what is wrong, and what would be left.
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  on = { "date", default = qi.today():format "%Y-%m-%d", help = "the day to look at" },
}

local portfolio <const> = qi.portfolio { on = p.on }
minute.open("What does a look at all projects together find?",
  ("the register on %s"):format(p.on:format "%d %B %Y"), "docs/portfolio.md")
print(portfolio)
minute.part("If every finding that is definite or probable were accepted:")
-- A decision has somebody who took it; this one is only a simulation, and nothing is recorded.
local anybody <const> = qi.people[1]
if anybody then
  portfolio:accept {
    tier = "probable", flags = { "stale", "unaligned", "no_aim", "wrong_method" },
    decided_by = anybody,
  }
  print(portfolio:simulate())
end
minute.close("which of them should be accepted: people decide, project by project.")
