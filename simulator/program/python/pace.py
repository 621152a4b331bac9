"""Sees whether a program that counts its frames runs slower on its tree than on one as quick as the strip."""

import ast
import math
import struct

import rules_clock

# by the numbers of run-findings.ts
SLOW_ON_TREE = 4
# what a LED takes on the wire, the least that any tree can take, ms
QUICKEST_MS = 0.03
# A run that takes so much longer looks slow, and so many frames are an animation.
NOTICEABLY = 1.1
FEWEST_FRAMES = 10


def watch(tree, source, send):
    """What looks at the run once it is over, or nearly so."""
    quickest_ms = tree.leds * QUICKEST_MS
    if tree.wire_ms <= NOTICEABLY * quickest_ms:
        return lambda: None
    # Now: at its end, a program may have left no memory to read it with.
    nodes = list(ast.walk(ast.parse(source)))
    line = min((node.lineno for node in nodes if isinstance(node, ast.Name) and node.id == 'setLEDs'), default=0)
    counts_frames = not rules_clock.tells_time(nodes)

    def look():
        waited = tree.clock - tree.frames * tree.wire_ms
        slower = tree.clock > NOTICEABLY * (waited + tree.frames * quickest_ms)
        if slower and counts_frames and tree.frames >= FEWEST_FRAMES:
            # of no moment
            send(struct.pack('<BxxxIId', 5, SLOW_ON_TREE, line, math.nan))

    return look
