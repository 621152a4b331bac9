"""Says of an error what the tree's Python, 3.9, says of it."""

import ast
import opcode
import re

RAISE = opcode.opmap['RAISE_VARARGS']

_ARITY = r'missing \d+ required|takes (?:from )?\d+|got (?:an unexpected keyword|multiple values for argument|some positional-only)'
# This Python's words (a pattern for all of them), and the tree's.
_WORDS = [
    (rf'(?:[\w<>]+\.)+(\w+|<lambda>)\(\) ((?:{_ARITY}).*)', r'\1() \2'),
    (r"(\w+|<lambda>)\(\) (got an unexpected keyword argument '\w+')\. Did you mean '\w+'\?", r'\1() \2'),
    (r"(print|int)\(\) got an unexpected keyword argument '(\w+)'", r"'\2' is an invalid keyword argument for \1()"),
    (r"cannot access local variable '(.+)' where it is not associated with a value", r"local variable '\1' referenced before assignment"),
    (r"cannot access free variable '(.+)' where it is not associated with a value in enclosing scope", r"free variable '\1' referenced before assignment in enclosing scope"),
    (r'too many values to unpack \(expected (\d+), got \d+\)', r'too many values to unpack (expected \1)'),
    (r"cannot use '.+' as a (?:dict key|set element) \((unhashable type: '.+')\)", r'\1'),
    (r'(argument of type .+ is not) a container or iterable', r'\1 iterable'),
    (r"string indices must be integers, not '.+'", 'string indices must be integers'),
    (r'(.+), not a container or iterable', r'\1'),
    (r'(%\w format:) a real number is required(.*)', r'\1 a number is required\2'),
    (r'%c requires an int or a unicode character, not .*', '%c requires int or char'),
    (r'((?:int|float)\(\) argument must be a string.* or a) real number(, not .*)', r'\1 number\2'),
    (r"(.+ object has no attribute '\w+') and no __dict__ for setting new attributes", r'\1'),
    (r"property '\w+' of .+ object has no setter", "can't set attribute"),
    (r"property '\w+' of .+ object has no deleter", "can't delete attribute"),
    (r"cannot set '\w+' attribute of immutable type ('\w+')", r"can't set attributes of built-in/extension type \1"),
    (r"type '\w+' is not subscriptable", "'type' object is not subscriptable"),
    (r"('module' object is not callable)\. Did you mean.*", r'\1'),
    (r'isinstance\(\) arg 2 must be a type, a tuple of types, or a union', 'isinstance() arg 2 must be a type or tuple of types'),
    (r'issubclass\(\) arg 2 must be a class, a tuple of classes, or a union', 'issubclass() arg 2 must be a class or tuple of classes'),
    (r'(min|max)\(\) iterable argument is empty', r'\1() arg is an empty sequence'),
    (r'expected (?:a (?:positive|nonnegative|finite|noninteger)|a number|argument value).*', 'math domain error'),
    (r"Invalid format specifier '.*' for object of type '\w+'", 'Invalid format specifier'),
    (r'must assign iterable to extended slice', 'can only assign an iterable'),
    (r'zero to a negative power', '0.0 cannot be raised to a negative power'),
    (r'zero to a negative or complex power', '0.0 to a negative or complex power'),
]
_NO_CONTEXT = re.compile(r'object does not support the context manager protocol')
_PATTERNS = [(re.compile(pattern, re.DOTALL), words) for pattern, words in _WORDS]
_DIVISIONS = {
    ast.Div: {'int': 'division by zero', 'float': 'float division by zero', 'complex': 'complex division by zero'},
    ast.FloorDiv: {'int': 'integer division or modulo by zero', 'float': 'float floor division by zero'},
    ast.Mod: {'int': 'integer division or modulo by zero', 'float': 'float modulo'},
    'divmod': {'int': 'integer division or modulo by zero', 'float': 'float divmod()'},
}
# Calls that say it in other words where a whole number is wanted and a float comes.
_WHOLE = frozenset('chr pop ljust rjust center zfill expandtabs insert split rsplit replace getrandbits'.split())
_NOT_WHOLE = re.compile(r"'\w+' object cannot be interpreted as an integer")
_FLOATS = frozenset('acos acosh asin asinh atan atan2 atanh copysign cos cosh degrees dist erf exp fabs fmod fsum hypot log log10 log2 pow radians random sin sinh sqrt tan tanh uniform gauss float'.split())
_INTS = frozenset('ceil comb factorial floor gcd getLEDCount int isqrt len ord randint randrange trunc'.split())


def as_older(error, frames, source, entry):
    """An error that ends the program, as the tree tells it: `with` of what is not made for it is an error of another kind there."""
    if isinstance(error, TypeError) and _NO_CONTEXT.search(str(error)) and not _is_raised(frames, entry):
        return AttributeError('__enter__')
    tell_as_older(error, frames, source, entry)
    return error


def tell_as_older(error, frames, source, entry):
    """Changes the words of an error, and of those that led to it; one that the program itself raised keeps its own."""
    told = set()
    while error is not None and id(error) not in told:
        told.add(id(error))
        if isinstance(error, (NameError, AttributeError)):
            # what a traceback's "Did you mean" comes from
            error.name = None
        if not _is_raised(frames, entry):
            _mend(error, frames, source, entry)
        error = error.__cause__ or error.__context__
        frames = error.__traceback__ if error is not None else None


def _is_raised(frames, entry):
    frames = _last(frames)
    return frames is not None and frames.tb_frame.f_code.co_filename == entry and frames.tb_frame.f_code.co_code[frames.tb_lasti] == RAISE


def _last(frames):
    while frames is not None and frames.tb_next is not None:
        frames = frames.tb_next
    return frames


def _mend(error, frames, source, entry):
    if isinstance(error, OverflowError) and len(error.args) == 2:
        error.args = (34, 'Numerical result out of range')
    if len(error.args) != 1 or type(error.args[0]) is not str:
        return
    words = error.args[0]
    if words == 'division by zero':
        error.args = (_of_division(frames, source, entry),)
        return
    if _NOT_WHOLE.fullmatch(words):
        kind, called = words.split("'")[1], _name_of(_node_at(frames, source, entry))
        if kind == 'float' and called in _WHOLE:
            error.args = ('integer argument expected, got float',)
        elif called in ('chr', 'expandtabs'):
            error.args = (f'an integer is required (got type {kind})',)
        return
    if words == 'list.index(x): x not in list':
        node = _node_at(frames, source, entry)
        sought = _value(node.args[0], _last(frames).tb_frame) if isinstance(node, ast.Call) and node.args else None
        if type(sought) in (int, float, str):
            error.args = (f'{sought!r} is not in list',)
        return
    for pattern, older in _PATTERNS:
        match = pattern.fullmatch(words)
        if match is not None:
            words = match.expand(older)
    if words != error.args[0]:
        error.args = (words,)


def _node_at(frames, source, entry):
    """The part of the program that was being worked out; None where that was none of it."""
    last = _last(frames)
    if last is None or last.tb_frame.f_code.co_filename != entry:
        return None
    line, end_line, column, end_column = list(last.tb_frame.f_code.co_positions())[last.tb_lasti // 2]
    place = (line, column, end_line, end_column)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.BinOp, ast.AugAssign, ast.Call)) and (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset) == place:
            return node
    return None


def _name_of(node):
    """What is called; None where that has no name."""
    function = node.func if isinstance(node, ast.Call) else None
    return function.id if isinstance(function, ast.Name) else getattr(function, 'attr', None)


def _of_division(frames, source, entry):
    last, node = _last(frames), _node_at(frames, source, entry)
    if last is None or last.tb_frame.f_code.co_filename != entry or isinstance(node, ast.Call) and _name_of(node) != 'divmod':
        # in `random` or `math`, where all is computed in floats
        return 'float division by zero'
    if node is None:
        return 'division by zero'
    if isinstance(node, ast.Call):
        division, sides = 'divmod', node.args
    else:
        division, sides = type(node.op), (node.left, node.right) if isinstance(node, ast.BinOp) else (node.target, node.value)
    frame = _last(frames).tb_frame
    kinds = {_kind(side, frame) for side in sides}
    kind = next((kind for kind in ('complex', 'float') if kind in kinds), 'int')
    words = _DIVISIONS.get(division, {})
    return words.get(kind, 'division by zero')


def _kind(node, frame):
    """The name of a number's type, from what the program's variables hold; a whole one's where that cannot be told without running it again."""
    if isinstance(node, ast.BinOp):
        kinds = {_kind(node.left, frame), _kind(node.right, frame)}
        return 'complex' if 'complex' in kinds else 'float' if 'float' in kinds or isinstance(node.op, ast.Div) else 'int'
    if isinstance(node, ast.UnaryOp):
        return _kind(node.operand, frame)
    if isinstance(node, ast.Call):
        called = _name_of(node)
        if called in _FLOATS:
            return 'float'
        return _kind(node.args[0], frame) if called in ('abs', 'sum', 'min', 'max') and node.args else 'int'
    value = _value(node, frame)
    if isinstance(value, (list, tuple)) and value:
        # of `sum` and its kin
        value = value[0]
    return type(value).__name__


def _value(node, frame):
    """What a variable, an item or an attribute holds, where looking at it runs nothing; None for the rest."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return frame.f_locals.get(node.id, frame.f_globals.get(node.id))
    if isinstance(node, ast.Attribute):
        return getattr(_value(node.value, frame), '__dict__', {}).get(node.attr)
    if isinstance(node, ast.Subscript):
        holder, place = _value(node.value, frame), _value(node.slice, frame)
        if type(holder) in (list, tuple) and type(place) is int and -len(holder) <= place < len(holder):
            return holder[place]
        if type(holder) is dict and type(place) in (int, str):
            return holder.get(place)
    return None
