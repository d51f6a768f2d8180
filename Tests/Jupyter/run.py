"""Runs the tests of the kernel; a test that is skipped has failed."""

import pathlib
import sys
import unittest

here = pathlib.Path(__file__).parent
names = sys.argv[1:]
loader = unittest.TestLoader()
suite = loader.loadTestsFromNames(names) if names else loader.discover(str(here))
result = unittest.TextTestRunner(verbosity=2).run(suite)
if result.skipped:
    print(f"{len(result.skipped)} tests were skipped:", file=sys.stderr)
    for test, reason in result.skipped:
        print(f"  {test}: {reason}", file=sys.stderr)
sys.exit(0 if result.wasSuccessful() and not result.skipped and result.testsRun else 1)
