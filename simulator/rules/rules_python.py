"""What Python itself says of an ordinary program as it reads it: none of the tree's rules."""
import warnings

from rules_source import finding
from rules_syntax import MAX_SOURCE_CHARACTERS, read


def check_python(text):
    """Its errors of syntax, and what Python warns of. A very long program is not read, which is said: it would freeze the editor while one types."""
    if len(text.code) > MAX_SOURCE_CHARACTERS:
        message = f'{len(text.code):,} characters are more than are read here ({MAX_SOURCE_CHARACTERS:,}): what is wrong with them shows when it runs.'
        return [finding('info', 'not-read', text.whole_line(1), message)]
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter('always', SyntaxWarning)
        _, refused = read(text, lambda: compile(text.code, 'main.py', 'exec', dont_inherit=True))
    found = [finding('warning', 'python', _line(text, warning), _sentence(str(warning.message))) for warning in warned]
    return found if refused is None else [*found, refused]


def _line(text, warning):
    """Python tells the line alone."""
    return text.whole_line(min(max(1, warning.lineno), len(text.lines)))


def _sentence(words):
    return words if words.endswith(('.', '?')) else f'{words}.'
