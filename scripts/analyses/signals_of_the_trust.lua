-- Which measures of the whole trust show special cause now, how many would by chance alone, and
-- which units make one of them?
local qi <const> = require "qi"

local p <const> = qi.params {
  level = { "text", default = "trust", help = "the level to look at: trust, directorate, service" },
  rules = { "text", default = "nhse-2023", help = "the rule set" },
  measure = { "text", default = "", help = "the measure to take apart, else the first concern" },
}

local now <const> = qi.measures:latest { level = p.level, rules = p.rules }
print(now)

-- Of the concerns the one that lies furthest outside its limits, for the width of these.
local function distance(signal)
  local width <const> = signal.upper - signal.lower
  return math.max(signal.value - signal.upper, signal.lower - signal.value) / width
end

local chosen
for _, signal in ipairs(now.signals) do
  local code <const> = signal.analysis.series.measure.code
  if p.measure == code then
    chosen = signal
    break
  elseif p.measure == "" and signal.category == "concern" and signal.upper then
    if not chosen or distance(signal) > distance(chosen) then chosen = signal end
  end
end
if not chosen then
  print("Nothing to take apart: no such signal at this level.")
  return
end

-- Down from the signal: at each level the unit that makes most of the change.
local measure <const> = chosen.analysis.series.measure
local unit = chosen.unit_code
while unit do
  local drill <const> = measure:series { unit = unit, roll_up = true }:drill { rules = p.rules }
  print()
  print(drill)
  local first <const> = drill.parts[1]
  unit = first and first.is_summed and first.unit or nil
end
