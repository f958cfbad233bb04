"""The front door: answers a bare ``--version``, hands everything else to the command line."""

import gc
import os
import sys

INTERRUPTED = 130


def main() -> int:
    """Run the command line on ``sys.argv`` and return the exit code of contract §8.

    A bare ``--version`` is answered before anything is imported: it is what shells, hooks and CI ask for.
    """
    if sys.argv[1:] == ["--version"]:
        from . import __version__

        if sys.stdout is not None:  # None where the caller closed it
            try:
                sys.stdout.write(f"lpr-calc {__version__}\n")
            except OSError as error:  # at once, where Python was told to buffer nothing
                return _unwritten(error)
        return 0
    try:
        # One command makes little garbage; collecting while libraries load costs a tenth of the start-up.
        gc.disable()
        from .cli.streams import prepare_streams

        prepare_streams()
        from .cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


def script() -> None:
    """Run as a command of its own: answer, and leave without tearing the libraries down.

    Everything is written and closed by then; unloading Click and Rich module by module is a tenth of the whole run.
    A signal to end, whenever it comes, ends with 130 and no traceback.
    """
    code = INTERRUPTED
    try:
        _hear_signals()
        code = main()
        for stream in (sys.stdout, sys.stderr):
            try:
                if stream is not None:
                    stream.flush()
            except OSError as error:
                code = code or (0 if stream is sys.stderr else _unwritten(error))
    except KeyboardInterrupt:
        code = INTERRUPTED
    os._exit(code)


def _unwritten(error: OSError) -> int:
    """Return the exit code where a result could not be written: nobody reads it any more, or there is no room."""
    from .cli.streams import reader_is_gone

    return 0 if reader_is_gone(error) else 2


def _hear_signals() -> None:
    """Let whatever asks to end be what Ctrl-C is, so that parts are put away; one that was to be ignored still is."""
    try:
        # What `signal` hands on. Its enumerations, which nothing here needs, are a hundredth of a start.
        import _signal as signal  # type: ignore[import-not-found]
    except ImportError:
        import signal

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    def unraisable(failure: "sys.UnraisableHookArgs") -> None:
        if issubclass(failure.exc_type, KeyboardInterrupt):
            # It came where Python cannot raise it: it would be reported, and forgotten.
            os._exit(INTERRUPTED)
        sys.__unraisablehook__(failure)

    sys.unraisablehook = unraisable
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, end)
