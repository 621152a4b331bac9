"""Takes Python's ways to JavaScript away. Runs after Pyodide has loaded, before any program is known.

What is dropped here is found nowhere else: the modules go out of `sys.modules`, their contents are cleared (so that
a function found by hunting has no globals left to reach through), and the importers that would bring them back are replaced.
"""

import gc
import importlib.machinery
import sys
import types

ROOTS = ('js', 'pyodide', 'pyodide_js', '_pyodide', '_pyodide_core', 'ctypes', '_ctypes')


def ours(name):
    return name.partition('.')[0] in ROOTS


def harden(_):
    sys.meta_path[:] = [importlib.machinery.BuiltinImporter, importlib.machinery.FrozenImporter, importlib.machinery.PathFinder]
    reset_asyncio()
    sys.excepthook = sys.__excepthook__
    doomed = [name for name in sys.modules if ours(name)]
    modules = [sys.modules.pop(name) for name in doomed]
    for value in gc.get_objects():
        if isinstance(value, types.FunctionType) and ours(value.__module__ or ''):
            # Python's own abstract classes go on asking their subclasses, which these are.
            body = no if value.__name__ in ('__instancecheck__', '__subclasscheck__', '__subclasshook__') else nothing
            value.__code__ = body.__code__.replace(co_freevars=value.__code__.co_freevars)
            value.__defaults__ = value.__kwdefaults__ = None
    for module in modules:
        if type(module) is types.ModuleType:
            vars(module).clear()
    modules.clear()
    drop_types()
    main = vars(sys.modules['__main__'])
    for name in [name for name in main if not name.startswith('__')]:
        del main[name]


def nothing(*args, **kwargs):
    raise RuntimeError('there is no JavaScript here')


def no(*args, **kwargs):
    return False


def reset_asyncio():
    events = sys.modules.get('asyncio.events')
    if events is not None:
        events._event_loop_policy = None
        events._set_running_loop(None)


def drop_types():
    """Strips classes that are known to the garbage collector alone."""
    for value in gc.get_objects():
        if isinstance(value, type) and ours(getattr(value, '__module__', None) or ''):
            for name in list(vars(value)):
                if name.startswith('__'):
                    continue
                try:
                    delattr(value, name)
                except (AttributeError, TypeError):
                    continue
