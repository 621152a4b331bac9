"""Uses of the library that are newer than the tree's Python: it begins the program, and ends it where it comes to one."""
import ast

from rules_ended import ended

_TYPES = {'int', 'float', 'str', 'bool', 'list', 'tuple', 'dict', 'set', 'bytes', 'complex', 'frozenset', 'object'}


def check_library(source, names):
    """Findings for each of them; `words` are the tree's."""
    found = []
    for node, version, what, words, instead in newer_uses(names.nodes, names.profile):
        python = '.'.join(map(str, names.profile['python']))
        message = f'The tree runs Python {python}, and {what} came with Python {version[0]}.{version[1]}. {instead}'
        found.append(ended('newer-python', source.of(node), f'{words}.', message))
    return found


def newer_uses(nodes, profile):
    """Each (node, version, what, the tree's words, what to write instead): what came after the profile's Python."""
    python = tuple(profile['python'])
    homes = _homes(nodes, profile)
    own = {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))}
    own.update(node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load))
    for node in nodes:
        use = None
        if isinstance(node, ast.Call):
            use = _call(node, homes, own)
        elif isinstance(node, ast.BinOp):
            use = _types_joined(node, own)
        elif isinstance(node, ast.FormattedValue):
            use = _format(node)
        if use is not None and use[0] > python:
            version, what, words, instead = use
            if profile['restricted'] and words.startswith('AttributeError'):
                words = "TypeError: 'NoneType' object is not callable"
            yield node, version, what, words, instead


def _homes(nodes, profile):
    """The module that each name stands for, or is a part of: {'m': ('math', None), 'gauss': ('random', 'gauss')}."""
    homes = {name: (name, None) for name in profile['given']}
    for node in nodes:
        if isinstance(node, ast.Import):
            homes.update((alias.asname or alias.name, (alias.name, None)) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            homes.update((alias.asname or alias.name, (node.module, alias.name)) for alias in node.names)
    return homes


def _call(node, homes, own):
    function = node.func
    keywords = {keyword.arg for keyword in node.keywords}
    if None in keywords or any(isinstance(arg, ast.Starred) for arg in node.args):
        return None
    if isinstance(function, ast.Name):
        if function.id in own:
            return None
        if function.id in ('zip', 'map') and 'strict' in keywords:
            version = (3, 10) if function.id == 'zip' else (3, 14)
            return version, f'`{function.id}(…, strict=…)`', f'TypeError: {function.id}() takes no keyword arguments', 'Leave `strict` out.'
        module, name = homes.get(function.id, (None, None))
        return _of_module(module, name, node, keywords)
    if not isinstance(function, ast.Attribute):
        return None
    if isinstance(function.value, ast.Name) and function.value.id in homes and function.value.id not in own:
        module, name = homes[function.value.id]
        return _of_module(module, function.attr, node, keywords) if name is None else None
    return None if function.attr in own else _of_value(function.attr, node, keywords)


def _of_module(module, name, node, keywords):
    given = len(node.args) + len(keywords)
    if module == 'random' and name in ('gauss', 'normalvariate') and given < 2:
        missing = [part for part in ('mu', 'sigma')[len(node.args):] if part not in keywords]
        count, parts = ('1 required positional argument', f"'{missing[0]}'") if len(missing) == 1 else ("2 required positional arguments", "'mu' and 'sigma'")
        return (3, 11), f'`{name}` with fewer than two values', f'TypeError: {name}() missing {count}: {parts}', 'Give it both, such as `gauss(0, 1)`.'
    if module == 'random' and name == 'expovariate' and given == 0:
        return (3, 12), '`expovariate()` without a value', "TypeError: expovariate() missing 1 required positional argument: 'lambd'", 'Write `expovariate(1)`.'
    if module == 'math' and name == 'nextafter' and 'steps' in keywords:
        return (3, 12), '`nextafter(…, steps=…)`', 'TypeError: math.nextafter() takes no keyword arguments', 'Leave `steps` out.'
    return None


def _of_value(name, node, keywords):
    if name == 'bit_count' and not node.args and not keywords:
        return (3, 10), '`bit_count`', "AttributeError: 'int' object has no attribute 'bit_count'", "Write `bin(n).count('1')`."
    given = [part for part in ('length' if name == 'to_bytes' else 'bytes', 'byteorder')[len(node.args):] if part not in keywords]
    if name in ('to_bytes', 'from_bytes') and given and (name == 'to_bytes' or node.args):
        at = 3 - len(given)
        return (3, 11), f'`{name}` without all its values', f"TypeError: {name}() missing required argument '{given[0]}' (pos {at})", "Give it all of them, such as `n.to_bytes(1, 'big')`."
    if name == 'replace' and 'count' in keywords and len(node.args) == 2:
        return (3, 13), '`replace(…, count=…)`', 'TypeError: str.replace() takes no keyword arguments', 'Write the count without its name.'
    return None


def _types_joined(node, own):
    sides = (node.left, node.right)
    if not isinstance(node.op, ast.BitOr) or not any(_is_type(side, own) for side in sides):
        return None
    kinds = ["'type'" if _is_type(side, own) else "'NoneType'" if isinstance(side, ast.Constant) and side.value is None else None for side in sides]
    if None in kinds:
        return None
    words = f'TypeError: unsupported operand type(s) for |: {kinds[0]} and {kinds[1]}'
    return (3, 10), '`|` between types', words, 'Leave the annotation out, or give `isinstance` a tuple of types.'


def _is_type(node, own):
    return isinstance(node, ast.Name) and node.id in _TYPES and node.id not in own


def _format(node):
    """`z` came with 3.11, separators behind the point with 3.14: each where a format is written down."""
    spec = node.format_spec
    text = spec.values[0].value if spec and len(spec.values) == 1 and isinstance(spec.values[0], ast.Constant) else ''
    words, instead = 'ValueError: Invalid format specifier', 'Leave it out.'
    before, point, after = text.partition('.')
    if point and after[:-1].rstrip('_,').isdigit() and after[:-1].endswith(('_', ',')) or point and after.endswith(('_', ',')):
        return (3, 14), 'a separator behind the point', words, instead
    # `z` stands behind the sign, as a fill before the alignment, or as a type that no number has.
    options = before[2:] if len(before) > 1 and before[1] in '<>=^' else before.lstrip('<>=^')
    if 'z' in options:
        return (3, 11), 'the option `z` of a format', words, instead
    return None
