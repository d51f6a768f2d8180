-- Did violence on Crofton Ward fall after the safety huddles, and did the fall hold?
local qi <const> = require "qi"

-- The demonstration trust counts every week and by bed days, the small load every month.
local is_weekly <const> = #qi.measures:where { code = "SAF-01" } > 0

local p <const> = qi.params {
  measure = { "measure", default = is_weekly and "SAF-01" or "violence", help = "violence" },
  unit = { "unit", default = "CROFTON", help = "the ward" },
  baseline = {
    "integer", default = is_weekly and 105 or 24, help = "points before the huddles: two years",
  },
  since = { "month", default = "2022-07", help = "from when the change is judged" },
  picture = { "path", default = "out/violence_on_crofton.svg", help = "where the chart goes" },
}

local incidents <const> = qi.measure(p.measure):series { unit = p.unit }

-- Judge every point against the two years before the huddles.
local before <const> = incidents:spc { rules = "nhse-2023", baseline = p.baseline }
local special <const> = before:signals()
print(before)
print(before:chart { title = "Physical violence, limits from before the huddles" })

print()
print(("%d of %d points are special cause. Why the first of them?"):format(#special, #incidents))
print(special[1]:explain())

-- The process has changed: what are its limits since then, and does the fall hold?
local since <const> = incidents:rebase { at = p.since, reason = "After the safety huddles" }
local now <const> = since:spc { rules = "nhse-2023" }
local lost <const> = now:signals { since = p.since }

-- Single points come and go; points in a shift or trend say that the process has gone back.
local back = 0
for _, signal in ipairs(lost) do
  local is_pattern <const> = signal.rule == "shift" or signal.rule == "trend"
  if signal.category == "concern" and is_pattern then back = back + 1 end
end

print()
print(now)
if #lost == 0 then
  print("The fall holds: no special cause since.")
elseif back == 0 then
  print("The fall holds: no shift and no trend back since.")
else
  print(("The fall has not held: %d points in shifts or trends back."):format(back))
end
print("Saved " .. now:chart { title = "Physical violence on Crofton Ward" }:save(p.picture))
