-- answers true: There is no package, neither as a global nor for require
return package == nil and not pcall(require, "package") and not pcall(require, "io")
