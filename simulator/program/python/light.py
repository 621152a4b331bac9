"""The tree as its programs see it: its API, its clock, and the modules that may be imported.

Nothing here waits, and nothing here knows JavaScript: frames leave through `send`, packed.
"""

import array
import itertools
import marshal
import math
import random as real_random
import struct
import sys
import time as real_time
import types
from _functools import _lru_cache_wrapper

import treeline_older_library as older_library

SEND_BYTES = 1 << 18
SEND_SECONDS = 0.03
# a finding for each of these is enough
MOST_TOLD = 100


def sealed(function):
    """The same function, behind one of C's that keeps no results and shows nothing of it: no globals, closure or code."""
    return _lru_cache_wrapper(function, 0, False, None)


class Tree:
    """One program's tree: LEDs, a clock in ms, and the frames not yet sent."""

    def __init__(self, leds, rules, entry, send):
        self.leds = leds
        self.entry = entry
        self.show_ms = float(rules['showMs'])
        self.wire_ms = rules['wireMicrosPerLed'] * leds / 1000
        self.clock = 0.0
        self.frames = 0
        # called once the show is over, while the program still stands at its line
        self.before_stop = lambda: None
        # the refused state: (exception, frame, led or None)
        self.refused = (None, None, None)
        self.send = send
        self._told = set()
        self._times = array.array('d')
        self._lines = array.array('I')
        self._states = bytearray()
        self._sent_at = -1.0

    def flush(self):
        count = len(self._times)
        if count:
            self.send(struct.pack('<BxxxI', 1, count) + self._times.tobytes() + self._lines.tobytes() + self._states)
            self._times = array.array('d')
            self._lines = array.array('I')
            self._states = bytearray()
        self._sent_at = real_time.perf_counter()

    def stop(self):
        """The show is over. Does not come back: the interpreter is stopped from outside, where no `except` reaches."""
        self.clock = self.show_ms
        self.before_stop()
        self.flush()
        sys.stdout.flush()
        sys.stderr.flush()
        while True:
            self.send(struct.pack('<Bxxxxxxxd', 2, self.clock))

    def wait(self, ms):
        self.clock += ms
        if self.clock >= self.show_ms:
            self.stop()

    def record(self, packed, line):
        if self.clock + self.wire_ms > self.show_ms:
            # The show ends while this frame is on the wire: no LED shows it.
            self.stop()
        self._times.append(self.clock)
        self._lines.append(line)
        self._states += packed
        self.frames += 1
        if len(self._states) >= SEND_BYTES or real_time.perf_counter() - self._sent_at >= SEND_SECONDS:
            self.flush()
        self.wait(self.wire_ms)

    def tell(self, what):
        """Tells once for each line what a run does there that nobody would see."""
        line = self.line()
        if (what, line) not in self._told and len(self._told) < MOST_TOLD:
            self._told.add((what, line))
            self.send(struct.pack('<BxxxIId', 5, what, line, self.clock))

    def tell_print(self, ms):
        """Tells the moment at which the program prints what comes next: a number after the header."""
        self.send(struct.pack('<Bxxxxxxxd', 6, ms))

    def line(self):
        """The program's line that is running; 0 where none is."""
        frame = sys._getframe(2)
        while frame is not None and frame.f_code.co_filename != self.entry:
            frame = frame.f_back
        return frame.f_lineno if frame is not None else 0

    def refuse(self, kind, message, led=None):
        error = kind(message)
        self.refused = (error, self.frames, led)
        return error


def make_set_leds(tree):
    leds = tree.leds
    entry = tree.entry
    record = tree.record
    getframe = sys._getframe
    dumps = marshal.dumps
    # `marshal` writes a list of tuples of four small ints as 25 bytes each: '(' 4 and four times 'i' and 32 bits. With the
    # low bytes blanked, anything else (a bool, a float, a list, a number beyond 0-255) differs from this pattern.
    pattern = (b'(\4\0\0\0' + b'i\0\0\0\0' * 4) * leds
    blank = bytes(leds)
    allowed_brightness = bytes(range(101))

    def setLEDs(states):
        kind = type(states)
        packed = None
        if (kind is list or kind is tuple) and len(states) == leds:
            try:
                # version 2 has no back references, so that the layout depends on the types alone
                dumped = bytearray(dumps(states, 2)[5:])
            except ValueError:
                dumped = b''
            if len(dumped) == 25 * leds:
                packed = bytearray(4 * leds)
                packed[0::4] = dumped[6::25]
                packed[1::4] = dumped[11::25]
                packed[2::4] = dumped[16::25]
                brightness = dumped[21::25]
                packed[3::4] = brightness
                dumped[6::25] = blank
                dumped[11::25] = blank
                dumped[16::25] = blank
                dumped[21::25] = blank
                if dumped != pattern or brightness.translate(None, allowed_brightness):
                    packed = None
        if packed is None:
            packed = pack_slowly(tree, states)
        frame = getframe(1)
        while frame is not None and frame.f_code.co_filename != entry:
            frame = frame.f_back
        record(packed, frame.f_lineno if frame is not None else 0)

    return sealed(setLEDs)


PARTS = (('red', 255), ('green', 255), ('blue', 255), ('brightness', 100))


def pack_slowly(tree, states):
    """Packs states of any allowed shape, or says what is wrong with them.

    Raises TypeError or ValueError, naming the frame (from 1, as people count) and the LED (from 0).
    """
    frame = tree.frames + 1
    if not isinstance(states, (list, tuple)):
        raise tree.refuse(
            TypeError,
            f'setLEDs in frame {frame}: the states are {article(states)}; they must be a list or tuple of {tree.leds} states',
        )
    # What is counted is what is packed: a class may say otherwise of itself.
    states = plain(states)
    if len(states) != tree.leds:
        word = 'few' if len(states) < tree.leds else 'many'
        raise tree.refuse(
            ValueError,
            f'setLEDs in frame {frame}: too {word} states: {len(states)}; the tree has {tree.leds} LEDs and needs one state for each',
        )
    packed = bytearray()
    for led, state in enumerate(states):
        where = f'LED {led} of frame {frame}'
        if not isinstance(state, (list, tuple)):
            raise tree.refuse(TypeError, f'{where}: the state is {article(state)}; it must be a tuple (R, G, B, L)', led)
        state = plain(state)
        if len(state) != 4:
            raise tree.refuse(ValueError, f'{where}: the state has {len(state)} values; it must have 4: R, G, B, L', led)
        for value, (part, most) in zip(state, PARTS):
            if isinstance(value, bool) or not isinstance(value, int):
                raise tree.refuse(TypeError, f'{where}: {part} is {article(value)}; it must be a whole number from 0 to {most}', led)
            value = int.__index__(value)
            if not 0 <= value <= most:
                raise tree.refuse(ValueError, f'{where}: {part} is {number(value)}; it must be 0 to {most}', led)
            packed.append(value)
    return packed


def plain(values):
    """A list of what a list or tuple holds, whatever a class made of it says that it does."""
    kind = list if isinstance(values, list) else tuple
    return list(kind.__iter__(values))


def number(value):
    """An int as text; of one too long for that (CPython refuses to write over 4,300 digits), its sign and size."""
    if value.bit_length() <= 1024:
        return str(value)
    return f'{"a negative" if value < 0 else "a"} number of {value.bit_length()} bits'


def article(value):
    """What a value is, for a sentence; shows the value where that is safe and short."""
    if value is None:
        return 'None'
    kind = type(value).__name__
    if type(value) in (bool, float):
        return f'the {kind} {value!r}'
    return f'{"an" if kind[:1] in "aeiou" else "a"} {kind}'


def make_time(tree):
    def sleep(seconds):
        if not isinstance(seconds, (int, float)):
            raise TypeError(f"sleep takes a number of seconds, not {article(seconds)}")
        ms = float(seconds) * 1000
        if math.isnan(ms):
            raise ValueError('sleep takes a number of seconds, not NaN')
        if ms < 0:
            raise ValueError('sleep length must be non-negative')
        tree.wait(ms)

    def time():
        return tree.clock / 1000

    def time_ns():
        return int(tree.clock * 1_000_000)

    def monotonic():
        return tree.clock / 1000

    def perf_counter():
        return tree.clock / 1000

    return {
        'sleep': sealed(sleep),
        'time': sealed(time),
        'monotonic': sealed(monotonic),
        'perf_counter': sealed(perf_counter),
        'time_ns': sealed(time_ns),
        'monotonic_ns': sealed(time_ns),
        'perf_counter_ns': sealed(time_ns),
    }


def make_random(seed):
    """`random` that plays the same for the same seed: whoever seeds it with nothing gets numbers that follow from the seed."""
    plain_seed = real_random.Random.seed
    count = itertools.count(1)

    def seed_again(self, a=None, version=2):
        """Initialize internal state from a seed."""
        plain_seed(self, (next(count) << 32) + seed if a is None else older_library.seed_of(a), version)

    seed_again.__name__ = 'seed'
    real_random.Random.seed = seed_again
    older_library.make_random_older()
    real_random._inst.seed(seed)
    # The module's functions were bound to the methods of before.
    return {name: getattr(real_random._inst, name, None) or getattr(real_random, name) for name in real_random.__all__}


def make_math():
    return {**vars(math), 'factorial': sealed(older_library.factorial), 'nextafter': sealed(older_library.nextafter)}


def make_print(tree):
    """`print` that tells the tree's clock before it writes."""

    def print_on_tree(*values, **options):
        tree.tell_print(tree.clock)
        print(*values, **options)

    return sealed(print_on_tree)


def make_modules(tree, allowed_names, seed):
    contents = {'math': make_math(), 'random': make_random(seed), 'time': make_time(tree)}
    modules = {}
    for name, allowed in allowed_names.items():
        module = types.ModuleType(name)
        vars(module).clear()
        module.__name__ = name
        vars(module).update((key, contents[name][key]) for key in allowed if key in contents[name])
        modules[name] = module
    return modules


def make_import(modules):
    listed = list(modules)
    known = ', '.join(listed[:-1]) + ' and ' + listed[-1] if len(listed) > 1 else ''.join(listed)

    def __import__(name, globals=None, locals=None, fromlist=(), level=0):
        module = modules.get(name) if level == 0 else None
        if module is None:
            raise ModuleNotFoundError(f"the tree has no module '{name}'; it has {known}", name=name)
        return module

    return sealed(__import__)


def make_namespace(tree, rules, colours, seed):
    """The globals a light program begins with."""
    import builtins

    allowed = {name: getattr(builtins, name) for name in rules['builtins'] if hasattr(builtins, name)}
    allowed.pop('__name__', None)
    allowed['__build_class__'] = builtins.__build_class__
    allowed['print'] = make_print(tree)
    allowed['sum'] = sealed(older_library.plain_sum)
    allowed['__import__'] = make_import(make_modules(tree, rules['modules'], seed))
    leds = tree.leds

    def getLEDCount():
        return leds

    api = {'getLEDCount': sealed(getLEDCount), 'setLEDs': make_set_leds(tree)}
    api.update((name, tuple(state)) for name, state in colours.items())
    namespace = {'__name__': '__main__', '__builtins__': allowed}
    namespace.update((name, api[name]) for name in rules['api'])
    return namespace
