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

from rules_scopes import print_scopes

FORGOTTEN = (ast.LShift, ast.MatMult)
TEXT_METHODS = ('format', 'format_map')


def restricted(tree):
    """The same tree, changed."""
    collecting = {id(scope): scope for _, scope in print_scopes(tree)}
    # From the leaves up: a node is put into others once all that it holds has been changed.
    for node in reversed(list(ast.walk(tree))):
        for field, value in ast.iter_fields(node):
            if isinstance(value, ast.AST):
                setattr(node, field, changed(value))
            elif isinstance(value, list):
                value[:] = [new for old in value for new in (statements(old) if isinstance(old, ast.AST) else [old])]
    for scope in collecting.values():
        collect(scope)
    return ast.fix_missing_locations(tree)


def statements(node):
    """What stands in a list in place of a node: of several targets, each has its assignment, the last first."""
    if isinstance(node, ast.Assign) and any(isinstance(target, ast.Tuple) for target in node.targets):
        return [assigned(node, target) for target in reversed(node.targets)]
    return [changed(node)]


def assigned(node, target):
    value = call(node.value, '_list_', node.value) if isinstance(target, ast.Tuple) else node.value
    return ast.copy_location(ast.Assign(targets=[target], value=value), node)


def changed(node):
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
        if node.attr in TEXT_METHODS:
            return call(node, '_format_', node.value, ast.Constant(node.attr))
        return call(node, '_getattr_', node.value, ast.Constant(node.attr), ast.Constant(None))
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in ('print', 'printed'):
        return ast.copy_location(ast.Attribute(name('_print', node), node.id, ast.Load()), node)
    if isinstance(node, ast.AugAssign):
        return augmented(node)
    if isinstance(node, ast.Call) and (any(isinstance(arg, ast.Starred) for arg in node.args) or any(keyword.arg is None for keyword in node.keywords)):
        node.args.insert(0, node.func)
        node.func = name('_apply_', node)
    elif isinstance(node, ast.ClassDef):
        node.keywords = []
    elif isinstance(node, (ast.For, ast.comprehension)) and isinstance(node.target, ast.Tuple):
        node.iter = call(node.iter, '_map_', name('_list_', node.iter), node.iter)
    return node


def augmented(node):
    before = name(node.target.id, node.target)
    if isinstance(node.op, FORGOTTEN):
        value = ast.Subscript(ast.Tuple([before, node.value], ast.Load()), ast.Constant(0), ast.Load())
    else:
        value = ast.BinOp(before, node.op, node.value)
    return ast.copy_location(ast.Assign(targets=[node.target], value=ast.copy_location(value, node)), node)


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
