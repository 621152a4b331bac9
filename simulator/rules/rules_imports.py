"""Imports on a tree that imports nothing, and programs that do without them."""
import ast

from rules_names import is_dunder

_WORDS = 'ImportError: __import__ not found.'


def check_given_imports(source, names, ended):
    found = []
    for node in names.imports:
        if any(alias.name == '*' for alias in node.names):
            continue
        modules = {node.module or '.'} if isinstance(node, ast.ImportFrom) else {alias.name for alias in node.names}
        known = modules <= {*names.profile['given'], 'time'}
        message = '`math`, `random` and `sleep` are there already.' if known else '`math` and `random` are all that it has; do without the rest.'
        found.append(ended('import-not-allowed', source.of(node), _WORDS, message, _without(source, node, names)))
    return found


def _without(source, node, names):
    """Takes an import out, and writes what it brought as the tree has it; None where the tree has no such thing."""
    edits = []
    for alias in node.names:
        bound = alias.asname or alias.name
        if names.bound.get(bound, []) != [alias]:
            return None
        uses = [use for use in names.loads if use.id == bound]
        mended = _from(source, node, alias, uses, names) if isinstance(node, ast.ImportFrom) else _module(source, alias, uses, names)
        if mended is None:
            return None
        edits += mended
    return ('Do without the import', [_removal(source, node, names), *edits])


def _from(source, node, alias, uses, names):
    if node.level or alias.name == '*' or is_dunder(alias.name):
        return None
    if node.module == 'time' and alias.name == 'sleep':
        return _renamed(source, uses, alias.asname, 'sleep', names)
    if alias.name not in names.profile['given'].get(node.module, ()) or node.module in names.bound:
        return None
    return [(source.of(use), f'{node.module}.{alias.name}') for use in uses]


def _module(source, alias, uses, names):
    if alias.name in names.profile['given']:
        return _renamed(source, uses, alias.asname, alias.name, names)
    loads = {id(use) for use in uses}
    if alias.name != 'time' or 'sleep' in names.bound:
        # What nobody uses can go.
        return None if uses or alias.name == 'time' else []
    taken = [use for use in names.nodes if isinstance(use, ast.Attribute) and id(use.value) in loads]
    if len(taken) != len(uses) or any(use.attr != 'sleep' for use in taken):
        return None
    return [(source.of(use), 'sleep') for use in taken]


def _renamed(source, uses, own, name, names):
    if own is None or own == name:
        return []
    return None if name in names.bound else [(source.of(use), name) for use in uses]


def _removal(source, node, names):
    """The whole line where the import stands alone in it and outside of any block; else `pass` in its place."""
    place = source.of(node)
    only = len([n for n in names.nodes if isinstance(n, ast.stmt)]) == 1
    if node.col_offset or only or source.segment(node) != source.lines[node.lineno - 1].strip():
        return (place, 'pass')
    line = source.whole_line(node.lineno)
    return ({**line, 'endLine': node.lineno + 1, 'endColumn': 1} if node.lineno < len(source.lines) else line, '')
