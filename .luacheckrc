-- The style of the Lua scripts that ship. `make check` runs luacheck with it.
-- What a script may name comes from the registrations: tidemark stubs --luacheck writes it.
local made, standards = pcall(dofile, ".build/tidemark-luacheck.lua")
if not made then
  error("make check writes what is missing here:  .build/debug/tidemark stubs --luacheck")
end
for name, standard in pairs(standards) do stds[name] = standard end
std = "tidemark"
codes = true
max_line_length = 100
files["Tests/**/*.lua"] = { std = "tidemark_prompt" }
