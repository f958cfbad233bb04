"""The program's version, read by the build and by a bare ``--version``."""

__version__ = "0.1.0"
