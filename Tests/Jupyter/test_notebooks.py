"""Notebooks that others run through the kernel: nbconvert and papermill, beside `tidemark notebook run`."""

import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

import bs4
import nbformat
import papermill
from papermill.exceptions import PapermillException, PapermillExecutionError
from papermill.translators import Translator, papermill_translators

TIDEMARK = os.environ["TIDEMARK"]
SHIPPED = sorted(pathlib.Path(os.environ["NOTEBOOKS"]).glob("*.lua"))
VEGA_LITE = "application/vnd.vegalite.v5+json"


def setUpModule():
    """One demonstration store for all tests; kernels find it by TIDEMARK_STORE."""
    folder = tempfile.TemporaryDirectory()
    unittest.addModuleCleanup(folder.cleanup)
    store = os.path.join(folder.name, "trust.db")
    subprocess.run([TIDEMARK, "demo", "--store", store], check=True, capture_output=True)
    os.environ["TIDEMARK_STORE"] = store
    unittest.addModuleCleanup(os.environ.pop, "TIDEMARK_STORE")


class NotebookCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def path(self, name):
        return str(self.folder / name)

    def tidemark(self, *arguments, status=0):
        done = subprocess.run([TIDEMARK, *arguments], capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stderr + done.stdout)
        return done.stdout

    def converted(self, source):
        """A notebook that ships, in Jupyter's form."""
        path = self.path(f"{source.stem}.ipynb")
        self.tidemark("notebook", "convert", str(source), path)
        return path

    def written(self, text, name="written"):
        """A notebook from its text form, in Jupyter's."""
        (self.folder / f"{name}.lua").write_text(text)
        return self.converted(self.folder / f"{name}.lua")

    def run_by_papermill(self, path, output="milled.ipynb", **options):
        papermill.execute_notebook(
            path, self.path(output), progress_bar=False, log_output=False, **options
        )
        return nbformat.read(self.path(output), as_version=4)

    def differences(self, path, expected, *options):
        """What our runner finds otherwise than in a notebook that another has run."""
        done = subprocess.run(
            [TIDEMARK, "notebook", "run", path, "--expect", expected, "--json", *options],
            capture_output=True,
            text=True,
        )
        self.assertIn(done.returncode, (0, 3), done.stderr)
        return [
            f"cell {one['cell']} {one['place']}: {one['before']} → {one['after']}"
            for one in json.loads(done.stdout)["differences"]["first"]
        ]

    @staticmethod
    def outputs(notebook):
        return [output for cell in notebook.cells for output in cell.get("outputs", [])]

    def texts(self, notebook):
        """What each cell of code came to, as text."""
        return [
            "".join(o.get("text") or o.get("evalue") or o.data["text/plain"] for o in cell.outputs)
            for cell in notebook.cells
            if cell.cell_type == "code"
        ]


class Shipped(NotebookCase):
    def test_they_are_there(self):
        self.assertGreaterEqual(len(SHIPPED), 4)

    def test_nbconvert_runs_them_and_its_pages_hold_their_charts(self):
        for source in SHIPPED:
            with self.subTest(source.stem):
                path = self.converted(source)
                done = subprocess.run(
                    [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", path],
                    capture_output=True,
                    text=True,
                )
                self.assertEqual(done.returncode, 0, done.stderr)
                text = pathlib.Path(path).with_suffix(".html").read_text()
                if os.environ.get("PAGES"):
                    (pathlib.Path(os.environ["PAGES"]) / f"{source.stem}.html").write_text(text)
                page = bs4.BeautifulSoup(text, "html.parser").body
                for kind in ("error", "stderr"):
                    media_type = f"application/vnd.jupyter.{kind}"
                    self.assertEqual(page.select(f'[data-mime-type="{media_type}"]'), [])
                # As many pictures and tables as our own runner shows, and each a whole one.
                self.tidemark("notebook", "run", path, "-o", self.path("ours.ipynb"))
                ours = self.outputs(nbformat.read(self.path("ours.ipynb"), as_version=4))
                charts = [o.data["image/svg+xml"] for o in ours if VEGA_LITE in o.get("data", {})]
                self.assertEqual([self.title(one) for one in self.pictures(page)],
                                 [self.title("".join(one)) for one in charts])
                tables = [o for o in ours if "text/html" in o.get("data", {})]
                self.assertEqual(len(page.select(".jp-RenderedHTMLCommon > table")), len(tables))
                self.assertGreater(len(charts) + len(tables), 1)

    @staticmethod
    def pictures(page):
        """The drawings of a page, which nbconvert puts into it as images."""
        for image in page.select('[data-mime-type="image/svg+xml"] img'):
            yield base64.b64decode(image["src"].partition("base64,")[2]).decode()

    @staticmethod
    def title(svg):
        root = xml.etree.ElementTree.fromstring(svg)
        return root.find("{http://www.w3.org/2000/svg}title").text

    def test_papermill_and_our_runner_come_to_the_same(self):
        for source in SHIPPED:
            with self.subTest(source.stem):
                path = self.converted(source)
                notebook = self.run_by_papermill(path)
                self.assertEqual(
                    [o for o in self.outputs(notebook) if o.output_type == "error"], []
                )
                self.assertEqual(self.differences(path, self.path("milled.ipynb")), [])

    def test_a_figure_that_is_otherwise_is_found(self):
        source = next(one for one in SHIPPED if one.stem == "violence_on_crofton")
        path = self.converted(source)
        notebook = self.run_by_papermill(path)
        chart = next(o for o in self.outputs(notebook) if VEGA_LITE in o.get("data", {}))
        point = chart["data"][VEGA_LITE]["data"]["values"][3]
        point["value"] += 1
        nbformat.write(notebook, self.path("milled.ipynb"))
        found = self.differences(path, self.path("milled.ipynb"))
        self.assertEqual(len(found), 1, found)
        self.assertIn(f"{point['period']}, value", found[0])


TAGGED = """-- %% tags=["skip-execution"]
ran = true

-- %% tags=["remove-input"]
print(rawget(_G, "ran"))
"""

PLAIN = """-- %% tags=["parameters"]
ward, months, rate, deep = "ASH", 12, 0.5, false

-- %%
print(ward, months, rate, deep)
"""

DECLARED = """-- %% tags=["parameters"]
p = qi.params { unit = { "unit", default = "CROFTON" }, since = { "month", default = "2022-07" } }

-- %%
print(p.unit, p.since)
"""


class LuaTranslator(Translator):
    """What an analyst registers who wants papermill's own parameters (docs/jupyter.md)."""

    @classmethod
    def translate_none(cls, value):
        return "nil"

    @classmethod
    def comment(cls, text):
        return f"-- {text}"


class Papermill(NotebookCase):
    def test_tags_mean_the_same_to_both(self):
        path = self.written(TAGGED)
        notebook = self.run_by_papermill(path)
        self.assertEqual(self.texts(notebook), ["", "nil\n"])
        self.assertEqual(self.differences(path, self.path("milled.ipynb")), [])

    def test_papermill_goes_on_after_an_expected_error_and_says_so_at_the_end(self):
        path = self.written("""-- %% tags=["raises-exception"]
error "as expected"

-- %%
print "after it"
""")
        with self.assertRaisesRegex(PapermillExecutionError, "as expected"):
            self.run_by_papermill(path)
        self.assertIn("after it\n", self.texts(nbformat.read(self.path("milled.ipynb"), 4)))
        self.assertEqual(self.differences(path, self.path("milled.ipynb")), [])

    def test_an_error_ends_both_runs_and_the_notebook_is_written(self):
        path = self.written("-- %%\nprint 'one'\n\n-- %%\nqi.measure 'SAF-99'\n\n-- %%\nprint 'three'\n")
        with self.assertRaises(PapermillExecutionError) as caught:
            self.run_by_papermill(path)
        self.assertEqual(caught.exception.ename, "not_found")
        self.assertIn("SAF-99", caught.exception.evalue)
        notebook = nbformat.read(self.path("milled.ipynb"), as_version=4)
        self.assertNotIn("three", str(self.outputs(notebook)))
        self.tidemark("notebook", "run", path, "-o", self.path("ours.ipynb"), status=1)

    def test_a_notebook_that_we_gave_parameters_means_the_same_under_papermill(self):
        path = self.written(DECLARED)
        given = ("-p", "unit=ROWAN", "-p", "since=2023-01")
        self.tidemark("notebook", "run", path, "-o", self.path("ours.ipynb"), *given)
        notebook = self.run_by_papermill(self.path("ours.ipynb"))
        self.assertEqual(self.texts(notebook)[-1], "ROWAN\t2023-01\n")
        self.assertEqual(self.differences(path, self.path("milled.ipynb"), *given), [])

    def test_papermill_refuses_parameters_of_its_own_before_anything_runs(self):
        path = self.written(PLAIN)
        with self.assertRaisesRegex(PapermillException, "No parameter translator"):
            self.run_by_papermill(path, parameters={"ward": "ELM"})

    def test_with_a_translator_it_gives_plain_parameters_and_ours_reads_the_result(self):
        papermill_translators.register("lua", LuaTranslator)
        self.addCleanup(papermill_translators._translators.pop, "lua")
        path = self.written(PLAIN)
        values = {"ward": 'E"LM', "months": 6, "rate": 0.25, "deep": True}
        notebook = self.run_by_papermill(path, parameters=values)
        self.assertEqual(self.texts(notebook)[-1], 'E"LM\t6\t0.25\ttrue\n')
        given = [
            part
            for name, value in values.items()
            for part in ("-p", f"{name}={json.dumps(value) if value is True else value}")
        ]
        self.tidemark("notebook", "run", self.path("milled.ipynb"), "-o", self.path("ours.ipynb"), *given)
        ours = nbformat.read(self.path("ours.ipynb"), as_version=4)
        # One cell of parameters, ours in the place of papermill's.
        injected = [c for c in ours.cells if "injected-parameters" in c.metadata.get("tags", [])]
        self.assertEqual(len(injected), 1)
        self.assertEqual(self.texts(ours)[-1], 'E"LM\t6\t0.25\ttrue\n')


if __name__ == "__main__":
    unittest.main()
