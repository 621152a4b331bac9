"""The tree as its programs see it under RestrictedPython: an API that takes whatever fits into bytes."""

import builtins
import io
import sys

import treeline_older_library as older_library
from treeline_light import make_modules, sealed

MOST_SECONDS = 10
BYTES_PER_LED = 4
FULL_BRIGHTNESS = 100
# what a run tells of itself, by the numbers of run-findings.ts
DRAWS_NOTHING = 0
SHIFTED = 1
TOO_BRIGHT = 2
PRINTS_LOST = 3
LIST_COPIED = 5
MISSING_ATTRIBUTE = 6
# of a value that one name holds, while `shared` looks at it
REFERENCES = 3


def make_set_leds(tree):
    leds = tree.leds

    def setLEDs(new_leds):
        if len(new_leds) != leds:
            raise tree.refuse(ValueError, 'LED list size does not match Tree size')
        payload = bytearray()
        at = 0
        try:
            for at, led in enumerate(new_leds):
                # A text is refused for its first character, as Python 3.9 did.
                payload.extend(iter(led) if isinstance(led, str) else led)
        except (TypeError, ValueError) as error:
            tree.refused = (error, tree.frames, at)
            raise
        if len(payload) != BYTES_PER_LED * leds:
            # The tree answers nothing, and shows what it showed; reading the states takes about as long as sending them.
            tree.tell(DRAWS_NOTHING)
            tree.wait(tree.wire_ms)
            return True
        if {length(led) for led in new_leds} != {BYTES_PER_LED}:
            tree.tell(SHIFTED)
        if max(payload[3::BYTES_PER_LED]) > FULL_BRIGHTNESS:
            tree.tell(TOO_BRIGHT)
        tree.record(payload, tree.line())
        return True

    return setLEDs


def length(led):
    """How many values a state has; as many as it should, where it does not say."""
    try:
        return len(led)
    except TypeError:
        return BYTES_PER_LED


def make_api(tree, set_leds):
    def getLEDCount():
        return tree.leds

    def clearLEDs():
        set_leds([(0, 0, 0, 0)] * tree.leds)

    def sleep(seconds):
        if seconds > MOST_SECONDS:
            raise ValueError('sleep max 10s')
        if seconds != seconds:
            raise ValueError('Invalid value NaN (not a number)')
        if not isinstance(seconds, (int, float)):
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
        if seconds < 0:
            raise ValueError('sleep length must be non-negative')
        tree.wait(float(seconds) * 1000)

    return {'getLEDCount': getLEDCount, 'setLEDs': set_leds, 'clearLEDs': clearLEDs, 'sleep': sleep}


class Collector:
    """What one function, or the program, has printed."""

    def __init__(self):
        self.text = io.StringIO()

    def print(self, *objects, file=None, **kwargs):
        print(*objects, file=self.text if file is None else file, **kwargs)

    @property
    def printed(self):
        return self.text.getvalue()


class ProgramCollector(Collector):
    """The program's own, which is shown at its end: knows when each part was printed."""

    def __init__(self, tree):
        super().__init__()
        self.tree = tree
        # (the tree's clock, where the text of that moment begins)
        self.moments = []

    def print(self, *objects, file=None, **kwargs):
        if file is None and (not self.moments or self.moments[-1][0] != self.tree.clock):
            self.moments.append((self.tree.clock, self.text.tell()))
        super().print(*objects, file=file, **kwargs)

    def show(self, write):
        ends = [begin for _, begin in self.moments[1:]] + [None]
        for (ms, begin), end in zip(self.moments, ends):
            self.tree.tell_print(ms)
            write(self.printed[begin:end])


def text_method(value, name):
    if isinstance(value, str) or isinstance(value, type) and issubclass(value, str):
        raise NotImplementedError('Using the format*() methods of `str` is not safe')
    return getattr(value, name, None)


def make_shared(tree):
    """Looks at what an augmented assignment is about to copy; a list around it counts as one reference, wherever the value came from."""
    getrefcount = sys.getrefcount

    def shared(holder):
        if type(holder[0]) in (list, set, dict) and getrefcount(holder[0]) > REFERENCES:
            tree.tell(LIST_COPIED)
        return holder[0]

    return sealed(shared)


def make_absent(tree):
    """`__getattr__` of all classes: Python asks it for what is not there, and nothing else."""

    def absent(self, name):
        if not name.startswith('_'):
            tree.tell(MISSING_ATTRIBUTE)
        raise AttributeError(name)

    return absent


def refusing(*args):
    """`setattr` and `delattr` are there, and let no object be changed."""
    raise TypeError('attribute-less object (assign or del)')


def make_namespace(tree, rules, colours, seed):
    """The globals a program begins with, and what collects the prints outside of its functions."""
    allowed = {name: getattr(builtins, name) for name in rules['builtins'] if hasattr(builtins, name)}
    allowed['__build_class__'] = builtins.__build_class__
    allowed['sum'] = sealed(older_library.plain_sum)
    allowed['setattr'] = allowed['delattr'] = sealed(refusing)
    del allowed['print']
    api = {name: sealed(function) for name, function in make_api(tree, make_set_leds(tree)).items()}
    api.update((name, tuple(state)) for name, state in colours.items())
    api.update(make_modules(tree, rules['given'], seed))
    collector = ProgramCollector(tree)
    namespace = {
        '__name__': 'restricted_module',
        '__builtins__': allowed,
        '_getattr_': getattr,
        '_absent_': make_absent(tree),
        '_shared_': make_shared(tree),
        '_format_': sealed(text_method),
        '_list_': list,
        '_map_': map,
        '_print_': Collector,
        '_program_print_': lambda: collector,
    }
    namespace.update((name, api[name]) for name in rules['api'])
    return namespace, collector
