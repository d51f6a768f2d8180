-- What an action reacted to, as it was known then, and what came of it.
local reaction <const> = {}

--- The figures of an action's measure and unit as they were known on a day; nil without any.
local function known(action, day)
  local about <const> = { unit = action.unit.code, to = day, as_of = day }
  local read <const>, series <const> = pcall(action.measure.series, action.measure, about)
  if read and #series > 0 then return series end
  about.roll_up = true
  local summed <const>, whole <const> = pcall(action.measure.series, action.measure, about)
  return summed and #whole > 0 and whole or nil
end

--- The point that an action reacts to, on the chart as it was known on the day it was raised, and
--- how many points that chart had; nil where there was no chart or no value.
function reaction.point(action, rules)
  local series <const> = known(action, action.raised_on)
  local position <const> = series and #series - #series:from(action.figure_on) + 1
  if not series or position > #series then return nil end
  local judged <const>, analysis <const> = pcall(series.spc, series, { rules = rules })
  return judged and analysis.points[position].value and analysis.points[position] or nil, #series
end

--- What the measure did since, against the limits of that day: "0 of 7 better".
function reaction.since(action, points, on, rules)
  local series <const> = known(action, on)
  if not series or #series <= points then return "no figure yet" end
  local judged <const>, now <const> = pcall(series.spc, series,
    { rules = rules, baseline = points })
  if not judged then return "no chart" end
  local better = 0
  for i = points + 1, #series do
    if now.points[i].category == "improvement" then better = better + 1 end
  end
  return ("%d of %d better"):format(better, #series - points)
end

return reaction
