-- Which actions are overdue, which were moved again and again, and which plans are weak?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  on = { "date", default = qi.today():format "%Y-%m-%d", help = "the day to look at" },
  moves = { "integer", default = 2, help = "how many moves are too many" },
}

--- Whether an action was still to be done on the day.
local function is_open(action)
  local ended <const> = action.done_on or action.cancelled_on
  return not ended or ended > p.on
end

--- The day an action was to be done by on that day, and how often it had been moved.
local function due(action)
  local day, newest, moves = action.original_due_on, nil, 0
  for move in action.due_date_changes:each() do
    if move.moved_on <= p.on then
      moves = moves + 1
      if not newest or move.moved_on > newest then day, newest = move.due_on, move.moved_on end
    end
  end
  return day, moves
end

local late <const>, strengths <const>, plans <const> = {}, {}, {}
local raised, moved_often = 0, 0
for action in qi.actions:each() do
  if action.raised_on <= p.on then
    raised = raised + 1
    strengths[action.strength] = (strengths[action.strength] or 0) + 1
    if is_open(action) and due(action) < p.on then table.insert(late, action) end
    local project <const> = action.project and action.project.code
    if project then
      plans[project] = plans[project] or { actions = 0, weak = 0 }
      plans[project].actions = plans[project].actions + 1
      if action.strength == "weak" then plans[project].weak = plans[project].weak + 1 end
    end
  end
end
table.sort(late, function(a, b)
  if a.original_due_on ~= b.original_due_on then return a.original_due_on < b.original_due_on end
  return a.code < b.code
end)

minute.open("Which actions are overdue, moved again and again, or weak?",
  ("actions raised up to %s"):format(p.on:format "%d %B %Y"), "none")
minute.say("Overdue, the longest due first:")
local rows <const> = qi.table { "Action", "Project", "Unit", "Owner", "First due", "Due now",
  "Moves", "Days late", "Strength" }
for _, action in ipairs(late) do
  local day <const>, moves <const> = due(action)
  if moves >= p.moves then moved_often = moved_often + 1 end
  rows:add { action.code, action.project and action.project.code, action.unit and action.unit.code,
    action.owner.code, tostring(action.original_due_on), tostring(day), moves,
    p.on - action.original_due_on, action.strength }
end
minute.rows(rows)

minute.say("Projects with weak actions alone: people are to know or remember, and nothing helps:")
local weak <const> = qi.table { "Project", "Title", "Actions" }
local counted = 0
for project in qi.projects:each() do
  local plan <const> = plans[project.code]
  if plan then
    counted = counted + 1
    if plan.actions > 1 and plan.weak == plan.actions then
      weak:add { project.code, project.title, plan.actions }
    end
  end
end
minute.rows(weak)
minute.say("Of %s %d are overdue, %d of these moved %d times or more. %d strong, %d intermediate, "
  .. "%d weak. Of %s with actions %d have weak ones alone.", minute.count(raised, "action"), #late,
  moved_often, p.moves, strengths.strong or 0, strengths.intermediate or 0, strengths.weak or 0,
  minute.count(counted, "project"), #weak)
minute.close("whether an action that was done has helped; its project's figures may.")
