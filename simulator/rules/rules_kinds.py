"""What values a program's names, items and attributes may hold, as far as the augmented assignments ask.

`x += y` changes a list (a set, a dictionary) itself, and all who hold it see that; `x = x + y` makes another. For numbers, texts and
tuples both are the same. So each expression has a level: the worst that it may be, whatever way the program takes. Nothing is
followed in time, and a name is one name in all scopes, so that a level is never too low.
"""
import ast

# a number (or nothing at all, such as a name that is set nowhere); what no operator changes; what one may change
NUMBER, STEADY, CHANGING = range(3)

_NUMBERS = frozenset('abs all any bool callable complex divmod float getLEDCount hash id int isinstance issubclass len ord pow round'.split())
_STEADY = frozenset(
    'bin bytes chr clearLEDs enumerate filter hex iter map oct print range repr reversed setLEDs sleep slice str tuple zip frozenset format ascii'.split()
)
_ITEM_OF = frozenset('min max next'.split())
_TEXTS = frozenset('capitalize center count endswith find format index isalpha isdigit isnumeric join ljust lower lstrip replace rfind rjust rstrip startswith strip swapcase title upper zfill bit_length is_integer hex'.split())
_ITEMS = frozenset('get pop popitem setdefault'.split())
_LISTS_OF_RANDOM = frozenset('choices sample getstate'.split())
# No operand of these is a list, a set or a dictionary.
_NO_LISTS = (ast.Div, ast.FloorDiv, ast.Pow, ast.LShift, ast.RShift)
_ANYTHING = object()


class Kinds:
    def __init__(self, names):
        self._names = names
        self._modules = {'math', 'random', 'time', *names.modules} - {name for name in names.bound if name not in names.modules}
        # what each may be, as expressions: ITEM for an item of something
        self._of_name, self._of_attribute, self._returned = {}, {}, {}
        self._held = []
        self._levels = {}
        self._item_level = NUMBER
        self._calls = _Calls(names)
        for node in names.nodes:
            self._gather(node)
        self._settle()

    def changes_itself(self, node, operator, value):
        """Whether an augmented assignment to this target may be seen through another name of what it held."""
        if isinstance(operator, (*_NO_LISTS, ast.Mod, ast.MatMult)) or self.level(node) < CHANGING:
            return False
        if isinstance(operator, ast.Mult):
            return not self._is_float(value)
        return self.level(value) > NUMBER

    def is_seen(self, function):
        """Whether every call of a function is seen, and comes from the program itself."""
        return isinstance(function, ast.FunctionDef) and function.name != '__init__' and self._calls.is_seen(function)

    def level(self, node):
        """The level of an expression."""
        if node is _ANYTHING or node is None:
            return CHANGING if node is _ANYTHING else NUMBER
        how = _LEVELS.get(type(node))
        return CHANGING if how is None else how(self, node)

    def _is_float(self, node, depth=2):
        """Whether an expression is a float for sure, which no list can be multiplied with."""
        if isinstance(node, ast.BinOp):
            return isinstance(node.op, ast.Div) or isinstance(node.op, (ast.Add, ast.Sub, ast.Mult)) and (self._is_float(node.left, depth) or self._is_float(node.right, depth))
        if isinstance(node, ast.Name) and depth > 0 and all(isinstance(bound, ast.Name) for bound in self._names.bound.get(node.id, ())):
            values = self._of_name.get(node.id, ())
            return bool(values) and all(self._is_float(value, depth - 1) for value in values)
        return isinstance(node, ast.Constant) and isinstance(node.value, float)

    def _settle(self):
        """From "all are numbers" upwards, until nothing has to be corrected."""
        grew = True
        while grew:
            grew = False
            for group, sources in (('name', self._of_name), ('attribute', self._of_attribute), ('returned', self._returned)):
                for name, values in sources.items():
                    level = max((self.level(value) for value in values), default=NUMBER)
                    if level > self._levels.get((group, name), NUMBER):
                        self._levels[group, name] = level
                        grew = True
            held = max((self.level(value) for value in self._held), default=NUMBER)
            if held > self._item_level:
                self._item_level, grew = held, True

    def _gather(self, node):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._bind(target, node.value)
        elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)):
            if node.value is not None:
                self._bind(node.target, node.value)
        elif isinstance(node, ast.AugAssign):
            self._bind(node.target, ast.BinOp(_read(node.target), node.op, node.value))
        elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
            self._bind_item(node.target, node.iter)
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            self._bind(node.optional_vars, _ANYTHING)
        elif isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            self._held += [part for part in node.elts if not isinstance(part, ast.Starred)]
        elif isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
            self._held.append(node.elt)
        elif isinstance(node, ast.Dict):
            self._held += node.values
        elif isinstance(node, ast.DictComp):
            self._held.append(node.value)
        elif isinstance(node, (ast.Yield, ast.YieldFrom)):
            self._held.append(node.value)
        elif isinstance(node, ast.Call):
            self._gather_call(node)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self._gather_function(node)
        elif isinstance(node, ast.ClassDef):
            for part in node.body:
                for name, value in _set_in(part):
                    self._of_attribute.setdefault(name, []).append(value)
        elif isinstance(node, ast.Lambda):
            self._held.append(node.body)
            for arg in _arguments(node.args):
                self._of_name.setdefault(arg.arg, []).append(_ANYTHING)
        elif type(node).__name__ in ('MatchAs', 'MatchStar', 'MatchMapping'):
            for name in (getattr(node, 'name', None), getattr(node, 'rest', None)):
                if name:
                    self._of_name.setdefault(name, []).append(_ANYTHING)

    def _gather_call(self, node):
        """What is handed to a method may end up in what it belongs to; what `map` makes is what its function gives."""
        function = node.func
        of_module = isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id in self._modules
        if isinstance(function, ast.Attribute) and not of_module:
            self._held += [arg.value if isinstance(arg, ast.Starred) else arg for arg in node.args]
            self._held += [keyword.value for keyword in node.keywords]
        if isinstance(function, ast.Name) and function.id == 'map' and node.args:
            made = node.args[0]
            self._held.append(ast.Call(made, [], []) if isinstance(made, ast.Name) else _ANYTHING)

    def _gather_function(self, node):
        inner = list(_inside(node))
        if any(isinstance(part, (ast.Yield, ast.YieldFrom)) for part in inner):
            returned = [ast.Tuple([], ast.Load())]
        else:
            returned = [part.value for part in inner if isinstance(part, ast.Return)]
        if node.decorator_list:
            returned = [_ANYTHING]
        self._returned.setdefault(node.name, []).extend(returned)
        if node.args.vararg or node.args.kwarg:
            self._held.append(_ANYTHING)
        for name, values in self._calls.arguments_of(node).items():
            self._of_name.setdefault(name, []).extend(values)

    def _bind(self, target, value):
        if isinstance(target, ast.Name):
            self._of_name.setdefault(target.id, []).append(value)
        elif isinstance(target, ast.Attribute):
            self._of_attribute.setdefault(target.attr, []).append(value)
        elif isinstance(target, ast.Subscript):
            self._held.append(value)
        elif isinstance(target, ast.Starred):
            self._bind(target.value, _ANYTHING)
        elif isinstance(target, (ast.Tuple, ast.List)):
            parts = value.elts if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts) else None
            plain = parts is not None and not any(isinstance(part, ast.Starred) for part in (*parts, *target.elts))
            for at, part in enumerate(target.elts):
                self._bind(part, parts[at] if plain else _ITEM)

    def _bind_item(self, target, values):
        """The target of a loop."""
        called = values.func.id if isinstance(values, ast.Call) and isinstance(values.func, ast.Name) and values.func.id not in self._names.bound else None
        if called == 'range':
            self._bind(target, ast.Constant(0))
        elif called == 'enumerate' and isinstance(target, ast.Tuple) and len(target.elts) == 2:
            self._bind(target.elts[0], ast.Constant(0))
            self._bind(target.elts[1], _ITEM)
        else:
            self._bind(target, _ITEM)

    def _name(self, node):
        if node.id in self._names.bound:
            # Functions, classes and modules are bound too, and stand among no values.
            others = any(not isinstance(bound, (ast.Name, ast.arg)) for bound in self._names.bound[node.id])
            return max(self._levels.get(('name', node.id), NUMBER), STEADY if others else NUMBER)
        return STEADY if node.id in self._names.profile['api'] else NUMBER

    def _attribute(self, node):
        if isinstance(node.value, ast.Name) and node.value.id in self._modules:
            return NUMBER
        unknown = NUMBER if node.attr in self._of_attribute else STEADY
        return max(self._levels.get(('attribute', node.attr), unknown), self._levels.get(('returned', node.attr), NUMBER))

    def _item(self, node):
        if isinstance(node.slice, ast.Slice):
            return max(self.level(node.value), STEADY)
        return max(self._item_level, STEADY)

    def _operation(self, node):
        if isinstance(node.op, _NO_LISTS):
            return NUMBER
        left, right = self.level(node.left), self.level(node.right)
        if isinstance(node.op, (ast.Mod, ast.MatMult)):
            return NUMBER if left == NUMBER else STEADY
        # A number times a list is a list, a float times one is an error; a list plus something is one only where that is one too.
        if isinstance(node.op, ast.Mult):
            return NUMBER if self._is_float(node) else max(left, right)
        return min(left, right) if NUMBER in (left, right) or left == right else STEADY

    def _call(self, node):
        function = node.func
        if isinstance(function, ast.Name):
            return self._call_of_name(node, function.id)
        if not isinstance(function, ast.Attribute):
            return CHANGING
        name = function.attr
        if isinstance(function.value, ast.Name) and function.value.id in self._modules:
            if name == 'choice':
                return self._item_level
            return CHANGING if name in _LISTS_OF_RANDOM else NUMBER
        if name in self._returned:
            return max(self._levels.get(('returned', name), NUMBER), STEADY) if name not in self._of_attribute else CHANGING
        if name in self._of_attribute:
            return CHANGING
        if name in _TEXTS:
            return STEADY
        return max(self._item_level, *(self.level(arg) for arg in node.args), STEADY) if name in _ITEMS else CHANGING

    def _call_of_name(self, node, name):
        bound = self._names.bound.get(name)
        if bound is None:
            if name in _NUMBERS:
                return NUMBER
            if name in _STEADY:
                return STEADY
            if name in _ITEM_OF or name == 'sum':
                return max(self._item_level, *(self.level(arg) for arg in node.args[0 if len(node.args) > 1 else 1:]), NUMBER)
            return CHANGING
        if all(isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef)) for part in bound):
            return self._levels.get(('returned', name), NUMBER)
        # An object of the program's own changes only through its attributes; on a tree that refuses operators it has none.
        own = all(isinstance(part, ast.ClassDef) and not part.bases for part in bound)
        return STEADY if own and self._names.profile['restricted'] else CHANGING

    def _constant(self, node):
        return NUMBER if node.value is None or isinstance(node.value, (int, float, complex)) else STEADY


class _Calls:
    """Which values the parameters of a function get: those of all its calls, where all are seen."""

    def __init__(self, names):
        self._calls = {}
        callees = set()
        for node in names.nodes:
            if isinstance(node, ast.Call):
                name = _called(node)
                if name is not None:
                    self._calls.setdefault(name, []).append(node)
                    callees.add(id(node.func))
        self._classes = {}
        for node in names.nodes:
            if isinstance(node, ast.ClassDef):
                self._classes.update((id(part), node) for part in node.body)
        self._handed_on = {
            node.id if isinstance(node, ast.Name) else node.attr
            for node in names.nodes
            if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load) and id(node) not in callees
        }
        self._defined = [node.name for node in names.nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))]
        self._bound = names.bound

    def is_seen(self, function):
        """Whether a function is only called by its name, so that every call of it is seen."""
        owner = self._classes.get(id(function))
        if owner is not None and function.name == '__init__':
            name = owner.name
            inherited = any(isinstance(node, ast.ClassDef) and node.bases for node in self._classes.values())
            return not inherited and name not in self._handed_on and self._defined.count(name) == 1 and len(self._bound.get(name, ())) == 1
        name = function.name
        once = self._defined.count(name) == 1 and len(self._bound.get(name, ())) == 1
        return once and name not in self._handed_on and not function.decorator_list and not (owner and name.startswith('__'))

    def arguments_of(self, function):
        args = function.args
        method = id(function) in self._classes
        plain = [*args.posonlyargs, *args.args]
        found = {arg.arg: [] for arg in _arguments(args)}
        if args.vararg:
            found[args.vararg.arg].append(ast.Tuple([], ast.Load()))
        if args.kwarg:
            found[args.kwarg.arg].append(_ANYTHING)
        named = [*plain, *args.kwonlyargs]
        calls = self._calls.get(self._classes[id(function)].name if method and function.name == '__init__' else function.name, ())
        # `A.f(a, 1)` hands over the object too
        owners = {owner.name for owner in self._classes.values()}
        calls_of_class = any(isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id in owners for call in calls)
        whole = not calls_of_class and not any(isinstance(arg, ast.Starred) for call in calls for arg in call.args) and not any(k.arg is None for call in calls for k in call.keywords)
        if not self.is_seen(function) or not whole:
            for arg in named[1 if method else 0:]:
                found[arg.arg].append(_ANYTHING)
            return found
        for arg, default in zip(reversed(plain), reversed(args.defaults)):
            found[arg.arg].append(default)
        for arg, default in zip(args.kwonlyargs, args.kw_defaults):
            found[arg.arg].append(default)
        if method and plain:
            plain = plain[1:]
        for call in calls:
            for arg, value in zip(plain, call.args):
                found[arg.arg].append(value)
            for keyword in call.keywords:
                if keyword.arg in found:
                    found[keyword.arg].append(keyword.value)
        return found


def _called(call):
    function = call.func
    return function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else None


def _arguments(args):
    return [arg for arg in (*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg) if arg is not None]


def _inside(function):
    """What belongs to a function, without what belongs to those in it."""
    todo = list(function.body)
    for node in todo:
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            todo.extend(ast.iter_child_nodes(node))


def _set_in(statement):
    """The names that a statement of a class sets, each with its value."""
    if isinstance(statement, ast.Assign):
        return [(node.id, statement.value if isinstance(target, ast.Name) else _ANYTHING) for target in statement.targets for node in ast.walk(target) if isinstance(node, ast.Name)]
    if isinstance(statement, ast.AnnAssign) and statement.value is not None and isinstance(statement.target, ast.Name):
        return [(statement.target.id, statement.value)]
    names = [node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    return [] if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) else [(name, _ANYTHING) for name in names]


def _read(target):
    """A target as an expression of what it holds."""
    if isinstance(target, ast.Name):
        return ast.Name(target.id, ast.Load())
    if isinstance(target, ast.Attribute):
        return ast.Attribute(target.value, target.attr, ast.Load())
    return ast.Subscript(target.value, target.slice, ast.Load())


class _Item(ast.expr):
    """An item of something, whatever that is."""


_ITEM = _Item()
_LEVELS = {
    _Item: lambda kinds, _: max(kinds._item_level, STEADY),
    ast.Constant: Kinds._constant,
    ast.JoinedStr: lambda kinds, _: STEADY,
    ast.Tuple: lambda kinds, _: STEADY,
    ast.GeneratorExp: lambda kinds, _: STEADY,
    ast.Lambda: lambda kinds, _: STEADY,
    ast.Compare: lambda kinds, _: NUMBER,
    ast.UnaryOp: lambda kinds, _: NUMBER,
    ast.BoolOp: lambda kinds, node: max(kinds.level(value) for value in node.values),
    ast.IfExp: lambda kinds, node: max(kinds.level(node.body), kinds.level(node.orelse)),
    ast.NamedExpr: lambda kinds, node: kinds.level(node.value),
    ast.BinOp: Kinds._operation,
    ast.Name: Kinds._name,
    ast.Attribute: Kinds._attribute,
    ast.Subscript: Kinds._item,
    ast.Call: Kinds._call,
}
