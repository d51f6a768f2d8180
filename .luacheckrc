-- The style of the Lua scripts that ship. `make check` runs luacheck with it.
std = "lua54"
codes = true
max_line_length = 100
read_globals = { "display" }          -- scripts get `qi` through require "qi"
files["Tests/**/*.lua"] = { read_globals = { "qi", "display", "_" } }
