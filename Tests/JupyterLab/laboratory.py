"""JupyterLab with Tidemark's kernel, and a browser that looks at it."""

import json
import os
import pathlib
import re
import subprocess
import sys
import time

import nbformat
from playwright.sync_api import expect, sync_playwright

# What a busy machine of two cores needs, in milliseconds.
PATIENCE = 60_000

expect.set_options(timeout=PATIENCE)


class Laboratory:
    """A server of JupyterLab in a folder of its own."""

    def __init__(self, folder, *, dark=False):
        self.folder = pathlib.Path(folder)
        self.files = self.folder / ("dark" if dark else "light")
        self.runtime = self.folder / f"runtime-{self.files.name}"
        settings = self.folder / f"settings-{self.files.name}"
        for path in (self.files, self.runtime, settings):
            path.mkdir(parents=True)
        self._keep(settings, "notification", {"fetchNews": "false", "checkForUpdates": False})
        if dark:
            self._keep(settings, "themes", {"theme": "JupyterLab Dark"})
        self.log = open(self.folder / f"server-{self.files.name}.log", "w")
        self.server = subprocess.Popen(
            [
                sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--port=0",
                "--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={self.files}",
                "--IdentityProvider.token=look",
            ],
            stdout=self.log,
            stderr=subprocess.STDOUT,
            env={
                **os.environ,
                "JUPYTERLAB_SETTINGS_DIR": str(settings),
                "JUPYTERLAB_WORKSPACES_DIR": str(self.folder / f"workspaces-{self.files.name}"),
                "JUPYTER_RUNTIME_DIR": str(self.runtime),
            },
        )
        self.address = self._address()

    @staticmethod
    def _keep(settings, name, values):
        path = settings / "@jupyterlab" / "apputils-extension" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))

    def _address(self):
        end = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < end and self.server.poll() is None:
            for path in self.runtime.glob("jpserver-*.json"):
                try:
                    return json.loads(path.read_text())["url"]
                except (json.JSONDecodeError, KeyError):
                    pass
            time.sleep(0.1)
        self.close()
        raise RuntimeError(f"JupyterLab did not start; see {self.log.name}")

    def write(self, name, cells):
        """A notebook with these cells of code, which the kernel of Tidemark is to run."""
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(source) for source in cells],
            metadata={
                "kernelspec": {
                    "name": "tidemark", "display_name": "Tidemark (Lua)", "language": "lua",
                }
            },
        )
        nbformat.write(notebook, self.files / name)

    def read(self, name):
        return nbformat.read(self.files / name, as_version=4)

    def close(self):
        self.server.terminate()
        try:
            self.server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait()
        self.log.close()


class Browser:
    """Chromium of the system; what playwright would fetch for itself is not asked for."""

    def __init__(self):
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"],
            # Chromium refuses its own sandbox to root, as whom containers run tests.
            args=["--no-sandbox"] if os.getuid() == 0 else [],
        )

    def page(self):
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        return page

    def close(self):
        self.browser.close()
        self.playwright.stop()


class OpenNotebook:
    """A notebook as a person has it before them."""

    def __init__(self, laboratory, page, name, pictures):
        self.laboratory, self.page, self.name = laboratory, page, name
        self.pictures = pathlib.Path(pictures)
        page.goto(f"{laboratory.address}lab/tree/{name}?reset&token=look")
        self.expect_idle()

    def expect_idle(self):
        """Waits for a kernel that has answered; the sign in the toolbar says idle before there is one."""
        expect(self.page.get_by_text("Tidemark (Lua) | Idle")).to_be_visible()

    def cell(self, number):
        return self.page.locator(".jp-Notebook .jp-Cell").nth(number)

    def outputs(self, number):
        """What stands under a cell."""
        return self.cell(number).locator(".jp-OutputArea-child .jp-OutputArea-output")

    def edit(self, number):
        self.cell(number).locator(".cm-content").click()

    def start(self, number):
        """Shift-Enter."""
        self.edit(number)
        self.page.keyboard.press("Shift+Enter")

    def run(self, number):
        """Runs a cell to its end."""
        self.start(number)
        self.expect_done(number)

    def expect_done(self, number):
        expect(self.cell(number).locator(".jp-InputPrompt").first).to_have_text(
            re.compile(r"\[\d+\]:")
        )

    def press(self, title):
        """A button of the toolbar of the notebook."""
        self.page.locator(f'.jp-NotebookPanel-toolbar [data-command="{title}"]').click()

    def picture(self, name):
        """Keeps what is to be seen, for a person to look at."""
        self.page.screenshot(path=self.pictures / f"{name}.png")

    def save(self):
        self.page.keyboard.press("Control+s")
        expect(self.page.locator(".jp-mod-dirty")).to_have_count(0)
        return self.laboratory.read(self.name)
