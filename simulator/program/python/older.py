"""Changes a program's syntax tree so that a newer Python runs it as the tree's, 3.9, does.

- Annotations are worked out where they stand, not when somebody asks for them.
- What only a newer library takes raises what the tree raises.
- An error that is caught is told in the tree's words.
"""

import ast
import builtins

import rules_library


def older(tree, profile):
    """The same tree, changed. What is put in has names that no program can use."""
    nodes = list(ast.walk(tree))
    newer = {id(node): words for node, _, _, words, _ in rules_library.newer_uses(nodes, profile)}
    futures = [] if profile['restricted'] else [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == '__future__']
    lazy = any(alias.name == 'annotations' for node in futures for alias in node.names)
    for node in nodes:
        for field, value in ast.iter_fields(node):
            if id(value) in newer:
                setattr(node, field, _raising(value, newer[id(value)]))
            elif isinstance(value, list):
                # What is from the future has had its say by now, and is no module of the tree's.
                value[:] = [ast.copy_location(ast.Pass(), part) if part in futures else _raising(part, newer[id(part)]) if id(part) in newer else part for part in value]
    local = {id(part) for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) for part in _inside(node)}
    for node in nodes:
        for _, body in ast.iter_fields(node):
            if isinstance(body, list) and body and isinstance(body[0], ast.stmt):
                body[:] = [part for statement in body for part in _statements(statement, lazy, id(statement) in local)]
        if isinstance(node, ast.ExceptHandler) and node.name:
            node.body.insert(0, _called(node.body[0], '__told__', ast.Name(node.name, ast.Load())))
    return ast.fix_missing_locations(tree)


def _inside(function):
    """What stands in a function itself, where annotations of variables are not worked out."""
    todo = list(function.body)
    for node in todo:
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            todo.extend(ast.iter_child_nodes(node))


def _statements(node, lazy, local):
    """A statement, with its annotations before it, or after it where it sets a value."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        args = node.args
        parts = [arg for arg in (*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg) if arg is not None]
        told = [arg.annotation for arg in parts if arg.annotation] + ([node.returns] if node.returns else [])
        for arg in parts:
            arg.annotation = None
        node.returns = None
        return [*(_alone(annotation) for annotation in told if not lazy), node]
    if isinstance(node, ast.AnnAssign) and not lazy and not local:
        told = _alone(node.annotation)
        node.annotation = ast.copy_location(ast.Constant(None), node.annotation)
        return [node, told]
    return [node]


def _alone(annotation):
    return ast.copy_location(ast.Expr(annotation), annotation)


def _raising(node, words):
    """In place of a node: what raises the error that these words, `Kind: message`, tell."""
    kind, message = words.split(': ', 1)
    call = _called(node, '__refused__', ast.Constant(kind), ast.Constant(message)).value
    if isinstance(node, ast.FormattedValue):
        return ast.copy_location(ast.FormattedValue(call, -1), node)
    return call


def _called(place, name, *args):
    call = ast.copy_location(ast.Call(ast.Name(name, ast.Load()), list(args), []), place)
    return ast.copy_location(ast.Expr(call), place)


def refused(kind, message):
    raise getattr(builtins, kind)(message)
