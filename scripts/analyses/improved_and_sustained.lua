-- What did projects improve, was it sustained, and what did it do to their balancing measures?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  upto = { "date", default = qi.today():format "%Y-%m-%d", help = "the last day to look at" },
  rules = { "text", default = "nhse-2023", help = "the rule set" },
}

minute.open("What did projects improve, and was it sustained?",
  "limits from before each change", p.rules)
local courses <const> = qi.project_courses { on = p.upto, rules = p.rules }
local balancing <const>, counted <const>, looked = {}, {}, 0
for row in courses:each() do
  if row.Role == "balancing" then
    local key <const> = row.Project .. row.Unit
    local state <const> = row.There == "worse" and row.Measure .. " worse"
      or row.There == "no worse" and row.There or "cannot tell"
    -- What is worse counts before what is not, and both before what nobody can tell.
    if not balancing[key] or state:find "worse$" and balancing[key] == "cannot tell"
      or row.There == "worse" then
      balancing[key] = state
    end
  elseif not counted[row.Project] then
    counted[row.Project], looked = true, looked + 1
  end
end
for _, part in ipairs {
  { "sustained", "Improved and sustained, by 12 points or more and a check that found it held:" },
  { "better now", "Better now, and not yet shown to hold:" },
  { "better at a cost", "Better now, while a balancing measure got worse:" },
  { "reached and lost", "Improved for half a year or longer, and lost again:" },
} do
  local rows <const> = qi.table { "Project", "Unit", "Measure", "Before (n)", "After (n)",
    "Since", "Months", "Apart", "Balancing" }
  for row in courses:each() do
    if row.Role == "outcome" and row.Verdict == part[1] and row.From then
      rows:add { row.Project, row.Unit, row.Measure,
        minute.level(row.Before, row["Points before"]), minute.level(row.Level, row.Points),
        qi.date(row.From):format "%b %Y", row.Months, ("%.1f"):format(row.Errors),
        balancing[row.Project .. row.Unit] or "none" }
    end
  end
  minute.say(part[2])
  minute.rows(rows)
end
minute.say("%s with an outcome looked at up to %s. Months run from the first point of the change "
  .. "to the newest, or to its end; Apart is its distance from the points before in standard "
  .. "errors.", minute.count(looked, "project"), p.upto:format "%d %B %Y")
minute.close("what brought the change about, nor whether the points before were unusual. "
  .. "qi.claims() says what each still lacks.")
