"""What a restricted tree takes, and gets wrong without a word."""
import ast

from rules_mending import operand
from rules_scopes import print_scopes
from rules_source import finding


def check_silent(source, tree, names):
    return [*_lost_operators(source, names), *_lost_prints(source, tree)]


def _lost_operators(source, names):
    """Two operators that the tree's augmented assignment has forgotten."""
    found = []
    for node in names.nodes:
        if not isinstance(node, ast.AugAssign) or not isinstance(node.op, (ast.LShift, ast.MatMult)) or not isinstance(node.target, ast.Name):
            continue
        sign, name = ('<<' if isinstance(node.op, ast.LShift) else '@'), source.segment(node.target)
        text = f'{name} = {name} {sign} {operand(source, node.value)}'
        message = f'On the tree `{sign}=` leaves `{name}` as it was, without a word. Write `{name} = {name} {sign} …`.'
        found.append(finding('warning', 'lost-operator', source.of(node), message, ('Write it out', [(source.of(node), text)])))
    return found


def _lost_prints(source, tree):
    """A function that reads `printed` does something with what it printed."""
    prints = print_scopes(tree)
    reading = {scope for node, scope in prints if node.id == 'printed'}
    return [
        finding('warning', 'lost-print', source.of(node), 'What is printed inside a function is lost on the tree. Return the text, and print it outside of all functions.')
        for node, scope in prints
        if node.id == 'print' and isinstance(scope, ast.FunctionDef) and scope not in reading
    ]
