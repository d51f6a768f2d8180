-- Did violence on Crofton Ward fall after the safety huddles, and did the fall hold?
local qi <const> = require "qi"

local p <const> = qi.params {
  unit = { "unit", default = "CROFTON", help = "the ward" },
  baseline = { "integer", default = 24, help = "points before the change" },
  picture = { "path", default = "out/violence_on_crofton.svg", help = "where the chart goes" },
}

local incidents <const> = qi.measure("violence"):series { unit = p.unit }

-- Judge every month against the two years before the huddles.
local before <const> = incidents:spc { rules = "nhse-2023", baseline = p.baseline }
local special <const> = before:signals()
print(before)
print(before:chart { title = "Physical violence, limits from before the huddles" })

print()
print(("%d of %d months are special cause. Why the first of them?"):format(#special, #incidents))
print(special[1]:explain())

-- The process has changed: what are its limits since July 2022, and does the fall hold?
local since <const> = incidents:rebase { at = "2022-07", reason = "After the safety huddles" }
local now <const> = since:spc { rules = "nhse-2023" }
local lost <const> = now:signals { since = "2022-07" }

print()
print(now)
print(#lost == 0 and "The fall holds: no special cause since." or "The fall has not held.")
print("Saved " .. now:chart { title = "Physical violence on Crofton Ward" }:save(p.picture))
