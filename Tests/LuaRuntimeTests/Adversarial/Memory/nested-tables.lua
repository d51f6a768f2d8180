-- memory: tables within tables
local t = {}
while true do t = { t } end
