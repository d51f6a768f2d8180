-- Which projects and priorities serve nothing, or have nothing under them?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  on = { "date", default = qi.today():format "%Y-%m-%d", help = "the day to look at" },
}

minute.open(
  "Which priorities lack a measure, a lead or a project, and which projects serve nothing?",
  ("links that hold on %s"):format(p.on:format "%d %B %Y"), "I-01, I-02")
for _, gap in ipairs {
  { "no_measure", "Priorities without a measure:" },
  { "no_lead", "Priorities whose lead has no role on the day:" },
  { "no_project", "Priorities that no project works towards:" },
  { "unaligned", "Projects that serve no objective, nor does their programme:" },
  { "aligned_to_ended", "Projects that serve only what has ended:" },
} do
  minute.part(gap[2])
  print(qi.orphans { gap = gap[1], on = p.on })
end
minute.close("whether a link is true; audits of priorities are still to come.")
