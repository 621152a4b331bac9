"""Warns of programs that would leave the tree dark, hold it still or never let it rest."""
import ast

from rules_clock import waits
from rules_source import finding

_ENDS = (ast.Break, ast.Return, ast.Raise)


def check_lights(source, tree, names):
    if 'setLEDs' not in names.profile['api']:
        return []
    if not any(node.id in ('setLEDs', 'clearLEDs') for node in names.loads):
        message = 'This program never calls `setLEDs`, so the tree stays dark. Call `setLEDs(states)` with one state for each LED.'
        return [finding('warning', 'no-lights', source.whole_line(tree.body[0].lineno), message)]
    loops = [node for node in names.nodes if isinstance(node, ast.While) and isinstance(node.test, ast.Constant) and node.test.value and not _ends(node)]
    if not loops:
        return []
    sleep = 'sleep' if 'sleep' in names.profile['api'] else 'time.sleep'
    moving = _moving(names.nodes)
    rushes = not waits(names.nodes)
    found = []
    for loop in loops:
        where = source.from_bytes(loop.lineno, loop.col_offset, loop.test.end_lineno, loop.test.end_col_offset)
        if not _mentions(loop, moving):
            message = f'This loop never ends, sets no lights and never waits: the tree hangs here. Call `setLEDs` or `{sleep}` in it.'
            found.append(finding('warning', 'idle-loop', where, message))
        elif rushes:
            message = f'This loop sets the lights and never waits: they change as fast as the strip can take it, on each tree at another pace. Call `{sleep}` in it.'
            found.append(finding('info', 'set-too-often', where, message))
    return found


def _moving(nodes):
    """Names of functions that set lights or wait, by themselves or through others."""
    moving = {'setLEDs', 'clearLEDs', 'sleep'}
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            moving.update(alias.asname for alias in node.names if alias.name == 'sleep' and alias.asname)
    functions = [n for n in nodes if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    named = [n for n in nodes if isinstance(n, ast.Assign)]
    grew = True
    while grew:
        grew = False
        for node in functions:
            if node.name not in moving and _mentions(node, moving):
                moving.add(node.name)
                grew = True
        for node in named:
            for target in node.targets:
                if isinstance(target, ast.Name) and target.id not in moving and _mentions(node.value, moving):
                    moving.add(target.id)
                    grew = True
    return moving


def _mentions(tree, wanted):
    return any(
        isinstance(n, ast.Name) and n.id in wanted and isinstance(n.ctx, ast.Load) or isinstance(n, ast.Attribute) and n.attr in wanted
        for n in ast.walk(tree)
    )


def _ends(loop):
    return any(isinstance(n, _ENDS) for n in ast.walk(loop))
