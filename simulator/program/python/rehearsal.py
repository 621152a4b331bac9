"""Goes through what a run will need, before there is one. Nothing of it stays."""

import io
import linecache
import math
import traceback

import treeline_light
import treeline_runner

RULES = {'name': 'plan', 'python': [3, 9], 'modules': {}, 'given': {}, 'restricted': False, 'builtins': ['print'], 'api': [], 'showMs': 1e9, 'wireMicrosPerLed': 1}
SHOW = '''import math
n = getLEDCount()
for frame in range(20):
    states = []
    for i in range(n):
        v = int(127 + 127 * math.sin(i / 10 + frame / 5))
        states.append((v, 255 - v, i % 256, 100))
    setLEDs(states)
'''
BROKEN = 'def f():\n    return 1 + int("x")\nf()\n'


def load_all():
    """Lets Python load what it loads at first use only, so that the snapshot has it."""
    treeline_runner.findings_of('import os\nprint(f"{1}")\n', RULES)
    linecache.cache['main.py'] = (len(BROKEN), None, BROKEN.splitlines(True), 'main.py')
    for source in (BROKEN, 'x = ('):
        try:
            exec(compile(source, 'main.py', 'exec'), {})
        except (ValueError, SyntaxError) as error:
            traceback.print_exception(error, file=io.StringIO())
    linecache.cache.clear()


def rehearse(what):
    """A program is read, or makes a few frames, as students write them: WebAssembly that has run for a while is compiled again, and much faster."""
    if what == 'read':
        treeline_runner.findings_of(SHOW, RULES)
        compile(SHOW, 'main.py', 'exec', dont_inherit=True)
        return ''
    tree = treeline_light.Tree(100, RULES, 'main.py', lambda data: None)
    set_leds = treeline_light.make_set_leds(tree)
    for frame in range(20):
        states = []
        for i in range(tree.leds):
            v = int(127 + 127 * math.sin(i / 10 + frame / 5))
            states.append((v, 255 - v, i % 256, 100))
        set_leds(states)
    return ''
