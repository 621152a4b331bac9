"""Python's own asyncio, in place of the one that Pyodide binds to JavaScript's event loop.

There are no sockets, threads or signals to wait for, only time: between callbacks the loop sleeps.
"""

import importlib
import sys
import time


def is_asyncio(name):
    return name == '_asyncio' or name.partition('.')[0] == 'asyncio'


def fresh_asyncio():
    """The modules of an asyncio that nobody has changed, by name; the ones in `sys.modules` stay."""
    bound = {name: module for name, module in sys.modules.items() if is_asyncio(name)}
    for name in bound:
        del sys.modules[name]
    asyncio = importlib.import_module('asyncio')
    fresh = {name: module for name, module in sys.modules.items() if is_asyncio(name)}
    for name in fresh:
        del sys.modules[name]
    sys.modules.update(bound)

    class Loop(asyncio.BaseEventLoop):
        def __init__(self):
            super().__init__()
            self._selector = Sleeper()

        def _process_events(self, events):
            pass

        def _write_to_self(self):
            pass

    class Policy(asyncio.events._BaseDefaultEventLoopPolicy):
        _loop_factory = Loop

    asyncio.events._set_event_loop_policy(Policy())
    return fresh


class Sleeper:
    """Stands where a loop has its selector."""

    def select(self, timeout=None):
        time.sleep(0.05 if timeout is None else timeout)
        return []

    def close(self):
        pass
