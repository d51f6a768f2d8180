-- What became of a series after its first points: did it improve, and did that hold?
local course <const> = {}

--- Points that make a year, by how often a measure is reported.
local years <const> = { weekly = 52, monthly = 12, quarterly = 4, daily = 12 }

--- The share of a year's points that must show a change for it to be there.
local share <const> = 3 / 4

--- The standard errors from which a level is another one, as limits stand at three sigma.
local far <const> = 3

--- The sum of the numerators ÷ that of the denominators of some points, in the unit of the measure;
--- the mean where nothing is divided. Nil without a value.
function course.level(series, first, last)
  local above, below, number = 0, 0, 0
  for i = math.max(1, first), math.min(#series, last) do
    local point <const> = series[i]
    if point.value then
      above, number = above + (point.numerator or point.value), number + 1
      below = below + (point.denominator or 0)
    end
  end
  if number == 0 then return nil end
  local measure <const> = series.measure
  return (below > 0 and above / below or above / number) * measure.multiplier
end

--- How far a run lies from the centre, in standard errors of the difference between its mean and
--- that of the baseline: a level that chance explains is no change.
local function distance(analysis, first, last, baseline)
  local sum, number = 0, 0
  for i = first, last do
    local point <const> = analysis.points[i]
    if point.value then sum, number = sum + point.value - point.centre, number + 1 end
  end
  return math.abs(sum / number) / (analysis.sigma * math.sqrt(1 / number + 1 / baseline))
end

--- The first point of the first run of `length` such points or more that begins after the baseline
--- and lies far enough from it.
local function began(analysis, baseline, length, category)
  local points <const> = analysis.points
  local first
  for i = baseline + 1, #points + 1 do
    local inside <const> = i <= #points and points[i].category == category
    if inside and not first then first = i end
    if first and not inside then
      local is_long <const> = i - first >= length
      if is_long and distance(analysis, first, i - 1, baseline) >= far then return first end
      first = nil
    end
  end
end

local function count(points, first, category)
  local number = 0
  for i = math.max(1, first), #points do
    if points[i].category == category then number = number + 1 end
  end
  return number
end

--- How many points of a stretch have a value.
local function observed(points, first, last)
  local number = 0
  for i = first, last do
    if points[i].value then number = number + 1 end
  end
  return number
end

--- The rule that names most of the points of a category from one on.
local function usual_rule(points, first, category)
  local counts <const>, usual = {}, nil
  for i = first, #points do
    local rule <const> = points[i].category == category and points[i].rule
    if rule then
      counts[rule] = (counts[rule] or 0) + 1
      if not usual or counts[rule] > counts[usual] then usual = rule end
    end
  end
  return usual
end

--- Holds a series against limits from its first points, for improvement or, where that is asked
--- for, for concern.
---
--- A change begins with half a year of such points in a row that lie three standard errors or more
--- from the baseline. The verdict is "holds" (a year has passed since, and three of four points of
--- the last year show it), "young" (less than a year, and three of four points show it), "lost" (it
--- was there and is no longer), "silent" (nothing at all was counted for half a year: no change to
--- believe unseen) or "unchanged". Without a chart it is nil, and the reason stands beside it.
function course.of(series, baseline, category, rules)
  category = category or "improvement"
  local judged <const>, analysis <const> = pcall(series.spc, series,
    { baseline = baseline, rules = rules or "nhse-2023" })
  if not judged then return nil, analysis end
  local points <const> = analysis.points
  local year <const> = years[series.measure.frequency] or 12
  local half <const> = year // 2
  local since <const> = began(analysis, baseline, half, category)
  local found <const> = { series = series, analysis = analysis, verdict = "unchanged" }
  if not since then return found end
  found.since, found.points = points[since], #points - since + 1
  found.changed = count(points, since, category)
  found.rule = usual_rule(points, since, category)
  found.counted = { before = observed(points, 1, baseline),
    after = observed(points, since, #points) }
  found.before = course.level(series, 1, baseline)
  found.after = course.level(series, since, #series)
  local silent = true
  for i = #points - half + 1, #points do
    silent = silent and points[i].numerator == 0
  end
  local recent <const> = math.min(year, found.points)
  if silent then
    found.verdict = "silent"
  elseif count(points, #points - recent + 1, category) < recent * share then
    found.verdict = "lost"
  else
    found.verdict = found.points >= year and "holds" or "young"
  end
  return found
end

--- How many months a change has been there, the first and the last month counted.
function course.months(found)
  local is_monthly <const> = found.series.measure.frequency == "monthly"
  local function month(period) return is_monthly and period or period.month end
  return month(found.analysis.points[-1].period) - month(found.since.period) + 1
end

--- What a change rests on: "29 of 29 by shift".
function course.evidence(found)
  return ("%d of %d by %s"):format(found.changed, found.points, (found.rule:gsub("_", " ")))
end

--- A measure at a unit up to a day, and how many of its points lie before a change; nil where these
--- are fewer than asked for, or none lies after.
function course.around(measure, unit, change, fewest, upto)
  local read <const>, series <const> = pcall(measure.series, measure,
    { unit = unit.code, to = upto })
  if not read or #series == 0 then return nil end
  local baseline <const> = #series - #series:from(change)
  if baseline < fewest or baseline == #series then return nil end
  return series, baseline
end

--- How many of the last year's points are in a category.
function course.in_last_year(analysis, category)
  local year <const> = years[analysis.series.measure.frequency] or 12
  return count(analysis.points, #analysis.points - year + 1, category)
end

--- Whether a verdict says that the change is there now.
function course.is_there(found)
  return found and (found.verdict == "holds" or found.verdict == "young") or false
end

return course
