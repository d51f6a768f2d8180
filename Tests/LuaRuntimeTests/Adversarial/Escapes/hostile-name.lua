-- answers true: A __name that is no text is not taken for one
return tostring(setmetatable({}, { __name = {} })):find("^table: ") ~= nil
