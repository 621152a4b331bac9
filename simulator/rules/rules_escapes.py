"""Finds the doors out of the subset: names and attributes that lead from a value to the interpreter behind it."""
import ast
import string

from rules_names import OPERATORS, is_dunder
from rules_source import finding

# Attributes of generators, coroutines, tracebacks, frames and code (the `inspect` module lists them): through a frame one reaches all.
# And `obj`, where an AttributeError keeps whatever it was that lacked the attribute.
_INSPECT = frozenset(
    'tb_frame tb_next tb_lasti tb_lineno f_back f_builtins f_code f_globals f_locals f_lasti f_lineno f_trace f_trace_lines f_trace_opcodes '
    'f_generator co_code co_consts co_names co_varnames co_cellvars co_freevars co_filename co_positions co_lines gi_frame gi_code gi_yieldfrom '
    'gi_running gi_suspended cr_await cr_frame cr_code cr_origin cr_running cr_suspended ag_await ag_frame ag_code ag_running ag_suspended '
    'cell_contents mro with_traceback obj'.split()
)


def check_escapes(source, tree, names):
    # Only where a module could be behind any other name or expression is a private name suspect.
    hidden = _private_names(names.profile) if _modules_wander(names) else frozenset()
    found = []
    for node in names.nodes:
        if isinstance(node, ast.Attribute):
            found += _attribute(source, node, names, hidden)
        elif isinstance(node, ast.Name) and is_dunder(node.id):
            if isinstance(node.ctx, ast.Load) and node.id not in names.profile['builtins']:
                found.append(_dunder(source.of(node), node.id))
        elif isinstance(node, ast.ClassDef):
            for keyword in node.keywords:
                message = 'A class on the tree takes base classes only. Leave this out.'
                found.append(finding('error', 'class-keyword', source.of(keyword), message))
    operators = _operators_of_classes(names)
    for name, nodes in names.bound.items():
        if is_dunder(name):
            found += [_dunder(_name_of(source, node, name), name) for node in nodes if id(node) not in operators]
    found += _shadowed(source, tree, names)
    return found


def _name_of(source, node, name):
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler)):
        return source.of_name_after(node, name)
    return source.of(node)


def _operators_of_classes(names):
    """Methods and names in the body of a class that operators, loops and `with` look up there."""
    allowed = set()
    for node in names.nodes:
        if isinstance(node, ast.ClassDef):
            for item in node.body:
                if isinstance(item, ast.FunctionDef) and item.name in OPERATORS:
                    allowed.add(id(item))
                elif isinstance(item, ast.Assign):
                    allowed.update(id(t) for t in item.targets if isinstance(t, ast.Name) and t.id in OPERATORS)
    return allowed


def _dunder(where, name):
    message = f'`{name}` belongs to Python itself: names with two underscores on both sides are closed on the tree. Use another name.'
    return finding('error', 'dunder-name', where, message)


def _attribute(source, node, names, hidden):
    name = node.attr
    if is_dunder(name):
        if name in OPERATORS and _is_class(node.value, names):
            return []
        message = f'`.{name}` leads into Python itself and is closed on the tree. Do without it.'
        return [finding('error', 'dunder-attribute', source.of_last_name(node), message)]
    if name in _INSPECT:
        message = f'`.{name}` leads into the interpreter and is closed on the tree. Use another name.'
        return [finding('error', 'inner-attribute', source.of_last_name(node), message)]
    if name in hidden and not names.is_plain_module(node.value):
        message = f'`.{name}` is the name of a module\'s inner part and is closed on the tree. Use a name without the underscore.'
        return [finding('error', 'inner-attribute', source.of_last_name(node), message)]
    if name in ('format', 'format_map'):
        return _format(source, node, names)
    return []


def _is_class(node, names):
    """`super()` or a class of the program: there `__init__` and its kin may be called."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == 'super' and 'super' not in names.bound
    return isinstance(node, ast.Name) and node.id in names.classes and all(isinstance(n, ast.ClassDef) for n in names.bound[node.id])


def _format(source, node, names):
    """`.format` walks attributes and items by name: with a text that is not written out, nobody can tell which."""
    if isinstance(node.ctx, ast.Load) and _has_own(node.value, node.attr, names):
        return []
    text = node.value.value if isinstance(node.value, ast.Constant) else None
    if not isinstance(text, str):
        message = f'The tree allows `.{node.attr}` only on a text that is written out in the program. Write an f-string.'
        return [finding('error', 'format-not-literal', source.of_last_name(node), message)]
    if _walks(text):
        message = f'`.{node.attr}` must not reach into values (`{{0.name}}`, `{{0[name]}}`). Write an f-string: f"{{value.name}}".'
        return [finding('error', 'format-reaches', source.of(node.value), message)]
    return []


def _has_own(node, name, names):
    """Whether an expression is `A()` of a class of the program that has a method of this name itself.

    Bases, decorators or a second binding could each put another's method in its place.
    """
    if not (isinstance(node, ast.Call) and _is_class(node.func, names)) or isinstance(node.func, ast.Call):
        return False
    for made in names.bound[node.func.id]:
        if made.bases or made.keywords or made.decorator_list:
            return False
        if not any(isinstance(item, ast.FunctionDef) and item.name == name and not item.decorator_list for item in made.body):
            return False
    return all(isinstance(bound, ast.FunctionDef) for bound in names.bound[name])


def _walks(text):
    try:
        for _, field, spec, _ in string.Formatter().parse(text):
            if field is not None and ('.' in field or '[' in field) or spec and _walks(spec):
                return True
    except ValueError:
        return False
    return False


def _modules_wander(names):
    """Whether the program takes a module for anything else than `module.name`: from there on anything may be that module."""
    if any(not isinstance(node, ast.alias) for name in names.modules for node in names.bound.get(name, ())):
        return True
    owners = {id(node.value) for node in names.nodes if isinstance(node, ast.Attribute)}
    if any(names.is_module(node) and id(node) not in owners for node in names.loads):
        return True
    classes = [node for node in names.nodes if isinstance(node, ast.ClassDef)]
    return any(isinstance(item, ast.Import) for node in classes for item in ast.walk(node))


def _private_names(profile):
    """What the allowed modules hold behind an underscore, such as `random._os`."""
    hidden = set()
    for module in profile['modules']:
        try:
            hidden.update(name for name in dir(__import__(module)) if name.startswith('_') and not is_dunder(name))
        except ImportError:
            continue
    return hidden


def _shadowed(source, tree, names):
    found = []
    module_wide = None
    for name in names.profile['api']:
        nodes = names.bound.get(name)
        if not nodes or name.isupper():
            continue
        if module_wide is None:
            module_wide = _module_wide(tree)
        shared = any(name in node.names for node in names.nodes if isinstance(node, ast.Global))
        replacing = [node for node in nodes if shared or id(node) in module_wide]
        if replacing:
            message = f'A program must not replace the tree\'s own `{name}`. Choose another name for yours.'
            found.append(finding('error', 'api-replaced', _name_of(source, replacing[0], name), message))
            continue
        message = f'This hides the tree\'s own `{name}`, which can then not be called here. Choose another name.'
        found.append(finding('warning', 'api-hidden', _name_of(source, nodes[0], name), message))
    return found


def _module_wide(tree):
    """The ids of all nodes that lie in no function and no class; those themselves belong to it."""
    ids = set()
    todo = list(tree.body)
    while todo:
        node = todo.pop()
        ids.add(id(node))
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            todo.extend(ast.iter_child_nodes(node))
    return ids
