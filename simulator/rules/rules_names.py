"""Finds names that do not exist on the tree: modules, builtins, misspelt and forgotten ones."""
import ast
import builtins
import difflib

from rules_source import finding

# What operators, loops and `with` call by themselves: a class may define these, nothing else with two underscores.
OPERATORS = frozenset(
    '__{}__'.format(name)
    for name in (
        'init repr str len iter next getitem setitem delitem contains call hash bool int float complex index abs neg pos invert round floor '
        'ceil trunc eq ne lt le gt ge add sub mul truediv floordiv mod divmod pow matmul and or xor lshift rshift radd rsub rmul rtruediv '
        'rfloordiv rmod rdivmod rpow rmatmul rand ror rxor rlshift rrshift iadd isub imul itruediv ifloordiv imod ipow imatmul iand ior ixor '
        'ilshift irshift enter exit reversed format missing slots post_init'
    ).split()
)


# Beyond these a program is not misspelt but no program: guessing what was meant would take seconds.
_MOST_UNKNOWN = 50
_MOST_EDITS = 500


def is_dunder(name):
    return len(name) > 4 and name.startswith('__') and name.endswith('__')


class Names:
    """All that a program binds and imports, whatever the scope: a name bound somewhere is never called unknown."""

    def __init__(self, tree, profile):
        self.profile = profile
        self.bound = {}
        self.loads = []
        self.imports = []
        self.classes = set()
        self.modules = {}
        self.stars = []
        self.nodes = list(ast.walk(tree))
        for node in self.nodes:
            self._visit(node)
        self.loads.sort(key=lambda n: (n.lineno, n.col_offset))
        self._follow_aliases()

    def bind(self, name, node):
        self.bound.setdefault(name, []).append(node)

    def knows(self, name):
        return name in self.bound or name in self.profile['api'] or name in self.profile['builtins'] or self.from_star(name)

    def from_star(self, name):
        return any(name in self.profile['modules'].get(module, ()) for module in self.stars)

    def is_module(self, node):
        """The module's name where an expression is a name that was bound to that module, else None."""
        return self.modules.get(node.id) if isinstance(node, ast.Name) else None

    def is_plain_module(self, node):
        """Whether an expression is a name that was imported, and bound in no other way."""
        return self.is_module(node) is not None and all(isinstance(n, ast.alias) for n in self.bound.get(node.id, ()))

    def _visit(self, node):
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Load):
                self.loads.append(node)
            else:
                self.bind(node.id, node)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            self.bind(node.name, node)
            if isinstance(node, ast.ClassDef):
                self.classes.add(node.name)
        elif isinstance(node, ast.arg):
            self.bind(node.arg, node)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            self.bind(node.name, node)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            self._import(node)
        else:
            # `match` and type parameters: refused on an older tree, yet their names are bound.
            name = getattr(node, 'name', None) if type(node).__name__ in ('MatchAs', 'MatchStar', 'TypeVar', 'ParamSpec', 'TypeVarTuple') else None
            if isinstance(name, str):
                self.bind(name, node)

    def _import(self, node):
        self.imports.append(node)
        for alias in node.names:
            if alias.name == '*':
                self.stars.append(node.module)
                continue
            name = alias.asname or alias.name.split('.')[0]
            self.bind(name, alias)
            if isinstance(node, ast.Import) and alias.name in self.profile['modules']:
                self.modules[name] = alias.name

    def _follow_aliases(self):
        """`m = math` makes `m` the module too; a name that is also bound otherwise may be anything."""
        copies = [n for n in self.nodes if isinstance(n, ast.Assign) and isinstance(n.value, ast.Name)]
        grew = True
        while grew:
            grew = False
            for copy in copies:
                for target in copy.targets:
                    if copy.value.id in self.modules and isinstance(target, ast.Name) and target.id not in self.modules:
                        self.modules[target.id] = self.modules[copy.value.id]
                        grew = True


def check_imports(source, names):
    profile = names.profile
    allowed = ', '.join(f'`{module}`' for module in sorted(profile['modules']))
    used = {node.id for node in names.loads}
    found = []
    for node in names.imports:
        if isinstance(node, ast.ImportFrom):
            module = '.' * node.level + (node.module or '')
            if module == '__future__':
                continue
            if module not in profile['modules']:
                found.append(_refused_module(source, node, node, module, allowed, used))
            else:
                found += _taken_names(source, node, module, names)
            continue
        for alias in node.names:
            if alias.name not in profile['modules']:
                found.append(_refused_module(source, node, alias, alias.name, allowed, used))
    return found


def _refused_module(source, node, place, module, allowed, used):
    taken = {(alias.asname or alias.name.split('.')[0]) for alias in node.names}
    if isinstance(node, ast.Import) and len(node.names) > 1 and (place.asname or module.split('.')[0]) not in used:
        at = node.names.index(place)
        start, end = (place, node.names[at + 1]) if at == 0 else (node.names[at - 1], place)
        if at == 0:
            gap = source.from_bytes(start.lineno, start.col_offset, end.lineno, end.col_offset)
        else:
            gap = source.from_bytes(start.end_lineno, start.end_col_offset, end.end_lineno, end.end_col_offset)
        message = f'The tree has no module `{module}`: only {allowed}. Do without it.'
        return finding('error', 'import-not-allowed', source.of(place), message, (f'Remove the import of {module}', [(gap, '')]))
    fix = None
    if (isinstance(node, ast.ImportFrom) or len(node.names) == 1) and not taken & used and '*' not in taken:
        fix = _removal(source, node, module)
    message = f'The tree has no module `{module}`: only {allowed}. Do without it.'
    return finding('error', 'import-not-allowed', source.of(place), message, fix)


def _removal(source, node, module):
    """The fix that takes a whole import out, with its line; None where something else is on that line, or the line is all of a block."""
    if node.col_offset != 0 or source.segment(node) != source.lines[node.lineno - 1].strip():
        return None
    line = source.whole_line(node.lineno)
    if node.lineno < len(source.lines):
        line = {**line, 'endLine': node.lineno + 1, 'endColumn': 1}
    return (f'Remove the import of {module}', [(line, '')])


def _taken_names(source, node, module, names):
    public = names.profile['modules'][module]
    found = []
    for alias in node.names:
        if alias.name == '*':
            # A name that is also bound somewhere may be this one elsewhere.
            taken = sorted({n.id for n in names.loads if n.id in public})
            fix = _removal(source, node, module)
            if taken:
                fix = (f'Import just {", ".join(taken)}', [(source.of(node), f'from {module} import {", ".join(taken)}')])
            message = f'This brings in every name of `{module}`, and may hide others. Import just the names that you use.'
            found.append(finding('warning', 'star-import', source.of(node), message, fix))
        elif alias.name not in public:
            place = source.from_bytes(alias.lineno, alias.col_offset, alias.lineno, alias.col_offset + len(alias.name.encode()))
            found.append(_no_such_member(place, module, alias.name, public))
    return found


def _no_such_member(place, module, name, public):
    near = difflib.get_close_matches(name, public, 1, 0.8)
    hint = f' Did you mean `{near[0]}`?' if near else ''
    fix = (f'Change to {near[0]}', [(place, near[0])]) if near else None
    return finding('error', 'unknown-module-name', place, f'The tree\'s `{module}` has no `{name}`.{hint or " Do without it."}', fix)


def check_members(source, names):
    """`math.foo`, and anything done to a module."""
    found = []
    for node in names.nodes:
        if not isinstance(node, ast.Attribute):
            continue
        module = names.is_module(node.value)
        if module is None:
            continue
        if not isinstance(node.ctx, ast.Load):
            message = f'A program must not change the module `{module}`. Keep your value in a variable of your own.'
            found.append(finding('error', 'module-changed', source.of(node), message))
        elif node.attr not in names.profile['modules'][module] and not is_dunder(node.attr) and names.is_plain_module(node.value):
            found.append(_no_such_member(source.of_last_name(node), module, node.attr, names.profile['modules'][module]))
    return found


def check_loads(source, tree, names):
    """Names that are read and exist nowhere: once each for the same name, at their first place, so that one slip is one finding."""
    unknown = {}
    for node in names.loads:
        if not names.knows(node.id) and not is_dunder(node.id):
            unknown.setdefault(node.id, []).append(node)
    return [_unknown(source, tree, nodes, names) for nodes in list(unknown.values())[:_MOST_UNKNOWN]]


def _unknown(source, tree, nodes, names):
    name, profile, place = nodes[0].id, names.profile, source.of(nodes[0])
    loads = [source.of(node) for node in nodes] if len(nodes) <= _MOST_EDITS else [place]
    near = _near(name, profile['api'])
    if name == 'KeyboardInterrupt':
        message = 'The tree has no `KeyboardInterrupt`: nobody can press Ctrl+C there. Remove this `try` and `except`; the tree ends the program by itself.'
        return finding('error', 'builtin-not-allowed', place, message)
    if near is None and hasattr(builtins, name):
        return finding('error', 'builtin-not-allowed', place, f'The tree has no `{name}`. Do without it: programs there compute, wait and set lights.')
    if near is not None:
        return _mean(place, name, near, loads)
    if name in profile['modules']:
        fix = _added_line(source, tree, f'import {name}')
        return finding('error', 'missing-import', place, f'`{name}` must be imported first: add `import {name}` at the top.', fix)
    homes = [module for module, public in profile['modules'].items() if name in public]
    if len(homes) == 1:
        return _missing_from(source, tree, names, place, name, homes[0], loads)
    close = difflib.get_close_matches(name, [*names.bound, *profile['builtins'], *profile['api']], 1, 0.8)
    if close and not is_dunder(close[0]):
        return _mean(place, name, close[0], loads)
    return finding('error', 'unknown-name', place, f'`{name}` is set nowhere in this program. Set it before it is used, or correct its spelling.')


def _missing_from(source, tree, names, place, name, home, loads):
    aliases = [alias for alias, module in names.modules.items() if module == home and all(isinstance(n, ast.alias) for n in names.bound[alias])]
    if aliases:
        right = f'{aliases[0]}.{name}'
        return finding('error', 'missing-import', place, f'`{name}` belongs to `{home}`: write `{right}`.', (f'Change to {right}', [(p, right) for p in loads]))
    line = f'from {home} import {name}'
    return finding('error', 'missing-import', place, f'`{name}` must be imported first: add `{line}` at the top.', _added_line(source, tree, line))


def _mean(place, name, right, loads):
    return finding('error', 'unknown-name', place, f'`{name}` does not exist. Did you mean `{right}`?', (f'Change to {right}', [(p, right) for p in loads]))


def _near(name, api):
    """The API's name that is meant, other capitals and underscores aside, or one or two letters off."""
    plain = name.replace('_', '').lower()
    for right in api:
        if right.replace('_', '').lower() == plain and not (right.isupper() and len(plain) < 3):
            return right
    aliases = {'getledcount': ('ledcount', 'getledscount', 'getnumleds', 'getleds', 'numleds'), 'setleds': ('setled', 'setlights', 'showleds')}
    for right in api:
        if plain in aliases.get(right.lower(), ()):
            return right
    close = difflib.get_close_matches(name, [n for n in api if not n.isupper()], 1, 0.8)
    return close[0] if close else None


def _added_line(source, tree, line):
    """The fix that adds an import; None where a statement from `__future__`, which must stay first, shares the line."""
    place = _import_place(source, tree)
    future = [node.end_lineno for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == '__future__']
    return None if place['line'] <= max(future, default=0) else (f'Add `{line}`', [(place, f'{line}\n')])


def _import_place(source, tree):
    """Before the first statement that is neither the program's description nor from `__future__`."""
    for index, node in enumerate(tree.body):
        description = index == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        if description or isinstance(node, ast.ImportFrom) and node.module == '__future__':
            continue
        line = min([node.lineno, *(d.lineno for d in getattr(node, 'decorator_list', ()))])
        return source.from_characters(line, 0, line, 0)
    return source.from_characters(1, 0, 1, 0)
