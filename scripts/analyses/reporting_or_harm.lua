-- Is there more harm, or is more reported?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  reported = { "measure", default = "SAF-12", help = "what is reported" },
  harmless = { "measure", default = "SAF-15", help = "the share with little or no harm" },
  level = { "text", default = "trust", help = "the kind of unit to look at" },
}

local reported <const> = qi.measure(p.reported)
local harmless <const> = qi.measure(p.harmless)
minute.open(("Is there more harm, or is more reported: %s?"):format(minute.measure(reported)),
  "held beside " .. minute.measure(harmless))

for series in reported:by_unit { level = p.level }:each() do
  local candidate <const> = series:candidate_phases().candidates[1]
  local share <const> = harmless:series { unit = series.unit_code, roll_up = true }
  if not candidate then
    minute.item("%s: the level of what is reported has not changed.", minute.unit(series.unit))
  else
    local since <const> = share:spc():signals { since = candidate.start }
    local worse <const> = since:where { category = "concern" }
    local last <const> = share[#share]
    minute.item("%s: %s to %s %s from %s.", minute.unit(series.unit),
      minute.value(candidate.mean_before), minute.value(candidate.mean_after), reported.unit,
      tostring(candidate.start))
    for row in reported.annotations:each() do
      minute.item("Noted on %s: %s.", row.Date, row.Remark)
    end
    minute.item("Of the reports %s %s did little or no harm in %s (%s); %s of concern since.",
      minute.value(last.value), harmless.unit, last.label,
      minute.parts(last.numerator, last.denominator), minute.count(#worse, "point"))
    minute.item(candidate.mean_after > candidate.mean_before and #worse == 0
      and "More is reported and harm keeps its share: people report more. No cause for alarm."
      or "Harm did not keep its share, or less is reported: look closer.")
  end
end
minute.close("how much happens that nobody reports, before or since.")
