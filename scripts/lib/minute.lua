-- What an analysis found, as the minute of a meeting has it: the question, what is known and by
-- which rules, the findings, and what they cannot tell.
local qi <const> = require "qi"

local minute <const> = {}
local width <const> = 96

-- Whether the last line printed is an empty one.
local is_apart = false

--- An empty line, unless there is one.
local function gap()
  if not is_apart then print() end
  is_apart = true
end

--- Prints a paragraph, wrapped; every line after the first is indented as far as `indent` says.
local function wrapped(text, first, indent)
  local line = first
  local empty = true
  for word in text:gmatch "%S+" do
    if not empty and utf8.len(line) + 1 + utf8.len(word) > width then
      print(line)
      line, empty = indent, true
    end
    line = line .. (empty and "" or " ") .. word
    empty = false
  end
  print(line)
  is_apart = false
end

--- The head: what was asked, what is known, by which rules.
function minute.open(question, figures, rules)
  wrapped(question, "", "")
  wrapped(("As known on %s · %s · rules: %s"):format(
    (qi.store().as_of or qi.today()):format "%d %B %Y", figures, rules or "nhse-2023"), "", "")
  gap()
end

--- A paragraph; what follows the format is put into it.
function minute.say(format, ...) wrapped(format:format(...), "", "") end

--- One finding; an item of a list.
function minute.item(format, ...) wrapped(format:format(...), "  - ", "    ") end

--- Many findings, each in its own words; "none" where there are none.
function minute.items(texts)
  for _, text in ipairs(texts) do wrapped(text, "  - ", "    ") end
  if #texts == 0 then wrapped("none", "  - ", "    ") end
end

--- Rows of findings; what to say instead where there are none.
function minute.rows(rows, none)
  if #rows > 0 then print(rows) else wrapped(none or "None.", "", "") end
  is_apart = false
  gap()
end

--- A heading within the minute.
function minute.part(format, ...)
  gap()
  minute.say(format, ...)
end

--- The foot: what the figures cannot tell.
function minute.close(limits)
  gap()
  wrapped("It cannot tell " .. limits, "", "")
end

--- A unit with its code: "Crofton Ward (CROFTON)".
function minute.unit(unit) return ("%s (%s)"):format(unit.name, unit.code) end

--- A measure with its code: "Falls per 1,000 bed days (SAF-09)".
function minute.measure(measure) return ("%s (%s)"):format(measure.name, measure.code) end

--- A measure for a cell of a table, its name cut where it is longer: "SAF-09 Falls per 1,000 bed…".
function minute.named(measure, letters)
  local text <const> = measure.code .. " " .. measure.name
  if utf8.len(text) <= letters then return text end
  return text:sub(1, utf8.offset(text, letters) - 1):gsub("%s+$", "") .. "…"
end

--- A level with the number of points that it rests on: "11.17 (24)".
function minute.level(value, points) return ("%s (%d)"):format(minute.value(value), points) end

--- A word of the workbench as people write it: "hit or miss".
function minute.word(word) return (word:gsub("_", " ")) end

--- "1 month", "2 months".
function minute.count(number, noun, plural)
  return ("%d %s"):format(number, number == 1 and noun or plural or noun .. "s")
end

--- A value to two places, without noughts at the end.
function minute.value(value)
  if not value then return "no value" end
  return (("%.2f"):format(value):gsub("%.?0+$", ""))
end

--- "1,234 of 5,678", or the count alone where nothing is divided.
function minute.parts(numerator, denominator)
  if not denominator then return ("%d"):format(numerator) end
  return ("%d of %d"):format(numerator, denominator)
end

return minute
