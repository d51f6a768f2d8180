-- Which totals went one way while every part of them went the other?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  months = { "integer", default = 18, help = "how many months lie between before and after" },
  level = { "text", default = "trust", help = "the kind of unit that is the whole" },
}

--- Whether all parts moved one way and the whole the other.
local function is_against(mix)
  local up, down = 0, 0
  for _, part in ipairs(mix.parts) do
    if not part.value or not part.before or part.value == part.before then return false end
    if part.value > part.before then up = up + 1 else down = down + 1 end
  end
  return up + down > 1 and (down == 0 and mix.change < 0 or up == 0 and mix.change > 0)
end

minute.open("Which totals went one way while every part of them went the other?",
  ("the latest month of each measure against %d months before"):format(p.months), "none")
local looked = 0
for series in qi.measures:by_unit { level = p.level }:each() do
  local after <const> = series[#series]
  if series.measure.frequency == "monthly" and series.measure.denominator
    and #series > p.months then
    local before <const> = series[#series - p.months]
    local taken <const>, mix <const> = pcall(series.mix, series,
      { from = before.period, to = after.period })
    if taken then
      looked = looked + 1
      if is_against(mix) then
        minute.say("%s, %s: %s to %s %s from %s to %s.", minute.measure(series.measure),
          minute.unit(series.unit), minute.value(mix.before), minute.value(mix.value),
          series.measure.unit, before.label, after.label)
        local shares, of_averages = 0, 0
        for _, part in ipairs(mix.parts) do
          minute.item("%s: %s to %s", minute.unit(qi.unit(part.unit)), minute.value(part.before),
            minute.value(part.value))
          shares, of_averages = shares + part.before, of_averages + part.value
        end
        minute.say(mix.sentence)
        minute.say("Change within the parts %+.2f, change of their shares %+.2f. The mean of the "
          .. "parts' values went from %.1f to %.1f and is not the value of the whole.",
          mix.within, mix.mix, shares / #mix.parts, of_averages / #mix.parts)
      end
    end
  end
end
minute.say("%s with parts looked at.", minute.count(looked, "total"))
minute.close("whether the change is more than chance: that is for the chart; here are two months.")
