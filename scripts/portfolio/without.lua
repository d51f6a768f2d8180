-- Which quality priorities have no measure, no owner, no project or no audit, and which projects
-- serve nothing?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  on = { "date", default = qi.today():format "%Y-%m-%d", help = "the day to look at" },
}

minute.open("Which quality priorities lack a measure, an owner, a project or an audit?",
  ("what holds on %s"):format(p.on:format "%d %B %Y"), "I-01, I-02, I-03, I-63")

-- A row for each priority and gap: what there is no choice about first.
local found <const> = {}
for place, gap in ipairs {
  { "no_measure", "a measure" }, { "no_lead", "a lead in post" }, { "no_project", "a project" },
  { "no_audit", "an audit" },
} do
  for row in qi.orphans { gap = gap[1], on = p.on }:each() do
    table.insert(found, { priority = qi.quality_priority(row.Code), place = place, lacks = gap[2],
      because = row["Because of"] })
  end
end
table.sort(found, function(a, b)
  if a.priority.must_do ~= b.priority.must_do then return a.priority.must_do end
  if a.priority.code ~= b.priority.code then return a.priority.code < b.priority.code end
  return a.place < b.place
end)
local rows <const> = qi.table { "Must do", "Priority", "Title", "Lacks", "Lead", "Because of" }
for _, each in ipairs(found) do
  local priority <const> = each.priority
  rows:add { priority.must_do and "yes" or "no", priority.code, priority.title,
    each.lacks, priority.lead.code, each.because }
end
minute.part("Priorities and what each lacks, what must be done first:")
minute.rows(rows, "No priority of the day lacks any of these.")
local plans <const> = require("audits").plan(p.on)
if #plans.plans == 0 then
  minute.say("No audit plan for %s is recorded: whether priorities are audited is not known.",
    plans.year)
end

for _, gap in ipairs {
  { "unaligned", "Projects that serve no objective, nor does their programme:" },
  { "aligned_to_ended", "Projects that serve only what has ended:" },
} do
  minute.part(gap[2])
  print(qi.orphans { gap = gap[1], on = p.on })
end
minute.close("whether a link is true, nor whether a measure, a project or an audit is any good.")
