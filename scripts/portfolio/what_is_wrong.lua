-- Which projects are stalled, serve nothing, have no measurable aim, or use the wrong method?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  on = { "date", default = qi.today():format "%Y-%m-%d", help = "the day to look at" },
  flag = { "text", default = "", help = "only one of them: stale, unaligned, no_aim, …" },
}

minute.open("What is wrong with projects one by one?",
  ("the register on %s"):format(p.on:format "%d %B %Y"), "docs/claims.md")
print(qi.project_flags { on = p.on, flag = p.flag ~= "" and p.flag or nil })
