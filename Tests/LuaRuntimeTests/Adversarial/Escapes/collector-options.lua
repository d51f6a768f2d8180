-- answers true: collectgarbage takes its options and can be switched off without harm
collectgarbage("stop")
local stopped = not collectgarbage("isrunning")
collectgarbage("restart")
collectgarbage("generational")
collectgarbage("incremental")
return stopped and collectgarbage("count") > 0 and not pcall(collectgarbage, "no such option")
