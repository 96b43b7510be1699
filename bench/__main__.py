"""python -m bench: every figure we claim, part by part; each part can be run alone (python -m bench.jobpages).

After each part stand the floors of `quality.toml` that hold and those that are broken.
"""

import importlib
import sys
import time

PARTS = ("jobpages", "resumes", "pasted", "match", "grounding")
COSTS = (
    "embedded",
    "similar",
    "clips",
    "drafts",
)  # times and ratios, held to ceilings in the part itself; floors are for shares


def main() -> int:
    """Run the parts named on the command line, or all; 1 when a part failed or broke a floor."""
    failed = []
    for name in sys.argv[1:] or PARTS + COSTS:
        print(f"\n=== {name} ===", flush=True)
        began = time.perf_counter()
        try:
            if importlib.import_module(f"bench.{name}").main():
                failed.append(name)
        except Exception as error:  # noqa: BLE001 - the other parts still have figures to show
            print(f"{name} failed: {type(error).__name__}: {error}")
            failed.append(name)
        print(f"--- {name}: {time.perf_counter() - began:.0f} s", flush=True)
    if failed:
        print(f"\nFailed or below a floor: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
