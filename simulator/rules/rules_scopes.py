"""Where RestrictedPython collects what is printed: each function has a collector of its own, and so has the program outside of all."""
import ast

_PRINTS = ('print', 'printed')


def print_scopes(tree):
    """Each `print` that is read, with the function (or module) whose collector it writes to: pairs, the outermost nodes first.

    A function's decorators and default values count as its own.
    """
    found = []
    todo = [(tree, tree)]
    for node, scope in todo:
        if isinstance(node, ast.Name) and node.id in _PRINTS and isinstance(node.ctx, ast.Load):
            found.append((node, scope))
        inner = node if isinstance(node, ast.FunctionDef) else scope
        todo.extend((child, inner) for child in ast.iter_child_nodes(node))
    return found
