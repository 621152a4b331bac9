"""What RestrictedPython refuses before a program runs, in its words and in ours."""
import ast

from rules_kinds import Kinds
from rules_mending import begins_line, free_name, indent, is_pure, operand
from rules_names import is_dunder
from rules_source import finding

# Methods that a class may define although they begin with an underscore.
_METHODS = frozenset('__{}__'.format(name) for name in 'init contains lt le eq ne gt ge'.split())
_RESERVED = frozenset(('print', 'printed', 'builtins', 'breakpoint'))
_INNER = frozenset('tb_frame tb_next f_back f_builtins f_code f_generator f_globals f_locals f_trace co_code gi_frame gi_code gi_yieldfrom cr_await cr_frame cr_code cr_origin'.split())
_OPERATORS = {
    **{ast.Add: '+', ast.Sub: '-', ast.Mult: '*', ast.Div: '/', ast.Mod: '%', ast.Pow: '**', ast.LShift: '<<'},
    **{ast.RShift: '>>', ast.BitOr: '|', ast.BitXor: '^', ast.BitAnd: '&', ast.FloorDiv: '//', ast.MatMult: '@'},
}
_ASYNC = {ast.AsyncFunctionDef: 'AsyncFunctionDef', ast.Await: 'Await', ast.AsyncFor: 'AsyncFor', ast.AsyncWith: 'AsyncWith'}


def check_refused(source, names):
    found = []
    augmented = [node for node in names.nodes if isinstance(node, ast.AugAssign) and not isinstance(node.target, ast.Name)]
    if augmented:
        kinds = Kinds(names)
        found += [_augmented(source, node, names, kinds) for node in augmented]
    for node in names.nodes:
        if isinstance(node, ast.Nonlocal):
            message = 'Keep the value in a list of the outer function: `count = [0]` there, and `count[0] = count[0] + 1` here.'
            found.append(_refused('nonlocal', source.of(node), 'Nonlocal statements are not allowed.', message))
        elif isinstance(node, ast.AnnAssign):
            found.append(_annotated(source, node))
        elif type(node) in _ASYNC:
            where = source.of_name_after(node, 'async') if not isinstance(node, ast.Await) else source.of(node)
            found.append(_refused('async', where, f'{_ASYNC[type(node)]} statements are not allowed.', 'Write it without `async` and `await`.'))
        elif isinstance(node, ast.Constant) and node.value is Ellipsis:
            fix = ('Change to pass', [(source.of(node), 'pass')]) if _stands_alone(source, node) else None
            found.append(_refused('ellipsis', source.of(node), 'Ellipsis statements are not allowed.', 'Write `pass` for a block that does nothing.', fix))
        elif isinstance(node, ast.ClassDef):
            found += [
                _refused('class-keyword', source.of(keyword), 'The keyword argument "metaclass" is not allowed.', 'Leave it out.')
                for keyword in node.keywords
                if keyword.arg == 'metaclass'
            ]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ('eval', 'exec'):
            words = f'{node.func.id.capitalize()} calls are not allowed.'
            found.append(_refused('builtin-not-allowed', source.of(node.func), words, 'Write the code itself.'))
        elif isinstance(node, ast.ImportFrom) and any(alias.name == '*' for alias in node.names):
            found.append(_refused('star-import', source.of(node), '"*" imports are not allowed.', 'The tree imports nothing: `math` and `random` are there already.'))
        elif isinstance(node, ast.Attribute) and node.attr in _INNER:
            words = f'"{node.attr}" is a restricted name, that is forbidden to access in RestrictedPython.'
            found.append(_refused('inner-attribute', source.of_last_name(node), words, 'Use another name.'))
    return found + _main_guards(source, names) + _underscored(source, names) + _reserved(source, names)


def _refused(rule, where, words, message, fix=None):
    return finding('error', rule, where, f'The tree refuses this: {words} {message}', fix)


def _stands_alone(source, node):
    line = source.lines[node.lineno - 1].split('#')[0].rstrip()
    return source.segment(node) == '...' and (line.strip() == '...' or line.endswith((': ...', ':...')))


def _augmented(source, node, names, kinds):
    """`a[i] += 1`, written out; what would be evaluated twice, and might then do more, is kept in a variable first.

    There is no fix where the target may hold a list that others hold too: `+=` changes the list itself, `a[i] + …` makes another.
    """
    what, rule = ('object items and slices', 'augmented-item') if isinstance(node.target, ast.Subscript) else ('attributes', 'augmented-attribute')
    words = f'Augmented assignment of {what} is not allowed.'
    target, before = _target(source, node, names)
    sign, value = _OPERATORS[type(node.op)], operand(source, node.value)
    text = f'{target} = {target} {sign} {value}'
    extending = isinstance(node.op, ast.Add) and isinstance(node.value, (ast.List, ast.ListComp))
    if extending and not _is_slice(node.target):
        text = f'{target}.extend({source.segment(node.value)})'
    elif kinds.changes_itself(node.target, node.op, node.value) and not _is_slice(node.target):
        lists = f'`{_short(f"{target}.extend({source.segment(node.value)})")}`' if isinstance(node.op, ast.Add) else 'a method that changes it'
        return _refused(rule, source.of(node.target), words, f'Write `{_short(text)}`, or {lists} where it is a list that others hold too.')
    glue = f'\n{indent(source, node)}' if begins_line(source, node) else '; '
    fix = None
    if not any(isinstance(part, (ast.NamedExpr, ast.Yield, ast.YieldFrom)) for part in ast.walk(node)) and not _is_loose_slice(node, names, extending):
        fix = ('Write it out', [(source.of(node), glue.join([*before, text]))])
    return _refused(rule, source.of(node.target), words, f'Write `{_short(text)}`.', fix)


def _is_slice(target):
    """A slice is a list of its own, which is put back."""
    return isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Slice)


def _is_loose_slice(node, names, extending):
    """Whether a slice is not the same written out: it takes whatever holds values, but a list is added to a list alone; its ends may move."""
    if not _is_slice(node.target):
        return False
    return isinstance(node.op, ast.Add) and not extending or not _is_steady(node.target.slice, node.value, names)


def _short(text):
    line = text.split('\n')[0]
    return line if line == text and len(line) <= 60 else f'{line[:57]}…'


def _target(source, augmented, names):
    """The text of a target that can be written twice, and the statements that come before it."""
    node = augmented.target
    parts = [node.value, node.slice] if isinstance(node, ast.Subscript) else [node.value]
    # From the first to the last that is not pure, all are kept, so that they stay in their order. A plain name before a call of the
    # tree's own functions stays: those set no variable.
    moved = [at for at, part in enumerate(parts) if not is_pure(part) or not _is_steady(part, augmented.value, names)]
    kept = (ast.Constant, ast.Slice, ast.Name) if _calls_only_given(parts[-1], names) and _calls_only_given(augmented.value, names) else (ast.Constant, ast.Slice)
    before, texts = [], []
    for at, part in enumerate(parts):
        if moved and at <= moved[-1] and not isinstance(part, kept):
            name = free_name(('owner', 'place')[at], names)
            before.append(f'{name} = {source.segment(part)}' if '\n' not in source.segment(part) else f'{name} = ({source.segment(part)})')
            texts.append(name)
        else:
            texts.append(source.segment(part) if at else operand(source, part))
    if isinstance(node, ast.Subscript):
        return f'{texts[0]}[{texts[1]}]', before
    return f'{texts[0]}.{node.attr}', before


def _is_steady(part, value, names):
    """Whether a part of a target is still the same after the value was worked out: a call in there may set anything but a local name."""
    if isinstance(part, ast.Constant) or _calls_only_given(value, names):
        return True
    return isinstance(part, ast.Name) and not any(isinstance(node, ast.Global) and part.id in node.names for node in names.nodes)


def _calls_only_given(node, names):
    for call in ast.walk(node):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.value if isinstance(call.func, ast.Attribute) else call.func
        if not isinstance(name, ast.Name) or name.id in names.bound or isinstance(call.func, ast.Attribute) and name.id not in names.profile['given']:
            return False
    return True


def _annotated(source, node):
    target = source.segment(node.target)
    if node.value is None:
        fix = ('Remove it', [(source.of(node), 'pass')])
    else:
        value = source.segment(node.value)
        fix = ('Remove the annotation', [(source.of(node), f'{target} = {value}' if '\n' not in value else f'{target} = ({value})')])
    message = f'Write `{_short(target)} = …` without the annotation.'
    return _refused('annotation', source.of(node.annotation), 'AnnAssign statements are not allowed.', message, fix)


def _is_main_test(node):
    """`__name__ == '__main__'`"""
    return (
        isinstance(node, ast.Compare)
        and isinstance(node.left, ast.Name)
        and node.left.id == '__name__'
        and len(node.ops) == 1
        and isinstance(node.ops[0], ast.Eq)
        and isinstance(node.comparators[0], ast.Constant)
        and node.comparators[0].value == '__main__'
    )


def _main_guards(source, names):
    message = 'A program here is never imported: write `if True:`, or its lines alone.'
    return [
        _refused('underscore-name', source.of(node), _invalid('__name__', 'variable'), message, ('Change to True', [(source.of(node), 'True')]))
        for node in names.nodes
        if _is_main_test(node)
    ]


def _invalid(name, kind):
    return f'"{name}" is an invalid {kind} name because it starts with "_".'


def _underscored(source, names):
    """Names that begin with an underscore: one finding a name, at its first place; its fix renames them all."""
    places, methods, kinds, on_given = {}, set(), {}, set()

    def meet(name, where, kind):
        if isinstance(name, str) and name.startswith('_') and name != '_':
            places.setdefault(name, []).append(where())
            if kinds.get(name, 'argument') == 'argument':
                kinds[name] = kind

    guards = {id(node.left) for node in names.nodes if _is_main_test(node)}
    for node in names.nodes:
        if isinstance(node, ast.Name) and id(node) not in guards:
            meet(node.id, lambda node=node: source.of(node), 'variable')
        elif isinstance(node, ast.arg):
            meet(node.arg, lambda node=node: source.from_bytes(node.lineno, node.col_offset, node.lineno, node.col_offset + len(node.arg.encode())), 'variable')
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler)):
            if isinstance(node, ast.FunctionDef) and node.name in _METHODS and node.col_offset:
                continue
            if node.name and is_dunder(node.name):
                methods.add(node.name)
            meet(node.name, lambda node=node: source.of_name_after(node, node.name), 'variable')
        elif isinstance(node, ast.Attribute):
            meet(node.attr, lambda node=node: source.of_last_name(node), 'attribute')
            if node.attr.startswith('_') and isinstance(node.value, ast.Name) and node.value.id in names.profile['given']:
                on_given.add(node.attr)
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            for name in node.names:
                meet(name, lambda node=node, name=name: source.of_name_after(node, name), 'variable')
        elif isinstance(node, ast.keyword) and node.arg:
            meet(node.arg, lambda node=node: source.from_bytes(node.lineno, node.col_offset, node.lineno, node.col_offset + len(node.arg.encode())), 'argument')
        elif isinstance(node, ast.alias):
            meet(node.asname or node.name, lambda node=node: source.of(node), 'alias')
    found = []
    for name, where in places.items():
        if kinds[name] == 'argument':
            continue
        where.sort(key=lambda place: (place['line'], place['column']))
        fix = None
        if not is_dunder(name) and name not in on_given and kinds[name] != 'alias':
            plain = free_name(name.strip('_') or 'value', names)
            fix = (f'Rename to {plain}', [(place, plain) for place in where])
        message = 'A class here defines no operators: give it a method of another name.' if name in methods else 'Use a name without the underscore.'
        found.append(_refused('underscore-name', where[0], _invalid(name, 'attribute' if kinds[name] == 'attribute' else 'variable'), message, fix))
    return found


def _reserved(source, names):
    found = []
    for name in _RESERVED & names.bound.keys():
        node = names.bound[name][0]
        named = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler))
        where = source.of_name_after(node, name) if named else source.of(node)
        found.append(_refused('reserved-name', where, f'"{name}" is a reserved name.', 'Choose another name.'))
    return found
