"""Reads a program into a syntax tree, or says in a student's words why Python cannot."""
import ast
import re

from rules_depth import too_deep
from rules_source import finding

# A show is a few hundred lines; reading more than this would freeze the editor while one types, and fill the interpreter.
MAX_SOURCE_CHARACTERS = 256 * 1024

_NESTED = 'This program is nested too deeply for Python to read. Split the long expression or the deep blocks into smaller parts.'

# Python's own words (a pattern), and ours. Python's are kept where none fits.
_FRIENDLY = [
    (r"inconsistent use of tabs and spaces", 'This line mixes tabs and spaces with the lines around it. Indent every line with spaces only, four a level.'),
    (r"unindent does not match", 'This line is indented less than the line above, but to no level that was open. Align it with the block that it belongs to.'),
    (r"unexpected indent", 'This line is indented, but no block begins above it. Remove the spaces at its start.'),
    (r"expected an indented block after (.*) on line (\d+)", r'The \1 on line \2 needs a block: indent the lines that belong to it, or write `pass` there.'),
    (r"expected an indented block", 'A block is expected here: indent the lines that belong to the one above, or write `pass`.'),
    (r"'(.)' was never closed", r'This `\1` is never closed. Add the closing bracket.'),
    (r"unmatched '(.)'", r'This `\1` closes nothing. Remove it, or add the opening bracket before it.'),
    (r"closing parenthesis '(.)' does not match opening parenthesis '(.)'(?: on line (\d+))?", r'This `\1` closes a bracket that was opened with `\2`. Use the bracket that matches.'),
    (r"unterminated triple-quoted (f-string|string)", 'This text has no closing triple quotes. Add them where the text ends.'),
    (r"unterminated (f-string|string|t-string)|EOL while scanning", 'This text has no closing quote. Add it where the text ends.'),
    (r"expected ':'", 'A colon `:` is missing here: lines such as `if`, `for`, `while`, `def` and `class` end with one.'),
    (r"invalid syntax\. Perhaps you forgot a comma", 'Python cannot read this. Is a comma missing between two values?'),
    (r"invalid syntax\. Maybe you meant '==' or ':=' instead of '='", 'One `=` sets a variable. Write `==` to compare two values.'),
    (r"cannot assign to (.*?) here\. Maybe you meant '==' instead of '='", r'Python cannot set \1. Write `==` to compare two values, or put a variable to the left of `=`.'),
    (r"cannot assign to (.*)", r'Python cannot set \1. Put a variable to the left of `=`.'),
    (r"Missing parentheses in call to '(\w+)'", r'`\1` needs brackets around its values: `\1(…)`.'),
    (r"'return' outside function", '`return` works inside a function only. Remove it, or put these lines into a `def`.'),
    (r"'(break)' outside loop", r'`\1` works inside a loop only. Remove it, or indent it into the loop.'),
    (r"'continue' (not properly in|outside) loop", '`continue` works inside a loop only. Remove it, or indent it into the loop.'),
    (r"'(yield|await)' outside (async )?function", r'`\1` works inside a function only. Put these lines into a `def`.'),
    (r"invalid character '(.)' \((U\+\w+)\)", r'Python does not know the character `\1` (\2). Was it copied from a web page? Type it again.'),
    (r"invalid non-printable character (U\+\w+)", r'An invisible character (\1) stands here. Delete it.'),
    (r"leading zeros in decimal integer", 'A number must not begin with 0. Remove the zeros at its start.'),
    (r"unexpected character after line continuation", 'Nothing may follow a `\\` on its line. Remove it, or what follows it.'),
    (r"unexpected EOF|was expected here at end of file", 'The program ends in the middle of a line. Finish it.'),
    (r"^invalid syntax$", 'Python cannot read this. Look here, and at the end of the line above, for a missing bracket, quote, comma or colon.'),
]


def parse(source, python):
    """The syntax tree, and the finding that prevents it or that an older Python would give; each None where there is none.

    `python` is the tree's version, such as (3, 9).
    """
    if len(source.code) > MAX_SOURCE_CHARACTERS:
        message = (
            f'This program has {len(source.code):,} characters; a tree takes at most {MAX_SOURCE_CHARACTERS:,}. '
            'Compute the lights in loops instead of writing them down.'
        )
        return None, finding('error', 'too-long', source.whole_line(1), message)

    def reading():
        tree = _tree(source, tuple(python))
        # Some faults (`return` outside a function, a `break` without a loop) show only when the program is compiled.
        compile(source.code, 'main.py', 'exec', dont_inherit=True)
        return tree

    parsed, refused = read(source, reading)
    return (None, refused) if parsed is None else parsed


def read(source, reading):
    """What `reading` makes of a program, and the finding that says why it cannot; one of them is None."""
    refused = _unreadable(source)
    if refused is not None:
        return None, refused
    try:
        return reading(), None
    except SyntaxError as error:
        return None, _syntax_error(source, error)
    except (RecursionError, MemoryError):
        return None, finding('error', 'too-nested', source.whole_line(1), _NESTED)
    except (ValueError, OverflowError, SystemError) as error:
        return None, finding('error', 'syntax', source.whole_line(1), f'Python cannot read this program: {error}.')


def _tree(source, python):
    try:
        return ast.parse(source.code, 'main.py', feature_version=python), None
    except SyntaxError as error:
        tree = ast.parse(source.code, 'main.py')
        words = re.sub(r'\s*(is|are) only supported in Python (\d\.\d+) and greater', r' came with Python \2', error.msg)
        message = f'The tree runs Python {python[0]}.{python[1]}: {words}. Write it in an older way.'
        return tree, finding('error', 'newer-python', _place(source, error), message)


def _unreadable(source):
    nul = source.code.find('\0')
    if nul >= 0:
        return finding('error', 'nul-byte', source.at_index(nul), 'A NUL byte stands here: this file is not plain text. Delete it, or save the file as UTF-8.')
    lone = re.search('[\ud800-\udfff]', source.code)
    if lone is not None:
        return finding('error', 'broken-character', source.at_index(lone.start()), 'Half a character stands here, which no file can hold. Delete it and type it again.')
    deep = too_deep(source.code)
    if deep is not None:
        line, column = deep
        return finding('error', 'too-nested', source.from_characters(line, column, line, column + 1), _NESTED)
    return None


def _syntax_error(source, error):
    message = error.msg or 'invalid syntax'
    if re.search(r'too many (nested parentheses|nested f-strings|levels of indentation|statically nested blocks)', message):
        return finding('error', 'too-nested', _place(source, error), _NESTED)
    rule = 'indentation' if isinstance(error, IndentationError) else 'syntax'
    return finding('error', rule, _place(source, error), _friendly(message))


def _friendly(message):
    for pattern, words in _FRIENDLY:
        match = re.search(pattern, message)
        if match is not None:
            return match.expand(words)
    return f'Python cannot read this: {message.rstrip(".")}.'


def _place(source, error):
    """Where a SyntaxError lies. Python gives characters from 1, and 0 or −1 where it does not know."""
    line = error.lineno or 1
    start = max(0, (error.offset or 1) - 1)
    end_line = getattr(error, 'end_lineno', None) or line
    end = (getattr(error, 'end_offset', None) or 0) - 1
    if end_line < line or (end_line == line and end <= start):
        end_line, end = line, start + 1
    return source.from_characters(line, start, end_line, end)
