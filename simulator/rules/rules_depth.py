"""Tells before parsing whether a program is nested so deeply that reading it would break the interpreter itself.

In WebAssembly the parser and the compiler run on the browser's stack, and one that overflows ends the whole interpreter, with
no exception to catch. So the depth is estimated from the tokens, which are read in a loop.
"""
import io
import tokenize

# Thousands work in Node, fewer in browsers; nobody writes hundreds.
_MOST = 500

_QUIET = {tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT, tokenize.STRING, getattr(tokenize, 'FSTRING_MIDDLE', -1)}
_OPEN, _CLOSE = frozenset('([{'), frozenset(')]}')


def too_deep(code):
    """The place (line from 1, column from 0 in characters) where a program gets too deep, else None."""
    # for each open bracket: tokens since the last comma, and `lambda`s and `for`s; and the sum of all of them
    levels = [[0, 0]]
    total = 0
    chains = {}
    first = True
    try:
        for token in tokenize.generate_tokens(io.StringIO(code, newline=None).readline):
            kind, text = token.type, token.string
            if kind in _QUIET:
                continue
            if kind == tokenize.NEWLINE:
                levels, total, first = [[0, 0]], 0, True
                continue
            if first:
                first = False
                if _alternatives(chains, token) > _MOST:
                    return token.start
            level = levels[-1]
            if kind == tokenize.OP and text in _CLOSE:
                if len(levels) > 1:
                    total -= sum(levels.pop())
            elif text in (',', ';'):
                # What follows a comma stands beside what was before it, except in a `lambda` or a comprehension, which go on.
                total -= level[0]
                level[0] = 0
            else:
                level[1 if text in ('lambda', 'for') else 0] += 1
                total += 1
                if kind == tokenize.OP and text in _OPEN:
                    levels.append([0, 0])
                if total > _MOST:
                    return token.start
    except (tokenize.TokenError, SyntaxError):
        return None
    return None


def _alternatives(chains, token):
    """How many `elif` are open: each is nested in the one before it. `chains` holds them by indentation."""
    column = token.start[1]
    for deeper in [c for c in chains if c > column]:
        del chains[deeper]
    if token.string == 'elif':
        chains[column] = chains.get(column, 0) + 1
    elif token.string != 'else':
        chains.pop(column, None)
    return sum(chains.values())
