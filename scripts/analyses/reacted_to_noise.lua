-- Where did people react to a figure that chance explains, and has anything changed since?
local qi <const> = require "qi"
local minute <const> = require "minute"
local reaction <const> = require "reaction"

local p <const> = qi.params {
  on = { "date", default = qi.today():format "%Y-%m-%d", help = "actions raised up to this day" },
  rules = { "text", default = "nhse-2023", help = "the rule set" },
}

minute.open("Where did people react to a figure that chance explains?",
  ("actions raised up to %s"):format(p.on:format "%d %B %Y"), p.rules)
local rows <const> = qi.table { "Action", "Unit", "Measure", "Figure", "Value", "Limits then",
  "Raised", "Since" }
local units <const>, codes <const>, raised, signals, unjudged = {}, {}, 0, 0, 0
for action in qi.actions:each() do
  if action.figure_on and action.raised_on <= p.on then
    raised = raised + 1
    local point <const>, points <const> = reaction.point(action, p.rules)
    if not point then
      unjudged = unjudged + 1
    elseif point.category ~= "common_cause" then
      signals = signals + 1
    else
      local unit <const> = action.unit
      if not units[unit.code] then table.insert(codes, unit.code) end
      units[unit.code] = (units[unit.code] or 0) + 1
      rows:add { action.code, unit.code, action.measure.code, point.label,
        minute.value(point.value),
        ("%s to %s"):format(minute.value(point.lower), minute.value(point.upper)),
        tostring(action.raised_on), reaction.since(action, points, p.on, p.rules) }
    end
  end
end
minute.rows(rows, "Nobody reacted to a figure that chance explains.")

minute.say("By unit:")
local by_unit <const> = qi.table { "Unit", "Name", "Actions" }
table.sort(codes, function(a, b)
  if units[a] ~= units[b] then return units[a] > units[b] end
  return a < b
end)
for _, code in ipairs(codes) do by_unit:add { code, qi.unit(code).name, units[code] } end
minute.rows(by_unit)
minute.say("Of %s raised after a figure %d were about common cause at %s, %d about special cause; "
  .. "%d could not be judged.", minute.count(raised, "action"), #rows,
  minute.count(#codes, "unit"), signals, unjudged)
minute.close("whether an action was right for another reason, nor who was praised or blamed "
  .. "without one being written down.")
