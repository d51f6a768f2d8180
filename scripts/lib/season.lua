-- The time of the year in a series of months.
local qi <const> = require "qi"

local season <const> = {}

local names <const> = {
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
}

--- Goes through the points that have a value.
local function observed(series)
  return coroutine.wrap(function()
    for i = 1, #series do
      if series[i].value then coroutine.yield(series[i]) end
    end
  end)
end

--- How much the months of the year differ beside how much the years differ within a month: F of an
--- analysis of variance by calendar month, and the mean of each month.
function season.strength(series)
  local sums <const>, counts <const>, all, total = {}, {}, 0, 0
  for point in observed(series) do
    local month <const> = point.period.number
    sums[month] = (sums[month] or 0) + point.value
    counts[month] = (counts[month] or 0) + 1
    all, total = all + 1, total + point.value
  end
  local means <const>, between, within = {}, 0, 0
  for month, sum in pairs(sums) do
    means[month] = sum / counts[month]
    between = between + counts[month] * (means[month] - total / all) ^ 2
  end
  for point in observed(series) do
    within = within + (point.value - means[point.period.number]) ^ 2
  end
  return (between / 11) / (within / (all - 12)), means
end

--- The change of each month from the same month of the year before, as a series.
function season.against_the_year_before(series)
  local values <const>, labels <const> = {}, {}
  for i = 13, #series do
    local now <const>, before <const> = series[i].value, series[i - 12].value
    values[i - 12] = now and before and now - before or false
    labels[i - 12] = series[i].label
  end
  return qi.series { values = values, labels = labels, name = series.name,
    better = series.measure.better }
end

--- The three highest months of the year in words, and the three lowest.
function season.extremes(means)
  local months <const> = {}
  for month in pairs(means) do table.insert(months, month) end
  table.sort(months, function(a, b) return means[a] > means[b] end)
  local high <const>, low <const> = {}, {}
  for i = 1, 3 do
    high[i], low[i] = names[months[i]], names[months[#months + 1 - i]]
  end
  return table.concat(high, ", "), table.concat(low, ", ")
end

return season
