"""What a restricted tree ends a program for once it comes there, in the tree's words and in ours."""
import ast
import builtins
import difflib

from rules_comprehensions import without_builtin
from rules_formats import without_format
from rules_imports import check_given_imports
from rules_mending import begins_line, indent, is_movable
from rules_names import is_dunder
from rules_source import finding

_MOST_UNKNOWN = 50
_MOST_EDITS = 500
_LONGEST_SLEEP = 10


def ended(rule, where, words, message, fix=None):
    """An error that the tree meets while the program runs."""
    return {**finding('error', rule, where, f'The tree ends the program here: {words} {message}', fix), 'running': True}


def check_ended(source, names):
    found = check_given_imports(source, names, ended)
    calls = {id(node.func): node for node in names.nodes if isinstance(node, ast.Call)}
    bases = {id(base) for node in names.nodes if isinstance(node, ast.ClassDef) for base in node.bases}
    found += _unknown_names(source, names, calls, bases)
    for node in names.nodes:
        if isinstance(node, ast.Call):
            found += _call(source, node, names)
        elif isinstance(node, ast.Attribute):
            found += _attribute(source, node, names, calls)
    return found


def _unknown_names(source, names, calls, bases):
    """Once a name, at its first place; but each call that can be written otherwise has its own finding, with its fix."""
    unknown = {}
    for node in names.loads:
        if not names.knows(node.id) and not node.id.startswith('_') and node.id not in ('eval', 'exec', 'breakpoint', 'builtins'):
            unknown.setdefault(node.id, []).append(node)
    found = []
    for name, nodes in list(unknown.items())[:_MOST_UNKNOWN]:
        words = f"NameError: name '{name}' is not defined."
        if not hasattr(builtins, name):
            found.append(_misspelt(source, name, nodes, names, words))
            continue
        for node in nodes:
            fix = without_builtin(source, calls.get(id(node)), name)
            if name == 'object' and id(node) in bases:
                fix = _without_base(source, node, names)
            message = f'It has no `{name}`.' + ('' if fix is None else f' {_instead(fix)}')
            found.append(ended('builtin-not-allowed', source.of(node), words, message, fix))
    return found


def _instead(fix):
    text = fix[1][0][1]
    return f'Write `{text}`.' if 0 < len(text) <= 60 and '\n' not in text else 'Do without it.'


def _without_base(source, node, names):
    owner = next(n for n in names.nodes if isinstance(n, ast.ClassDef) and node in n.bases)
    if len(owner.bases) != 1 or owner.keywords:
        return None
    line = source.bytes_of(node.lineno)
    opening, closing = line.rfind(b'(', 0, node.col_offset), line.find(b')', node.end_col_offset)
    if opening < 0 or line[opening + 1:node.col_offset].strip() or closing < 0 or line[node.end_col_offset:closing].strip():
        return None
    return ('Remove (object)', [(source.from_bytes(node.lineno, opening, node.lineno, closing + 1), '')])


def _misspelt(source, name, nodes, names, words):
    loads = [source.of(node) for node in nodes[:_MOST_EDITS]]
    if name == 'time':
        return ended('missing-import', loads[0], words, 'It has no `time`: wait with `sleep(s)`, and count what you waited.', _without_time(source, nodes, names))
    homes = [module for module, public in names.profile['given'].items() if name in public and module not in names.bound]
    if len(homes) == 1:
        right = f'{homes[0]}.{name}'
        return ended('missing-import', loads[0], words, f'Write `{right}`.', (f'Change to {right}', [(place, right) for place in loads]))
    plain = name.replace('_', '').lower()
    near = [right for right in names.profile['api'] if right.replace('_', '').lower() == plain]
    near = near or difflib.get_close_matches(name, [*names.bound, *names.profile['builtins'], *names.profile['api']], 1, 0.8)
    if near and not is_dunder(near[0]):
        return ended('unknown-name', loads[0], words, f'Did you mean `{near[0]}`?', (f'Change to {near[0]}', [(place, near[0]) for place in loads]))
    return ended('unknown-name', loads[0], words, 'Set it before it is used, or correct its spelling.')


def _without_time(source, nodes, names):
    """`time.sleep` as `sleep`, where the program takes nothing else of it."""
    loads = {id(node) for node in nodes}
    sleeps = [node for node in names.nodes if isinstance(node, ast.Attribute) and id(node.value) in loads and node.attr == 'sleep']
    if len(sleeps) != len(nodes) or 'sleep' in names.bound:
        return None
    return ('Change to sleep', [(source.of(node), 'sleep') for node in sleeps])


def _call(source, node, names):
    if any(isinstance(arg, ast.Starred) for arg in node.args) or any(keyword.arg is None for keyword in node.keywords):
        message = 'Write each value for itself, such as `f(a[0], a[1])`.'
        return [ended('unpacked-call', source.of(node), "NameError: name '_apply_' is not defined.", message, _without_star(source, node, names))]
    if isinstance(node.func, ast.Name) and node.func.id == 'sleep' and 'sleep' not in names.bound and len(node.args) == 1:
        seconds = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
        if isinstance(seconds, (int, float)) and seconds > _LONGEST_SLEEP:
            return [ended('long-sleep', source.of(node), 'ValueError: sleep max 10s.', 'Wait several times.', _several_sleeps(source, node, names, seconds))]
    return []


def _several_sleeps(source, node, names, seconds):
    """The same wait in whole parts; only where the call is a statement on a line of its own."""
    alone = any(isinstance(n, ast.Expr) and n.value is node for n in names.nodes) and begins_line(source, node)
    times = 0 if seconds == float('inf') or seconds > 1000 else int(-(-seconds // _LONGEST_SLEEP))
    if not alone or not times or seconds / times * times != seconds or source.lines[node.lineno - 1].strip() != source.segment(node):
        return None
    part = seconds / times
    part = int(part) if part == int(part) else part
    text = f'\n{indent(source, node)}'.join([f'sleep({part!r})'] * times)
    return ('Wait several times', [(source.of(node), text)])


def _without_star(source, node, names):
    if node.keywords:
        return None
    if any(isinstance(arg, ast.Starred) and not isinstance(arg.value, (ast.List, ast.Tuple)) for arg in node.args):
        only = node.args[0].value if len(node.args) == 1 else None
        if only is None or not isinstance(node.func, ast.Name) or node.func.id in names.bound or not is_movable(only):
            return None
        text = source.segment(only)
        if node.func.id in ('min', 'max'):
            return ('Remove the star', [(source.of(node), f'{node.func.id}({text})')])
        if node.func.id == 'print' and '\n' not in text:
            over = text if isinstance(only, (ast.Name, ast.Call, ast.Attribute, ast.Subscript, ast.List, ast.ListComp)) else f'({text})'
            return ('Join the texts', [(source.of(node), f"print(' '.join([str(v) for v in {over}]))")])
        return None
    edits = []
    for arg in node.args:
        if isinstance(arg, ast.Starred):
            if not arg.value.elts or any(isinstance(part, ast.Starred) for part in arg.value.elts):
                return None
            edits.append((source.of(arg), ', '.join(source.segment(part) for part in arg.value.elts)))
    return ('Write the values for themselves', edits)


def _attribute(source, node, names, calls):
    if not isinstance(node.ctx, ast.Load):
        return []
    if isinstance(node.value, ast.Name) and node.value.id in names.profile['given'] and node.value.id not in names.bound:
        return _given_name(source, node, names)
    if node.attr in ('format', 'format_map') and not any(isinstance(n, ast.FunctionDef) for n in names.bound.get(node.attr, ())):
        words = 'NotImplementedError: Using the format*() methods of `str` is not safe.'
        fix = without_format(source, node, calls.get(id(node)))
        return [ended('format', source.of_last_name(node), words, 'Write an f-string, or `%`.', fix)]
    return []


def _given_name(source, node, names):
    module, public = node.value.id, names.profile['given'][node.value.id]
    if node.attr in public or node.attr.startswith('_'):
        return []
    place = source.of_last_name(node)
    near = difflib.get_close_matches(node.attr, public, 1, 0.8)
    fix = (f'Change to {near[0]}', [(place, near[0])]) if near else None
    hint = f'Did you mean `{near[0]}`?' if near else 'Do without it.'
    return [ended('unknown-module-name', place, f'`{module}.{node.attr}` is `None`, because it does not exist.', hint, fix)]
