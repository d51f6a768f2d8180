"""JupyterLab as people meet it: what a cell shows, what keys and buttons do.

Each test leaves a picture of what was to be seen in the folder that PICTURES names.
"""

import os
import re
import tempfile
import time
import unittest

from laboratory import Browser, Laboratory, OpenNotebook, expect

HTML = "text/html"
TEXT = "text/plain"

CHART = 'qi.measure("SAF-01"):series { unit = "CROFTON" }:chart { baseline = 105 }'
FUNNEL = """harmed, beds, names = {}, {}, {}
for n = 1, 40 do
  harmed[n], beds[n], names[n] = n == 7 and 190 or 9 * n + 5 * (n % 4), 100 * n, "Ward " .. n
end
qi.funnel {
  numerators = harmed, denominators = beds, names = names, kind = "proportion",
  multiplier = 100, name = "Harm by ward", better = "lower",
}:chart()"""
PARETO = """qi.pareto {
  values = {
    ["Dose omitted or late"] = 412, ["Wrong dose"] = 233, ["Wrong medicine"] = 118,
    ["Allergy not checked before it was given"] = 74, ["Wrong patient"] = 41, Other = 52,
  },
  name = "Medication incidents",
}:chart()"""
LONG_WORK = """seen, beds = {}, {}
for n = 1, 5000 do seen[n], beds[n] = 100 * n + n % 7, 100000 + 1000 * n end
qi.funnel { numerators = seen, denominators = beds, kind = "proportion", adjust = false };"""
CUSUM = 'qi.measure("SAF-01"):series { unit = "CROFTON" }:cusum { baseline = 105 }:chart()'


class JupyterLab(unittest.TestCase):
    """One server and one browser for all; a notebook and a kernel for each test."""

    dark = False

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.laboratory = Laboratory(folder.name, dark=cls.dark)
        cls.addClassCleanup(cls.laboratory.close)
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)

    def open(self, *cells):
        name = f"{self.id().rpartition('.')[2]}.ipynb"
        self.laboratory.write(name, cells)
        page = self.browser.page()
        self.addCleanup(page.context.close)
        notebook = OpenNotebook(self.laboratory, page, name, os.environ["PICTURES"])
        # Whatever becomes of the test, the last that was to be seen.
        self.addCleanup(notebook.picture, f"last-{name.removesuffix('.ipynb')}")
        return notebook

    def picture(self, notebook, name):
        notebook.picture(f"dark-{name}" if self.dark else name)

    def shown_as(self, notebook, number, media_type):
        """The one output of a cell, which the front end shows in this form."""
        output = notebook.outputs(number)
        expect(output).to_have_count(1)
        expect(output).to_have_attribute("data-mime-type", media_type)
        return output

    def chart(self, notebook, number):
        """The drawing of a chart, as large as a chart is, with nothing cut off."""
        output = notebook.outputs(number)
        expect(output).to_have_count(1)
        # Of the forms that a chart has, JupyterLab chooses Vega-Lite, and marks what Vega draws so.
        drawing = output.locator("canvas.marks")
        expect(drawing).to_be_visible()
        box, room = drawing.bounding_box(), output.bounding_box()
        self.assertGreater(box["width"], 500)
        self.assertGreater(box["height"], 250)
        self.assertLessEqual(box["x"] + box["width"], room["x"] + room["width"])
        return drawing


class Showing(JupyterLab):
    def test_a_value_shows_beside_its_number(self):
        notebook = self.open("6 * 7")
        notebook.run(0)
        expect(self.shown_as(notebook, 0, TEXT)).to_have_text("42")
        self.picture(notebook, "value")

    def test_a_chart_of_each_kind_is_drawn_from_its_figures(self):
        for name, source in (
            ("chart", CHART), ("funnel", FUNNEL), ("pareto", PARETO), ("cusum", CUSUM),
        ):
            with self.subTest(name):
                notebook = self.open(source)
                notebook.run(0)
                self.chart(notebook, 0).scroll_into_view_if_needed()
                self.picture(notebook, name)

    def test_a_table_has_its_columns_and_its_caption(self):
        notebook = self.open('qi.unit("CROFTON"):board()')
        notebook.run(0)
        output = self.shown_as(notebook, 0, HTML)
        expect(output.locator("th").first).to_have_text("Measure")
        expect(output.locator("caption")).to_contain_text("Board of Crofton Ward")
        value = output.locator("tbody td").nth(3)
        self.assertEqual(value.evaluate("cell => getComputedStyle(cell).textAlign"), "right")
        self.picture(notebook, "table")

    def test_an_error_says_what_and_how_to_mend_it(self):
        notebook = self.open('qi.measure "SAF-99"', "print 'not run'")
        notebook.run(0)
        output = notebook.outputs(0)
        expect(output).to_have_count(1)
        expect(output).to_contain_text("There is no measure")
        expect(output).to_contain_text('qi.measure "SAF-99"')
        self.picture(notebook, "error")


class InTheDark(JupyterLab):
    dark = True

    def test_charts_and_tables_can_be_read_in_a_dark_theme(self):
        notebook = self.open(CHART, 'qi.unit("CROFTON"):board()')
        notebook.run(0)
        self.chart(notebook, 0)
        notebook.run(1)
        self.shown_as(notebook, 1, HTML)
        self.assertEqual(
            notebook.page.locator("body").get_attribute("data-jp-theme-light"), "false"
        )
        self.picture(notebook, "chart-and-table")


class Typing(JupyterLab):
    def test_tab_offers_our_names_with_their_types_and_enter_takes_one(self):
        notebook = self.open("qi.mea")
        notebook.edit(0)
        notebook.page.keyboard.press("End")
        notebook.page.keyboard.press("Tab")
        offered = notebook.page.locator(".jp-Completer .jp-Completer-item")
        expect(offered.first).to_be_visible()
        texts = [item.inner_text().split() for item in offered.all()]
        self.assertEqual([text[-1] for text in texts if "measures" in text], ["property"], texts)
        self.assertEqual([text[-1] for text in texts if "measure" in text], ["function"], texts)
        self.picture(notebook, "completion")
        notebook.page.keyboard.press("Enter")
        expect(notebook.cell(0).locator(".cm-line")).to_have_text("qi.measure")

    def test_shift_tab_shows_help(self):
        notebook = self.open("qi.measure")
        notebook.edit(0)
        notebook.page.keyboard.press("End")
        notebook.page.keyboard.press("Shift+Tab")
        help = notebook.page.locator(".jp-Tooltip")
        expect(help).to_contain_text("qi.measure")
        self.picture(notebook, "help")

    def test_a_question_shows_a_box_and_its_answer_arrives(self):
        notebook = self.open('ward = qi.ask "Which ward? "\nprint("It is " .. ward .. ".")')
        notebook.start(0)
        box = notebook.cell(0).locator(".jp-Stdin-input")
        expect(box).to_be_visible()
        expect(notebook.cell(0).locator(".jp-Stdin-prompt")).to_have_text("Which ward?")
        self.picture(notebook, "question")
        box.fill("Crofton 🌿")
        box.press("Enter")
        notebook.expect_done(0)
        expect(notebook.cell(0)).to_contain_text("It is Crofton 🌿.")


class Working(JupyterLab):
    def test_the_button_stops_a_loop_within_a_second_and_the_kernel_goes_on(self):
        notebook = self.open("x = 1\nprint 'begun'\nwhile true do end", "x + 1")
        notebook.start(0)
        expect(notebook.cell(0)).to_contain_text("begun")
        begun = time.monotonic()
        notebook.press("notebook:interrupt-kernel")
        expect(notebook.outputs(0).last).to_contain_text("Stopped", timeout=5_000)
        self.assertLess(time.monotonic() - begun, 1)
        notebook.expect_done(0)
        self.picture(notebook, "stopped")
        notebook.run(1)
        expect(self.shown_as(notebook, 1, TEXT)).to_have_text("2")

    def test_a_cell_that_shows_what_is_no_longer_so_is_named(self):
        notebook = self.open("month = 9", "month * 10")
        for cell in (0, 1):
            notebook.run(cell)
        notebook.edit(0)
        notebook.page.keyboard.press("End")
        notebook.page.keyboard.type(" + 1")
        notebook.run(0)
        expect(notebook.cell(0)).to_contain_text("stale: cell 2 used `month` as it was")
        self.picture(notebook, "stale")
        notebook.run(1)
        expect(self.shown_as(notebook, 1, TEXT)).to_have_text("100")
        expect(notebook.cell(1)).not_to_contain_text("stale")

    def test_a_restart_gives_a_fresh_session(self):
        notebook = self.open("kept = 5", 'tostring(rawget(_G, "kept"))')
        notebook.run(0)
        notebook.press("notebook:restart-kernel")
        with notebook.page.expect_response(lambda answer: "/restart" in answer.url):
            notebook.page.locator(".jp-Dialog .jp-mod-accept").click()
        notebook.expect_idle()
        notebook.run(1)
        expect(self.shown_as(notebook, 1, TEXT)).to_have_text("nil")
        expect(notebook.cell(1).locator(".jp-InputPrompt").first).to_have_text(re.compile(r"\[1\]:"))

    def test_progress_is_drawn_in_its_place_and_leaves_nothing(self):
        notebook = self.open(LONG_WORK)
        notebook.start(0)
        line = notebook.cell(0).locator(".jp-OutputArea-output")
        expect(line).to_have_count(1)
        expect(line).to_contain_text("%")
        seen = {line.inner_text()}
        self.picture(notebook, "progress")
        while len(seen) < 3:
            expect(line).not_to_have_text(sorted(seen, key=len)[-1])
            self.assertEqual(line.count(), 1)
            seen.add(line.inner_text())
        notebook.expect_done(0)
        self.picture(notebook, "progress-done")
        kept = notebook.save().cells[0].outputs
        self.assertEqual([o for o in kept if "%" in str(o)], [])


if __name__ == "__main__":
    unittest.main()
