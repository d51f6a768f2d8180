-- fails "too many results to unpack": table.unpack of ten million
return table.unpack({}, 1, 10000000)
