-- Which projects are duplicates, and which should lead?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  on = { "date", default = qi.today():format "%Y-%m-%d", help = "the day to look at" },
  unit = { "text", default = "", help = "only at this unit or below it, else all" },
}

local portfolio <const> = qi.portfolio { on = p.on }
local unit <const> = p.unit ~= "" and p.unit or nil
minute.open("Which projects are one too many, and which should lead?",
  ("the register on %s"):format(p.on:format "%d %B %Y"), "docs/portfolio.md")
print(portfolio:clusters { unit = unit })
minute.part("To be looked at; the records do not say enough:")
print(portfolio:possible { unit = unit })
