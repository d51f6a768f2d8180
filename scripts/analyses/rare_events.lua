-- Are rare events becoming rarer?
local qi <const> = require "qi"
local minute <const> = require "minute"

--- The events of each month as a series: what a chart of counts would have to be drawn from.
local function months(series)
  local first <const>, last <const> = series[1].period.month, series[#series].period.month
  local values, labels <const> = {}, {}
  for i = 1, last - first + 1 do
    values[i], labels[i] = 0, tostring(first + (i - 1))
  end
  for i = 1, #series do
    local place <const> = series[i].period.month - first + 1
    values[place] = values[place] + 1
  end
  return qi.series { values = values, labels = labels, name = series.name, kind = "count",
    better = "lower" }
end

--- The mean of the values from one position to another.
local function mean(series, first, last)
  local sum = 0
  for i = first, last do sum = sum + series[i].value end
  return sum / (last - first + 1)
end

--- The latest remark at a series with events before and after it, and how many came before.
local function remark(series)
  local text, baseline
  for row in series.measure.annotations:each() do
    local before <const> = #series - #series:from(row.Date)
    local is_here <const> = row.Unit == series.unit_code or row.Unit == "every unit"
    if is_here and before >= 10 and before < #series then
      text, baseline = row.Remark .. ", " .. row.Date, before
    end
  end
  return text, baseline
end

minute.open("Are rare events becoming rarer?", "t charts of the days from each event to the next")
local looked = 0
for measure in qi.measures:where { kind = "time_between" }:each() do
  for series in measure:by_unit():each() do
    local noted <const>, baseline <const> = remark(series)
    local judged <const>, analysis <const> = pcall(series.spc, series,
      { chart = "t", baseline = baseline })
    if judged then
      looked = looked + 1
      -- After a remark every gap counts; without one only the latest is news.
      local special <const> = analysis:signals { since = (baseline or #series - 1) + 1 }
      if #special > 0 then
        minute.item("%s, %s: %d events. %s", minute.measure(measure), minute.unit(series.unit),
          #series, noted and noted .. ":" or "No remark:")
        if baseline then
          minute.item("%.0f days apart on average before, %.0f since; limits from before.",
            mean(series, 1, baseline), mean(series, baseline + 2, #series))
        end
        minute.item("%s special cause, first %s, %s.", minute.count(#special, "gap"),
          special[1].label, special[1].category)
        local drawn <const>, counts <const> = pcall(function() return months(series):spc() end)
        minute.item("Counted by month: %s", drawn
          and minute.count(#counts:signals(), "month") .. " special cause."
          or "no chart. " .. counts.message)
      end
    end
  end
end
minute.say("%s looked at.", minute.count(looked, "series", "series"))
minute.close("whether events are rarer or less often reported: ask how each came to be known.")
