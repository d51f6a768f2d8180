"""The official test suite of Jupyter's kernels, with nothing of it left out."""

import unittest

import jupyter_kernel_test


class OfficialSuite(jupyter_kernel_test.KernelTests):
    kernel_name = "tidemark"
    language_name = "lua"
    file_extension = ".lua"

    code_hello_world = 'print "hello, world"'
    code_stderr = 'warn "to whom it may concern"'
    completion_samples = [
        {"text": "qi.capab", "matches": {"capability"}},
        {"text": "string.rep", "matches": {"rep"}},
        {"text": 'x = "a text"; x:upp', "matches": {"upper"}},
        {"text": "coro", "matches": {"coroutine"}},
        {"text": "qi.no_such_thing", "matches": set()},
        {"text": ":hist", "matches": {"history"}},
    ]
    complete_code_samples = [
        "1",
        "print 'x'",
        "x = 1",
        "for i = 1, 3 do print(i) end",
        "function f()\n  return 1\nend",
        "?qi.series",
        ":history",
        "-- nothing but words",
    ]
    incomplete_code_samples = [
        "for i = 1, 3 do",
        "function f()\n  if x then",
        "t = {",
        "x = [[a text\nof lines",
        "x =",
    ]
    invalid_code_samples = ["x = = 1", "end", "for in do", "local 1 = 2"]
    code_page_something = "?qi.series"
    code_generate_error = 'error "out of paper"'
    code_execute_result = [
        {"code": "1 + 1", "result": "2"},
        {"code": '("ab"):rep(3)', "result": "ababab"},
        {"code": "local x = 41\nx + 1", "result": "42"},
        {"code": "x = 5 -- kept\nx", "result": "5"},
        {"code": "qi.series { values = { 3, 5, 2, 4, 6, 3, 4, 5, 2, 3, 4, 6 } }", "mime": "text/plain"},
    ]
    code_display_data = [
        {"code": "display(qi.series({ values = { 3, 5, 2, 4, 6, 3, 4, 5, 2 } }):chart())", "mime": mime}
        for mime in ("image/svg+xml", "application/vnd.vegalite.v5+json", "text/plain")
    ] + [
        {"code": 'local t = qi.table { "Ward", "Falls" } t:add { "Ash", 3 } display(t)', "mime": mime}
        for mime in ("text/html", "text/csv", "text/plain")
    ]
    code_history_pattern = "1 ? 1"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "qi.series"
    code_clear_output = "qi.clear_output()"


class Welcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "tidemark"
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
