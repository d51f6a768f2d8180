-- fails "C stack overflow": load within its reader
local function reader()
  local f, e = load(reader)
  error(e, 0)
end
reader()
