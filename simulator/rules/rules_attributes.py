"""Attributes that nothing in a program has: a restricted tree says None of them, without a word."""
import ast
import builtins
import difflib
import random
import types

from rules_ended import ended
from rules_source import finding

# Whatever a program can get hold of, beside its own classes.
_KINDS = [
    *(kind for kind in vars(builtins).values() if isinstance(kind, type)),
    *(types.FunctionType, types.MethodType, types.BuiltinFunctionType, types.GeneratorType, types.CodeType, types.TracebackType, types.FrameType),
    *(type({}.keys()), type({}.values()), type({}.items()), type(iter([])), random.Random),
]
_KNOWN = frozenset(name for kind in _KINDS for name in dir(kind))


def check_attributes(source, names):
    """The attributes that are read and set nowhere. Any name that the program binds counts as set: it may be a class's."""
    set_here = {node.attr for node in names.nodes if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load)}
    given = {name for public in names.profile['given'].values() for name in public}
    called = {id(node.func) for node in names.nodes if isinstance(node, ast.Call)}
    found = []
    for node in names.nodes:
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load) or node.attr.startswith('_'):
            continue
        if node.attr in set_here or node.attr in names.bound or node.attr in given or node.attr in _KNOWN:
            continue
        if isinstance(node.value, ast.Name) and not _is_value(node.value.id, names):
            # has a finding of its own
            continue
        near = difflib.get_close_matches(node.attr, [*set_here, *names.bound, *_KNOWN], 1, 0.8)
        hint = f'Did you mean `{near[0]}`?' if near else 'Set it before it is read, or correct its spelling.'
        place = source.of_last_name(node)
        if id(node) in called:
            words = "TypeError: 'NoneType' object is not callable."
            found.append(ended('missing-attribute', place, words, f'Nothing here has a method `{node.attr}`. {hint}'))
        else:
            message = f'Nothing in this program has an attribute `{node.attr}`: on the tree it is `None`, without a word. {hint}'
            found.append(finding('warning', 'missing-attribute', place, message))
    return found


def _is_value(name, names):
    """Whether a name stands for a value, not for a module, or for nothing at all."""
    return name not in names.profile['given'] and names.knows(name) and not any(isinstance(node, ast.alias) for node in names.bound.get(name, ()))
