-- What the audit plan of a year covers, as it stood on a day.
local qi <const> = require "qi"

local audits <const> = {}

--- The financial year that a day lies in: "2024/25".
function audits.year(day)
  local start <const> = day.year - (day < qi.date(("%d-04-01"):format(day.year)) and 1 or 0)
  return ("%d/%02d"):format(start, (start + 1) % 100)
end

--- The directorate that an item is about, or "all" for the whole trust.
local function directorate(unit)
  while unit and unit.kind ~= "directorate" do unit = unit.parent end
  return unit and unit.code or "all"
end

--- The plans of the day's year: their items, those that were put off or given up by the day apart;
--- the counts of items by area, directorate and tier; and the priorities that are audited.
function audits.plan(on)
  local plan <const> = { year = audits.year(on), items = {}, aside = {}, areas = {},
    priorities = {} }
  plan.plans = qi.audit_plans:where { financial_year = plan.year }
  local alive <const> = {}
  for item in qi.plan_items:each() do
    if item.plan.financial_year == plan.year then
      if item.set_aside_on and item.set_aside_on <= on then
        table.insert(plan.aside, item)
      else
        local entry <const> = { record = item, directorate = directorate(item.unit) }
        table.insert(plan.items, entry)
        alive[item.code] = entry
      end
    end
  end
  for link in qi.plan_item_focuses:each() do
    local item <const> = alive[link.item.code]
    if item then
      item.serves = true
      local area <const> = plan.areas[link.area.code] or { items = 0, lowest = 4, counts = {} }
      local tier <const> = item.record.tier
      local counts <const> = area.counts[item.directorate] or { 0, 0, 0, 0 }
      counts[tier] = counts[tier] + 1
      area.counts[item.directorate] = counts
      area.items, area.lowest = area.items + 1, math.min(area.lowest, tier)
      plan.areas[link.area.code] = area
    end
  end
  for link in qi.plan_item_priorities:each() do
    local item <const> = alive[link.item.code]
    if item then item.serves, plan.priorities[link.priority.code] = true, true end
  end
  return plan
end

return audits
