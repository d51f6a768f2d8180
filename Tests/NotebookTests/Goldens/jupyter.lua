-- ---
-- jupyter: {"kernelspec": {"display_name": "Lua", "language": "lua", "name": "some-lua"}, "language_info": {"name": "lua"}, "vendor_section": {"depth": 1e2}}
-- ---

-- %% [markdown] id="5f0c6a51" cell={"attachments": {"dot.svg": {"image/svg+xml": ["<svg xmlns=\"http://www.w3.org/2000/svg\"/>"]}}}
-- # Falls on Elm Ward
--
-- ![a dot](attachment:dot.svg) – été 😀

-- %% id="chart" collapsed=false tags=["remove-input"] vendor={"weight": 1.50}
print "one"
chart

-- %% id="5f0c6a52"
error "no"

