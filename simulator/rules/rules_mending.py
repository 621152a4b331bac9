"""Writes the texts of fixes: parts of the program, put together anew without changing what they mean."""
import ast
import builtins
import keyword

# What can stand beside any operator without brackets.
_ATOMS = (ast.Name, ast.Constant, ast.Call, ast.Attribute, ast.Subscript, ast.List, ast.ListComp, ast.Dict, ast.DictComp, ast.Set, ast.SetComp, ast.JoinedStr)
# What gives the same when it is evaluated twice: no class of a restricted program can define operators, items or attributes that do more.
_PURE = (
    *(ast.Name, ast.Constant, ast.Attribute, ast.Subscript, ast.Slice, ast.BinOp, ast.UnaryOp, ast.Tuple),
    *(ast.operator, ast.unaryop, ast.expr_context),
)
# What cannot be moved into a comprehension or an f-string.
_BOUND_TO_PLACE = (ast.NamedExpr, ast.Yield, ast.YieldFrom, ast.Await, ast.Lambda, ast.Starred)


def operand(source, node):
    """The text of an expression, in brackets where an operator beside it could tear it apart."""
    text = source.segment(node)
    whole = isinstance(node, _ATOMS) and '\n' not in text and not text.startswith('-')
    # A tuple's brackets are its own, where it has any.
    return text if whole else f'({text})'


def is_pure(node):
    return all(isinstance(part, _PURE) for part in ast.walk(node))


def is_movable(node):
    return not any(isinstance(part, _BOUND_TO_PLACE) for part in ast.walk(node))


def begins_line(source, node):
    """Whether nothing but spaces stands before a statement on its line."""
    return not source.bytes_of(node.lineno)[:node.col_offset].strip()


def indent(source, node):
    return source.bytes_of(node.lineno)[:node.col_offset].decode('utf-8', 'replace')


def free_name(wanted, names):
    """`wanted`, or the first of `wanted2`, `wanted3`, … that nothing in the program is called."""
    taken = {*names.bound, *names.profile['api'], *names.profile['builtins'], *(node.id for node in names.loads)}
    taken.update(node.attr for node in names.nodes if isinstance(node, ast.Attribute))
    taken.update(node.arg for node in names.nodes if isinstance(node, ast.keyword) and node.arg)
    name, count = wanted, 1
    while name in taken or keyword.iskeyword(name) or hasattr(builtins, name):
        count += 1
        name = f'{wanted}{count}'
    return name
