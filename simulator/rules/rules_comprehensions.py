"""Writes `list(x)` and its kin, which a restricted tree lacks, in a way that it has."""
import ast

from rules_mending import is_movable

_ITEMS = (ast.Name, ast.Call, ast.Attribute, ast.Subscript, ast.List, ast.Tuple, ast.ListComp, ast.Constant, ast.Dict, ast.Set, ast.JoinedStr, ast.GeneratorExp)


def without_builtin(source, call, name):
    """The fix for a call of one of these builtins; None where there is none that keeps the meaning.

    The values are taken in the place where the call stands, so a name in them cannot be confused with the comprehension's own.
    """
    if call is None or any(isinstance(arg, ast.Starred) for arg in call.args) or any(keyword.arg is None for keyword in call.keywords):
        return None
    if not all(is_movable(part) for part in [*call.args, *(keyword.value for keyword in call.keywords)]):
        return None
    text = _TEXTS.get(name, _nothing)(source, call)
    return None if text is None else (f'Write it without {name}', [(source.of(call), text)])


def _list(source, call):
    return _around(source, call, '[', ']', '[]')


def _set(source, call):
    return _around(source, call, '{', '}', '{v for v in ()}')


def _iter(source, call):
    return _around(source, call, '(', ')', None)


def _around(source, call, opening, closing, empty):
    if call.keywords or len(call.args) > 1:
        return None
    if not call.args:
        return empty
    if isinstance(call.args[0], ast.GeneratorExp):
        written = source.segment(call.args[0])
        return f'{opening}{written[1:-1]}{closing}'
    return f'{opening}v for v in {_values(source, call.args[0])}{closing}'


def _dict(source, call):
    if not call.args:
        return '{' + ', '.join(f'{keyword.arg!r}: {source.segment(keyword.value)}' for keyword in call.keywords) + '}'
    pairs = call.args[0]
    # Pairs, and not a dictionary: a call of `zip` or `enumerate`, or `.items()`.
    made = isinstance(pairs, ast.Call) and (
        isinstance(pairs.func, ast.Name) and pairs.func.id in ('zip', 'enumerate') or isinstance(pairs.func, ast.Attribute) and pairs.func.attr == 'items'
    )
    if call.keywords or len(call.args) > 1 or not (made or isinstance(pairs, (ast.List, ast.ListComp))):
        return None
    return '{k: v for k, v in ' + _values(source, pairs) + '}'


def _getattr(source, call):
    if call.keywords or len(call.args) != 2 or not isinstance(call.args[1], ast.Constant):
        return None
    value, name = call.args[0], call.args[1].value
    if not isinstance(name, str) or not name.isidentifier() or name.startswith('_') or not isinstance(value, (ast.Name, ast.Call, ast.Attribute, ast.Subscript)):
        return None
    return f'{source.segment(value)}.{name}'


def _nothing(_source, _call):
    return None


def _values(source, node):
    text = source.segment(node)
    return text if isinstance(node, _ITEMS) and not (isinstance(node, ast.Tuple) and not text.startswith('(')) else f'({text})'


_TEXTS = {'list': _list, 'set': _set, 'iter': _iter, 'dict': _dict, 'getattr': _getattr}
