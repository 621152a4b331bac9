"""States written down in a call of `setLEDs` that a tree does not show as they were meant."""
import ast

from rules_ended import ended
from rules_source import finding

_VALUES = 4
_MOST = 255
_FULL = 100
_PARTS = ('R', 'G', 'B', 'L')
# Lists are looked through this deeply: a list of a name of a list, and such.
_DEEPEST = 8


def check_states(source, names):
    found = []
    for call in names.nodes:
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == 'setLEDs' and 'setLEDs' not in names.bound and len(call.args) == 1:
            for state, is_here in _states(call.args[0], names, True, _DEEPEST):
                problem = _length(source, state, is_here, names.profile) or _range(source, state, names.profile)
                if problem is not None and problem not in found:
                    found.append(problem)
    return found


def _states(node, names, is_here, depth):
    """The states that are written down in a list of them, each with whether it stands in the call itself."""
    if depth == 0:
        return
    if isinstance(node, (ast.List, ast.Tuple)):
        for part in node.elts:
            yield from _state(part.value if isinstance(part, ast.Starred) else part, names, is_here, depth - 1, isinstance(part, ast.Starred))
    elif isinstance(node, ast.ListComp):
        yield from _state(node.elt, names, is_here, depth - 1, False)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Mult)):
        for side in (node.left, node.right):
            yield from _states(side, names, is_here, depth - 1)
    elif isinstance(node, ast.IfExp):
        for side in (node.body, node.orelse):
            yield from _states(side, names, is_here, depth - 1)
    elif isinstance(node, ast.Name):
        value = _only_value(node, names)
        if value is not None:
            yield from _states(value, names, False, depth - 1)


def _state(node, names, is_here, depth, many):
    if many:
        yield from _states(node, names, is_here, depth)
    elif isinstance(node, (ast.List, ast.Tuple)):
        if not any(isinstance(part, ast.Starred) for part in node.elts):
            yield node, is_here
    elif isinstance(node, ast.IfExp):
        yield from _state(node.body, names, is_here, depth, False)
        yield from _state(node.orelse, names, is_here, depth, False)
    elif isinstance(node, ast.Name) and depth > 0:
        value = _only_value(node, names)
        if value is not None:
            yield from _state(value, names, False, depth - 1, False)


def _only_value(name, names):
    """What a name stands for that is set once, to something written down that nobody can change: a tuple, or a list that is only read here."""
    bound = names.bound.get(name.id, ())
    if len(bound) != 1:
        return None
    sets = [n for n in names.nodes if isinstance(n, ast.Assign) and len(n.targets) == 1 and n.targets[0] is bound[0]]
    if not sets:
        return None
    value = sets[0].value
    if isinstance(value, ast.Tuple):
        return value
    # A list may grow, or have its states set one by one.
    return value if sum(node.id == name.id for node in names.loads) == 1 else None


def _length(source, state, is_here, profile):
    count = len(state.elts)
    if count == _VALUES:
        return None
    fix = None
    if count == 3 and is_here and state.lineno == state.end_lineno:
        rest = source.bytes_of(state.lineno)[state.elts[-1].end_col_offset:state.end_col_offset]
        end = source.from_bytes(state.lineno, state.end_col_offset - 1, state.lineno, state.end_col_offset - 1)
        fix = ('Add full brightness', [(end, f' {_FULL}' if b',' in rest else f', {_FULL}')])
    has = f'has {count} value{"" if count == 1 else "s"}'
    if profile['restricted']:
        message = f'This state {has}, not four: the tree takes it without a word, and shows nothing, or shifts the colours. Write (R, G, B, L).'
        return finding('warning', 'draws-nothing', source.of(state), message, fix)
    return ended('wrong-state', source.of(state), f'this state {has}, not four.', 'Write (R, G, B, L).', fix)


def _range(source, state, profile):
    for part, node in zip(_PARTS, state.elts):
        value = _number(node)
        if value is None:
            continue
        most = _FULL if part == 'L' else _MOST
        if isinstance(value, int) and 0 <= value <= most:
            continue
        if part == 'L' and isinstance(value, int) and 0 <= value <= profile['brightest']:
            message = f'L is {value}, over {_FULL}: the tree takes it without a word, and the light is brighter than full. L goes from 0 to {_FULL}.'
            return finding('warning', 'too-bright', source.of(node), message)
        return ended('wrong-state', source.of(node), _words(part, value, node, source, profile), f'{part} is a whole number from 0 to {most}.')
    return None


def _words(part, value, node, source, profile):
    """What the tree says of such a number."""
    if not profile['restricted']:
        return f'{part} is {source.segment(node)}.'
    if isinstance(value, float):
        return "TypeError: 'float' object cannot be interpreted as an integer."
    return 'ValueError: byte must be in range(0, 256).'


def _number(node):
    """The number that is written down, with its sign; None for anything else."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = _number(node.operand)
        return None if value is None else -value
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
