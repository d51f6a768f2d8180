-- answers true: Control messages of warn are obeyed or ignored
warn("@off") warn("lost") warn("@no such control") warn("@on")
return not pcall(warn) and not pcall(warn, {}) and not pcall(warn, "a", {})
