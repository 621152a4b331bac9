"""Takes Python's ways to JavaScript away, in two steps: `prepare`, before the snapshot, finds what is to go (which takes its time);
`harden`, after Pyodide has loaded for good and before any program is known, lets it go.

What is dropped here is found nowhere else, not by hunting through the garbage collector either: modules leave `sys.modules` and are
emptied, functions lose their code, dictionaries lose whatever stands for a JavaScript object.
"""

import gc
import importlib.machinery
import sys
import types
import zipimport

import treeline_event_loop

ROOTS = ('js', 'pyodide', 'pyodide_js', '_pyodide', '_pyodide_core', 'ctypes', '_ctypes')
# asked by Python's own abstract classes of their subclasses, which some of Pyodide's are: these may go on answering
ASKED = ('__instancecheck__', '__subclasscheck__', '__subclasshook__')

functions = []
classes = []
namespaces = []
asyncio = {}


def ours(name):
    return isinstance(name, str) and name.partition('.')[0] in ROOTS


def stands_for_javascript(value):
    return any(base.__name__ == 'JsProxy' for base in type(value).__mro__)


def prepare():
    asyncio.update(treeline_event_loop.fresh_asyncio())
    for value in gc.get_objects():
        if isinstance(value, types.FunctionType):
            if ours(value.__module__):
                functions.append(value)
        elif isinstance(value, type):
            if ours(getattr(value, '__module__', None)):
                classes.append(value)
        elif type(value) is dict:
            # a module's namespace, the copy that Python keeps of a built-in module's, or whatever holds a proxy
            if ours(value.get('__name__')) and '__spec__' in value or any(map(stands_for_javascript, value.values())):
                namespaces.append(value)


def harden(_):
    sys.meta_path[:] = [importlib.machinery.BuiltinImporter, importlib.machinery.FrozenImporter, importlib.machinery.PathFinder]
    sys.excepthook = sys.__excepthook__
    for name in [name for name in sys.modules if ours(name) or treeline_event_loop.is_asyncio(name)]:
        del sys.modules[name]
    sys.modules.update(asyncio)
    # Pyodide's loop counts as running for good.
    asyncio['asyncio.events']._set_running_loop(None)
    for files in zipimport._zip_directory_cache.values():
        for name in [name for name in files if name.partition('/')[0] in ROOTS]:
            del files[name]
    for function in functions:
        body = no if function.__name__ in ASKED else nothing
        function.__code__ = body.__code__.replace(co_freevars=function.__code__.co_freevars)
        function.__defaults__ = function.__kwdefaults__ = None
    for namespace in namespaces:
        if namespace is sys.modules:
            continue
        if '__spec__' in namespace:
            namespace.clear()
            continue
        for key in [key for key, value in namespace.items() if stands_for_javascript(value)]:
            del namespace[key]
    for kind in classes:
        for name in [name for name in vars(kind) if not name.startswith('__')]:
            try:
                delattr(kind, name)
            except (AttributeError, TypeError):
                # one of C's, which cannot be changed, and does nothing without an object of its kind
                continue
    main = vars(sys.modules['__main__'])
    for name in [name for name in main if not name.startswith('__')]:
        del main[name]
    for found in (functions, classes, namespaces, asyncio):
        found.clear()


def nothing(*args, **kwargs):
    raise RuntimeError('there is no JavaScript here')


def no(*args, **kwargs):
    return False
