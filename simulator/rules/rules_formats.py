"""Writes `"…".format(…)` as an f-string, where that says exactly the same."""
import ast
import string

from rules_mending import is_movable, is_pure

_ESCAPES = {'\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t'}


def without_format(source, node, call):
    text = _f_string(source, node, call)
    return None if text is None else ('Write an f-string', [(source.of(call), text)])


def _f_string(source, node, call):
    if call is None or node.attr != 'format' or not isinstance(node.value, ast.Constant) or not isinstance(node.value.value, str):
        return None
    given = {str(at): arg for at, arg in enumerate(call.args)}
    given.update((keyword.arg, keyword.value) for keyword in call.keywords)
    if None in given or not all(is_movable(part) for part in given.values()):
        return None
    texts = {name: source.segment(part) for name, part in given.items()}
    quote = next((q for q in ('"', "'") if not any(q in text for text in texts.values())), None)
    if quote is None or any(c in text for text in texts.values() for c in '\\\n#{}!:'):
        return None
    fields = _fields(node.value.value)
    if fields is None:
        return None
    used = [name for _, name, _, _ in fields if name is not None]
    # Each value is worked out once, in the order of the call; what is pure may come more often, and in any order.
    if not set(used) <= set(given) or not all(is_pure(part) for part in given.values()) and used != list(given):
        return None
    parts = []
    for literal, name, conversion, spec in fields:
        parts.append(''.join(_ESCAPES.get(c, f'\\{c}' if c == quote else c * 2 if c in '{}' else c) for c in literal))
        if name is not None:
            parts.append('{' + texts[name] + (f'!{conversion}' if conversion else '') + (f':{spec}' if spec else '') + '}')
    written = ''.join(parts)
    return f'f{quote}{written}{quote}' if written.isprintable() else None


def _fields(text):
    """(literal, name or None, conversion, spec) for each; None where the text is not one that an f-string can say."""
    try:
        parsed = list(string.Formatter().parse(text))
    except ValueError:
        return None
    count = 0
    fields = []
    for literal, name, spec, conversion in parsed:
        if name == '':
            name, count = str(count), count + 1
        if name is not None and not (name.isdecimal() and name.isascii() or name.isidentifier()) or spec and any(c in spec for c in '{}\\"\''):
            return None
        fields.append((literal, name, conversion, spec))
    return fields
