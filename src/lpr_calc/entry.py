"""The front door: answers a bare ``--version``, hands everything else to the command line."""

import gc
import os
import sys


def main() -> int:
    """Run the command line on ``sys.argv`` and return the exit code of contract §8.

    A bare ``--version`` is answered before anything is imported: it is what shells, hooks and CI ask for.
    """
    if sys.argv[1:] == ["--version"]:
        from . import __version__

        if sys.stdout is not None:  # None where the caller closed it
            sys.stdout.write(f"lpr-calc {__version__}\n")
        return 0
    from .cli.streams import prepare

    prepare()
    # One command makes little garbage; collecting while libraries load costs a tenth of the start-up.
    gc.disable()
    try:
        from .cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


def script() -> None:
    """Run as a command of its own: answer, and leave without tearing the libraries down.

    Everything is written and closed by then; unloading Click and Rich module by module is a tenth of the whole run.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError as error:
            from .cli.streams import reader_is_gone

            code = code or (0 if reader_is_gone(error) or stream is sys.stderr else 2)
    os._exit(code)
