-- A seam of a series: a day from which its points are made in another way.
local qi <const> = require "qi"
local minute <const> = require "minute"

local seam <const> = {}

--- A series whose points are joined as if nothing had changed in how they were made.
local function joined(series)
  local values <const>, labels <const> = {}, {}
  for i = 1, #series do
    values[i], labels[i] = series[i].value or false, series[i].label
  end
  return qi.series { values = values, labels = labels, name = series.name,
    better = series.measure.better }
end

--- How many points from a position on are special cause, by category, in words.
local function special(analysis, position)
  local counts <const>, words <const> = {}, {}
  for signal in analysis:signals { since = position }:each() do
    if signal.scope == "point" then
      counts[signal.category] = (counts[signal.category] or 0) + 1
    end
  end
  for category, count in pairs(counts) do
    table.insert(words, ("%d %s"):format(count, (category:gsub("_", " "))))
  end
  table.sort(words)
  return #words > 0 and table.concat(words, ", ") or "nothing"
end

--- What was noted of the measure of a series at a day, with a semicolon before it; else nothing.
local function remarks(series, day)
  local texts <const> = {}
  for row in series.measure.annotations:each() do
    if row.Date == day and (row.Unit == "every unit" or row.Unit == series.unit_code) then
      table.insert(texts, row.Remark)
    end
  end
  return #texts > 0 and "; noted: " .. table.concat(texts, "; ") or ""
end

--- Says what a chart makes of a seam where limits from before go on (the usual mistake), and what
--- where they start anew. Nothing where the seam is not within the series.
function seam.report(series, day, why)
  local position <const> = #series - #series:from(day) + 1
  if position == 1 or position > #series then return end
  local judged <const>, apart <const> = pcall(series.spc, series, {})
  if not judged then return end
  local together <const> = joined(series):spc { baseline = position - 1 }
  minute.item("%s, %s, from %s: %s%s. Of %s since, limits from before would call special cause: "
    .. "%s; limits of their own: %s.", minute.measure(series.measure), minute.unit(series.unit),
    series[position].label, why, remarks(series, day),
    minute.count(#series - position + 1, "point"), special(together, position),
    special(apart, position))
end

return seam
