-- stopped: require that fails, in a loop
while true do pcall(require, "no.such.module") end
