-- Can a ward's project be traced to the national plan?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  project = { "text", help = "the code of the project" },
}

local project <const> = qi.project(p.project)
local thread <const> = project:thread()
minute.open(("Can %s (%s) be traced to the national plan?"):format(project.title, project.code),
  ("links that hold on %s"):format(thread.day:format "%d %B %Y"), "I-01, I-02")
print(thread)
if not thread.holds then
  minute.part("No way leads there. The first thing missing: %s.", thread.missing)
end
minute.close("whether the work does what the plan asks for; it reads the links that people made.")
