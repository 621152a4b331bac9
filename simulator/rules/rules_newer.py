"""Finds syntax that is newer than the tree's Python.

The interpreter that checks is newer than the tree, so what it reads without complaint the tree may refuse. Python's own
`feature_version` misses half of that (it is tried last); the list here is by what each version added.
"""
import ast
import io
import tokenize

from rules_source import finding

# Node of the syntax tree → (Python that brought it, what it is, what to write instead).
_NODES = {
    'Match': ((3, 10), '`match`', 'Use `if` and `elif`.'),
    'TryStar': ((3, 11), '`except*`', 'Use a plain `except`.'),
    'TypeAlias': ((3, 12), 'a `type` statement', 'Leave it out.'),
    'TemplateStr': ((3, 14), 'a t-string', 'Use an f-string.'),
}


def newer(source, nodes, python):
    """Findings for what came after `python`, a pair such as (3, 9)."""
    python = tuple(python)
    found = []

    def report(where, version, what, instead, severity='error'):
        if version > python:
            message = f'The tree runs Python {python[0]}.{python[1]}, and {what} came with Python {version[0]}.{version[1]}. {instead}'
            found.append(finding(severity, 'newer-python', where, message))

    strings = False
    for node in nodes:
        kind = type(node).__name__
        if kind in _NODES:
            report(_keyword(source, node), *_NODES[kind])
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            _type_parameters(source, node, report)
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            _with_in_brackets(source, node, report)
        elif isinstance(node, ast.ExceptHandler):
            _except_without_brackets(source, node, report)
        elif isinstance(node, ast.Subscript):
            _index(source, node, report)
        elif isinstance(node, (ast.Set, ast.SetComp)):
            for item in node.elts if isinstance(node, ast.Set) else [node.elt]:
                _bare_walrus(source, item, 'a set', report)
        elif isinstance(node, ast.arg) and isinstance(node.annotation, ast.Starred):
            report(source.of(node.annotation), (3, 11), '`*` in an annotation', 'Leave the annotation out.')
        elif isinstance(node, ast.JoinedStr):
            strings = True
            _nested_format(source, node, report)
    if strings:
        _fstrings(source, report)
    return found


def _keyword(source, node):
    """The first word of a statement, or the whole of a short expression."""
    if isinstance(node, ast.stmt):
        return source.from_bytes(node.lineno, node.col_offset, node.lineno, node.col_offset + len(source.segment(node).split(None, 1)[0].rstrip(':')))
    return source.of(node)


def _type_parameters(source, node, report):
    parameters = getattr(node, 'type_params', None)
    if parameters:
        first, last = parameters[0], parameters[-1]
        where = source.from_bytes(first.lineno, first.col_offset, last.end_lineno, last.end_col_offset)
        report(where, (3, 12), 'type parameters in `[…]`', 'Leave them out.')


def _with_in_brackets(source, node, report):
    if len(node.items) < 2 and node.items[0].optional_vars is None:
        return
    first = node.items[0].context_expr
    last = node.items[-1].optional_vars or node.items[-1].context_expr
    before = _code_before(source, first)
    after = _code_after(source, last)
    if before.endswith('(') and before[:-1].rstrip().endswith('with') and after.lstrip(', \t\n\\').startswith(')'):
        instead = 'Python 3.9 happens to read it, but does not promise to: put the lines of `with` into each other.'
        report(source.of(first), (3, 10), 'brackets around the parts of `with`', instead, severity='warning')


def _except_without_brackets(source, node, report):
    names = node.type
    if isinstance(names, ast.Tuple) and names.elts and not source.segment(names).startswith('('):
        report(source.of(names), (3, 14), '`except` with several errors and no brackets', 'Write `except (A, B):`.')


def _index(source, node, report):
    index = node.slice
    if isinstance(index, ast.Tuple) and not source.segment(index).startswith('('):
        for item in index.elts:
            if isinstance(item, ast.Starred):
                report(source.of(item), (3, 11), '`*` in an index', 'Put the index into brackets: `[(*a,)]`.')
            _bare_walrus(source, item, 'an index', report)
    elif isinstance(index, ast.Starred):
        report(source.of(index), (3, 11), '`*` in an index', 'Put the index into brackets: `[(*a,)]`.')
    else:
        _bare_walrus(source, index, 'an index', report)


def _bare_walrus(source, node, place, report):
    if isinstance(node, ast.NamedExpr) and not _code_before(source, node).endswith('('):
        report(source.of(node), (3, 10), f'`:=` without brackets in {place}', 'Put it into brackets: `(a := b)`.')


def _nested_format(source, node, report):
    for value in node.values:
        inner = [v for v in _fields(value.format_spec)] if isinstance(value, ast.FormattedValue) and value.format_spec else []
        if any(v.format_spec and list(_fields(v.format_spec)) for v in inner):
            report(source.of(node), (3, 12), 'an f-string whose format holds a format that holds another', 'Compute the format before.')


def _fields(joined):
    return (v for v in joined.values if isinstance(v, ast.FormattedValue))


def _fstrings(source, report):
    """What Python 3.12 made possible inside f-strings. Before it, the parser itself refuses all of this, and there are no such tokens."""
    start_kind = getattr(tokenize, 'FSTRING_START', None)
    if start_kind is None:
        return
    lines = source.lines
    open_strings = []
    told = set()

    def tell(start, end, what, instead):
        outer = open_strings[0][0] if open_strings else start
        if outer not in told:
            told.add(outer)
            report(source.from_characters(*start, *end), (3, 12), what, instead)

    try:
        for token in tokenize.generate_tokens(io.StringIO('\n'.join(lines) + '\n').readline):
            if token.type == start_kind:
                if open_strings and '\\' in token.string:
                    tell(token.start, token.end, 'a backslash inside the `{…}` of an f-string', 'Put it into a variable before.')
                open_strings.append((token.start, token.end, token.string.lstrip('fFrRbBuU')))
            elif token.type == tokenize.FSTRING_END:
                start, after, quote = open_strings[-1]
                fault = _older_end(_text(lines, after, token.start), quote)
                if fault == 'quote':
                    other = "'" if quote[0] == '"' else '"'
                    tell(start, token.end, f'the quote {quote[0]} inside an f-string that began with it', f'Use {other} inside.')
                elif fault == 'newline':
                    tell(start, token.end, 'a new line inside the `{…}` of an f-string', 'Put the value into a variable before.')
                open_strings.pop()
            elif open_strings:
                if token.type == tokenize.COMMENT:
                    tell(token.start, token.end, 'a comment inside an f-string', 'Move it out of the text.')
                elif '\\' in token.string and (token.type != tokenize.FSTRING_MIDDLE or len(open_strings) > 1):
                    tell(token.start, token.end, 'a backslash inside the `{…}` of an f-string', 'Put it into a variable before.')
    except (tokenize.TokenError, SyntaxError, IndentationError):
        return


def _older_end(text, quote):
    """Where the older Python would end or break a text: at its own quote, or at a line end where it is of one line."""
    index = 0
    while index < len(text):
        if text[index] == '\\':
            index += 2
            continue
        if text.startswith(quote, index):
            return 'quote'
        if len(quote) == 1 and text[index] == '\n':
            return 'newline'
        index += 1
    return None


def _text(lines, start, end):
    (line, column), (end_line, end_column) = start, end
    if line == end_line:
        return lines[line - 1][column:end_column]
    return '\n'.join([lines[line - 1][column:], *lines[line:end_line - 1], lines[end_line - 1][:end_column]])


def _code_before(source, node):
    """The code before a node on its line and, where that is blank, the line above: enough to see a bracket."""
    text = source.bytes_of(node.lineno)[:node.col_offset].decode('utf-8', 'replace').rstrip()
    line = node.lineno - 1
    while not text and line > 0:
        text = source.lines[line - 1].split('#')[0].rstrip(' \t\\')
        line -= 1
    return text


def _code_after(source, node):
    text = source.bytes_of(node.end_lineno)[node.end_col_offset:].decode('utf-8', 'replace')
    following = [line.split('#')[0] for line in source.lines[node.end_lineno:node.end_lineno + 3]]
    return '\n'.join([text.split('#')[0], *following])
