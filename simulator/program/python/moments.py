"""Tells when the program first comes to the lines that something was found in."""

import ast
import struct
import sys

# by the number that run.ts knows it by
_PACKET = 7
_TOOL = sys.monitoring.PROFILER_ID


def watch(tree, code, source, findings):
    """Tells the tree's clock for the line of each finding, once. Python forgets a line that it has told, so that a run is as quick as without."""
    if not findings:
        return
    wanted = {}
    statements = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)]
    for line in {finding['line'] for finding in findings}:
        # The innermost statement is the last of those that begin nearest before it.
        within = [node.lineno for node in statements if node.lineno <= line <= node.end_lineno]
        if within:
            wanted.setdefault(max(within), []).append(line)

    def come_to(_, line):
        for told in wanted.pop(line, ()):
            tree.send(struct.pack('<BxxxId', _PACKET, told, tree.clock))
        return sys.monitoring.DISABLE

    sys.monitoring.use_tool_id(_TOOL, 'treeline')
    sys.monitoring.register_callback(_TOOL, sys.monitoring.events.LINE, come_to)
    for part in _parts(code):
        sys.monitoring.set_local_events(_TOOL, part, sys.monitoring.events.LINE)


def _parts(code):
    """The code of a program, and of all functions in it."""
    todo = [code]
    for part in todo:
        todo.extend(inner for inner in part.co_consts if isinstance(inner, type(code)))
    return todo
