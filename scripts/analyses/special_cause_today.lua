-- Which measures show special cause today, at which level, and how many would by chance?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  level = { "text", default = "trust", help = "the kind of unit to look at" },
  rules = { "text", default = "nhse-2023", help = "the rule set" },
  upto = { "date", default = qi.today():format "%Y-%m-%d", help = "the last day to look at" },
}

-- From the whole down; nil stands for the units that report.
local levels <const> = { "trust", "directorate", "service" }
local first
for i, level in ipairs(levels) do first = level == p.level and i or first end

local function latest(level)
  return qi.measures:by_unit { to = p.upto, level = level }:latest { rules = p.rules }
end

--- The signals of a level by measure and category: their units.
local function sorted(signals)
  local found <const> = {}
  for signal in signals:each() do
    local series <const> = signal.analysis.series
    local key <const> = series.measure.code .. " " .. signal.category
    found[key] = found[key] or {}
    table.insert(found[key], series.unit)
  end
  return found
end

--- The codes of those units that lie under another or are it.
local function under(units, code)
  local codes <const> = {}
  for _, unit in ipairs(units or {}) do
    local above = unit
    while above and above.code ~= code do above = above.parent end
    if above then table.insert(codes, unit.code) end
  end
  return codes
end

minute.open("Which measures show special cause, at which level, and how many would by chance?",
  ("the latest period of each measure up to %s"):format(p.upto:format "%d %B %Y"), p.rules)
local whole <const> = latest(p.level)
local counts <const> = qi.table { "Level", "Series", "Special cause", "By chance", "Not judged" }
local function count(name, level)
  counts:add { name, level.tested, #level.signals, ("%.1f"):format(level.expected_by_chance),
    level.not_tested }
end
count(p.level, whole)
local below <const>, headings <const> = {}, { "Measure", "Unit", "Category" }
for i = (first or #levels) + 1, #levels + 1 do
  local name <const>, level <const> = levels[i] or "unit", latest(levels[i])
  count(levels[i] or "units that report", level)
  table.insert(below, sorted(level.signals))
  table.insert(headings, (name:gsub("^%l", string.upper)) .. "s")
end
table.insert(headings, "Units of it")

local origins <const> = qi.table(headings)
for _, category in ipairs { "concern", "improvement", "neutral_high", "neutral_low" } do
  local rows <const> = qi.table { "Measure", "Unit", "Value", "Limits", "Variation", "Assurance" }
  for signal in whole.signals:where { category = category }:each() do
    local measure <const> = signal.analysis.series.measure
    rows:add { minute.named(measure, 36), signal.unit_code, minute.value(signal.value),
      ("%s to %s"):format(minute.value(signal.lower), minute.value(signal.upper)),
      minute.word(signal.rule), minute.word(signal.analysis.assurance or "no target") }
    local origin <const>, units = { measure.code, signal.unit_code, minute.word(category) }, {}
    for _, found in ipairs(below) do
      units = under(found[measure.code .. " " .. category], signal.unit_code)
      table.insert(origin, #units)
    end
    local shown <const> = table.concat(units, ", ", 1, math.min(3, #units))
    table.insert(origin, #units == 0 and "none alone" or #units > 3 and shown .. " …" or shown)
    origins:add(origin)
  end
  if #rows > 0 then
    minute.say("%s: %d", (category:gsub("_", ", ")), #rows)
    minute.rows(rows)
  end
end
minute.say("Where they come from: how many below show the same, and which units.")
minute.rows(origins, "Nothing to take apart.")
minute.rows(counts)
minute.say("%d of %d series show special cause; about %.1f would by chance alone. %d could not be "
  .. "judged.", #whole.signals, whole.tested, whole.expected_by_chance, whole.not_tested)
minute.close("why. A signal says that something changed; it does not say what.")
