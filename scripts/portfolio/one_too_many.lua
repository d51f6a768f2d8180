-- Which projects are duplicates, and which should lead?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  on = { "date", default = qi.today():format "%Y-%m-%d", help = "the day to look at" },
}

local portfolio <const> = qi.portfolio { on = p.on }
minute.open("Which projects are one too many, and which should lead?",
  ("the register on %s"):format(p.on:format "%d %B %Y"), "docs/portfolio.md")
print(portfolio:clusters())
minute.part("To be looked at; the records do not say enough:")
print(portfolio:possible())
