-- %% [markdown]
-- # The monthly pack of a ward
--
-- One page for the ward manager: the board, the measures that show special cause, and a chart of each of these. Made
-- each month by
--
-- ```
-- tidemark notebook run notebooks/monthly_ward_pack.lua -o out/pack.ipynb --html out/pack.html -p unit=ROWAN
-- ```

-- %% tags=["parameters", "remove-input"]
p = qi.params {
  unit = { "unit", default = "CROFTON", help = "the ward" },
  charts = { "integer", default = 4, help = "at most so many charts" },
}

-- %% [markdown]
-- ## Where the ward stands
--
-- Variation says whether something changed; a target says whether it is enough. They are two questions.

-- %% tags=["remove-input"]
board = qi.unit(p.unit):board()
board

-- %% [markdown]
-- ## What is more than chance
--
-- These are worth a conversation. The others are the process as it is: to make them better, change the process.

-- %% tags=["remove-input"]
special = {}
for series in board.series:each() do
  local analysis = series:spc()
  if analysis.variation ~= "common_cause" then table.insert(special, analysis) end
end
print(("%d of %d measures of %s show special cause at their latest period.")
  :format(#special, #board.series, qi.unit(p.unit).name))

-- %% tags=["remove-input"]
for position = 1, math.min(p.charts, #special) do
  display(special[position]:chart())
end

-- %% [markdown]
-- What this cannot tell: why a measure changed, and whether one that did not is good enough.
