"""Runs the tests of a folder, this one unless another is given; a test that is skipped has failed.

    run.py [--in FOLDER] [test_protocol.Executing …]
"""

import pathlib
import sys
import unittest

names = sys.argv[1:]
folder = str(pathlib.Path(__file__).parent)
if names[:1] == ["--in"]:
    folder, names = names[1], names[2:]
    sys.path.insert(0, folder)
loader = unittest.TestLoader()
suite = loader.loadTestsFromNames(names) if names else loader.discover(folder)
result = unittest.TextTestRunner(verbosity=2).run(suite)
if result.skipped:
    print(f"{len(result.skipped)} tests were skipped:", file=sys.stderr)
    for test, reason in result.skipped:
        print(f"  {test}: {reason}", file=sys.stderr)
sys.exit(0 if result.wasSuccessful() and not result.skipped and result.testsRun else 1)
