"""Changes a program's syntax tree as RestrictedPython does, where that is to be seen.

- `a.b` is `getattr(a, 'b', None)`: what is not there is None, without a word; `.format` of a text raises.
- `x += 1` is `x = x + 1`: a list is copied, not changed. Two operators are forgotten, and leave `x` as it was.
- Values are unpacked from a list made of them; one value for several targets is worked out for each of them.
- `f(*a)` calls `_apply_`, which nobody has defined.
- `print` writes to a collector of its function, or of the program; that of a function is lost.

Items, loops and assignments to attributes go through guards there that let everything pass; here nothing stands in their place.
What is refused before a program runs is found by the rules. No name of a program begins with `_`, so what is put in is out of its reach.
"""

import ast

from rules_kinds import Kinds
from rules_names import Names
from rules_scopes import print_scopes

FORGOTTEN = (ast.LShift, ast.MatMult)
TEXT_METHODS = ('format', 'format_map')


def restricted(tree, profile):
    """The same tree, changed."""
    watched = copying(tree, profile)
    collecting = {id(scope): scope for _, scope in print_scopes(tree)}
    # From the leaves up: a node is put into others once all that it holds has been changed.
    for node in reversed(list(ast.walk(tree))):
        for field, value in ast.iter_fields(node):
            if isinstance(value, ast.AST):
                setattr(node, field, changed(value, watched))
            elif isinstance(value, list):
                value[:] = [new for old in value for new in (statements(old, watched) if isinstance(old, ast.AST) else [old])]
    for scope in collecting.values():
        collect(scope)
    return ast.fix_missing_locations(tree)


def statements(node, watched):
    """What stands in a list in place of a node: of several targets, each has its assignment, the last first."""
    if isinstance(node, ast.Assign) and any(isinstance(target, ast.Tuple) for target in node.targets):
        return [assigned(node, target) for target in reversed(node.targets)]
    return [changed(node, watched)]


def assigned(node, target):
    value = call(node.value, '_list_', node.value) if isinstance(target, ast.Tuple) else node.value
    return ast.copy_location(ast.Assign(targets=[target], value=value), node)


def changed(node, watched):
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
        if node.attr in TEXT_METHODS:
            return call(node, '_format_', node.value, ast.Constant(node.attr))
        return call(node, '_getattr_', node.value, ast.Constant(node.attr), ast.Constant(None))
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in ('print', 'printed'):
        return ast.copy_location(ast.Attribute(name('_print', node), node.id, ast.Load()), node)
    if isinstance(node, ast.AugAssign):
        return augmented(node, id(node) in watched)
    if isinstance(node, ast.Call) and (any(isinstance(arg, ast.Starred) for arg in node.args) or any(keyword.arg is None for keyword in node.keywords)):
        node.args.insert(0, node.func)
        node.func = name('_apply_', node)
    elif isinstance(node, ast.ClassDef):
        node.keywords = []
        if not node.bases:
            node.body.append(ast.copy_location(ast.Assign([ast.Name('__getattr__', ast.Store())], name('_absent_', node)), node))
    elif isinstance(node, (ast.For, ast.comprehension)) and isinstance(node.target, ast.Tuple):
        node.iter = call(node.iter, '_map_', name('_list_', node.iter), node.iter)
    return node


def augmented(node, is_watched):
    before = name(node.target.id, node.target)
    if is_watched:
        before = call(before, '_shared_', ast.List([before], ast.Load()))
    if isinstance(node.op, FORGOTTEN):
        value = ast.Subscript(ast.Tuple([before, node.value], ast.Load()), ast.Constant(0), ast.Load())
    else:
        value = ast.BinOp(before, node.op, node.value)
    return ast.copy_location(ast.Assign(targets=[node.target], value=ast.copy_location(value, node)), node)


def copying(tree, profile):
    """The augmented assignments that may copy a list which others hold: only they are looked at while the program runs.

    Not where nobody but the interpreter itself may hold it: in a function that is handed on or makes an object, and in a loop over what has no name.
    """
    nodes = list(ast.walk(tree))
    found = [node for node in nodes if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name)]
    if not found:
        return set()
    kinds = Kinds(Names(tree, profile))
    passing = {arg.arg for node in nodes if isinstance(node, (ast.FunctionDef, ast.Lambda)) and not kinds.is_seen(node) for arg in ast.walk(node.args) if isinstance(arg, ast.arg)}
    for node in nodes:
        if isinstance(node, (ast.For, ast.comprehension)) and not isinstance(node.iter, (ast.Name, ast.Attribute, ast.Subscript)):
            passing.update(part.id for part in ast.walk(node.target) if isinstance(part, ast.Name))
    return {id(node) for node in found if node.target.id not in passing and kinds.changes_itself(node.target, node.op, node.value)}


def collect(scope):
    """Gives a function, or the program, its collector; after what is from `__future__`."""
    at = 0
    while at < len(scope.body) and isinstance(scope.body[at], ast.ImportFrom) and scope.body[at].module == '__future__':
        at += 1
    before = scope.body[at]
    maker = '_print_' if isinstance(scope, ast.FunctionDef) else '_program_print_'
    scope.body.insert(at, ast.copy_location(ast.Assign(targets=[ast.Name('_print', ast.Store())], value=call(before, maker)), before))


def name(text, place):
    return ast.copy_location(ast.Name(text, ast.Load()), place)


def call(place, function, *args):
    return ast.copy_location(ast.Call(name(function, place), list(args), []), place)
