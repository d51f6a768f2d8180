-- Which figures are missing, and which noughts stand where a figure should?
local qi <const> = require "qi"
local minute <const> = require "minute"
local noughts <const> = require "noughts"

local p <const> = qi.params {
  chance = { "number", default = 1e-7, help = "how improbable a run of noughts is to be" },
  beside = { "integer", default = 12, help = "points before and after that say what is usual" },
}

minute.open("Which figures are missing, and which noughts stand where a figure should?",
  "every measure at every unit", "none")
local missing <const>, nought <const>, looked = {}, {}, 0
for series in qi.measures:by_unit():each() do
  local measure <const> = series.measure
  local where <const> = ("%s, %s"):format(minute.measure(measure), minute.unit(series.unit))
  looked = looked + #series
  for _, run in ipairs(noughts.runs(series, function(point) return not point.numerator end)) do
    table.insert(missing, ("%s: %s (%s)."):format(where, noughts.spell(series, run),
      series[run.first].why))
  end
  local counts <const> = measure.kind ~= "time_between" and measure.kind ~= "mean"
  for _, run in ipairs(counts and noughts.runs(series, function(point)
    return point.value and point.numerator == 0
  end) or {}) do
    local chance <const>, level <const>, with <const> = noughts.judge(series, run, p.beside)
    if chance < p.chance then
      table.insert(nought, ("%s: %s. The probability is %.0g; beside them it is %s %s, with them "
        .. "counted in %s."):format(where, noughts.spell(series, run), chance,
        minute.value(level), measure.unit, minute.value(with)))
    end
  end
end

minute.say("Missing, shown as missing, and in no mean:")
minute.items(missing)
minute.part("Noughts that chance does not explain; perhaps nobody counted:")
minute.items(nought)
minute.say("%d figures looked at; about %.2f runs of noughts by chance at most.", looked,
  looked * p.chance)
minute.close("what the missing figures would have been, nor whether a nought is true: ask.")
