-- Runs of points of a series, and how probable it is that one is nought.
local noughts <const> = {}

--- The runs of points for which `is_in` says true: first and last position of each.
function noughts.runs(series, is_in)
  local found <const>, first = {}, nil
  for i = 1, #series + 1 do
    local inside <const> = i <= #series and is_in(series[i])
    if inside and not first then first = i end
    if first and not inside then
      table.insert(found, { first = first, last = i - 1, count = i - first })
      first = nil
    end
  end
  return found
end

--- A run in words: "4 points, Oct 2023 to Jan 2024".
function noughts.spell(series, run)
  local first <const>, last <const> = series[run.first].label, series[run.last].label
  if run.count == 1 then return "1 point, " .. first end
  return ("%d points, %s to %s"):format(run.count, first, last)
end

--- The sums of the numerators and denominators (of points, where nothing is divided) in a stretch.
local function sums(series, first, last)
  local above, below = 0, 0
  for i = math.max(1, first), math.min(#series, last) do
    local point <const> = series[i]
    if point.value then
      above, below = above + point.numerator, below + (point.denominator or 1)
    end
  end
  return above, below
end

--- The level before a run and after it: the lower of the two, where there are both. Also its parts.
local function beside(series, run, reach)
  local above <const>, below <const> = sums(series, run.first - reach, run.first - 1)
  local later <const>, of <const> = sums(series, run.last + 1, run.last + reach)
  if below == 0 or of > 0 and later / of < above / below then return later, of end
  return above, below
end

--- Judges a run of noughts by the points beside it.
---
--- Gives the probability of the run at the level beside it (of a share, that no case has it; else
--- that no event happens), that level, and the level with the noughts counted in, both in the unit
--- of the measure. Without a figure beside it the probability is 1.
function noughts.judge(series, run, reach)
  local above <const>, below <const> = beside(series, run, reach)
  if below == 0 then return 1 end
  local level <const>, chance, size = above / below, 1, 0
  for i = run.first, run.last do
    local denominator <const> = series[i].denominator or 1
    size = size + denominator
    chance = chance * (series.measure.kind == "proportion" and (1 - level) ^ denominator
      or math.exp(-level * denominator))
  end
  local multiplier <const> = series.measure.multiplier
  return chance, level * multiplier, above / (below + size) * multiplier
end

return noughts
