-- fails "C stack overflow": sort within sort
local function order() table.sort({ 1, 2, 3 }, order) return false end
order()
