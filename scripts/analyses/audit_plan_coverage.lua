-- Does the audit plan cover the focus areas and the quality priorities?
local qi <const> = require "qi"
local audits <const> = require "audits"
local minute <const> = require "minute"

local p <const> = qi.params {
  on = { "date", default = qi.today():format "%Y-%m-%d", help = "the day whose year is looked at" },
}

local plan <const> = audits.plan(p.on)
minute.open("Does the audit plan cover the focus areas and the quality priorities?",
  ("the plan of %s as it stood on %s"):format(plan.year, p.on:format "%d %B %Y"), "I-62, I-63")
if #plan.plans == 0 then
  minute.say("No audit plan for %s is recorded.", plan.year)
  return
end
for each in plan.plans:each() do minute.say("%s is %s.", each.code, minute.word(each.status)) end

minute.part("Items by focus area and directorate, of tier 1+2+3+4; \"all\" is the whole trust:")
local columns <const> = { "all" }
for unit in qi.units:where { kind = "directorate" }:each() do table.insert(columns, unit.code) end
local matrix <const> = qi.table { "Area", "Name", "Items", table.unpack(columns) }
local empty <const>, weak <const> = {}, {}
for area in qi.focus_areas:sort_by("code"):each() do
  if area.valid_from <= p.on and not (area.valid_to and area.valid_to < p.on) then
    local found <const> = plan.areas[area.code] or { items = 0, counts = {} }
    local row <const> = { area.code, area.name, found.items }
    for i, code in ipairs(columns) do
      row[3 + i] = found.counts[code] and table.concat(found.counts[code], "+") or ""
    end
    matrix:add(row)
    local list <const> = found.items == 0 and empty or found.lowest == 4 and weak
    if list then table.insert(list, ("%s %s"):format(area.code, area.name)) end
  end
end
minute.rows(matrix, "No focus area holds on the day.")

minute.part("Focus areas without an item:")
minute.items(empty)
minute.part("Focus areas with items of tier 4 alone, which somebody proposed and nobody must have:")
minute.items(weak)
minute.part("Quality priorities of %s without an item:", plan.year)
local left <const> = {}
for each in qi.quality_priorities:where { financial_year = plan.year }:each() do
  if not plan.priorities[each.code] then table.insert(left, each.code .. " " .. each.title) end
end
minute.items(left)

minute.part("Items that serve neither a focus area nor a priority:")
local idle <const> = qi.table { "Item", "Title", "Tier", "Directorate", "Quarter", "Status" }
for _, item in ipairs(plan.items) do
  local each <const> = item.record
  if not item.serves then
    idle:add { each.code, each.title, each.tier, item.directorate, each.quarter, each.status }
  end
end
minute.rows(idle)
minute.say("Of %s in the plan %d count; %d were put off or given up by the day and cover nothing.",
  minute.count(#plan.items + #plan.aside, "item"), #plan.items, #plan.aside)
minute.close("whether an audit finds what it looks for, nor what was audited outside the plan.")
