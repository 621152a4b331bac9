"""Checks a program against a tree's rules, without running it. Plain standard library; runs on CPython 3.11 and later."""
import warnings

from rules_attributes import check_attributes
from rules_ended import check_ended
from rules_escapes import check_escapes
from rules_library import check_library
from rules_lights import check_lights
from rules_names import Names, check_imports, check_loads, check_members
from rules_newer import newer
from rules_python import check_python
from rules_refused import check_refused
from rules_silent import check_silent
from rules_source import Source, finding
from rules_states import check_states
from rules_syntax import parse

# More findings than this help nobody, and a page full of markers is slow.
_MOST = 100


def check(source: str, profile: dict | None) -> list[dict]:
    """The findings of finding.ts for a program's text, in the order of the text; never raises.

    `profile` is a RulesProfile of profile.ts as plain data; None for an ordinary program, which no tree has rules for.
    """
    if profile is None:
        return check_python(Source(source))
    with warnings.catch_warnings():
        # What Python warns of while it reads (an odd escape in a text) is no rule of the tree's, and would land in the program's output.
        warnings.simplefilter('ignore')
        return _check(Source(source), profile)


def _check(text, profile):
    tree, refused = parse(text, profile['python'])
    if tree is None:
        return [refused]
    if not tree.body:
        return [finding('info', 'empty-program', text.whole_line(1), 'This program is empty: nothing happens. Try `setLEDs([RED] * getLEDCount())`.')]
    try:
        found = _rules(text, tree, refused, profile)
    except (RecursionError, MemoryError):
        return [finding('error', 'too-nested', text.whole_line(1), 'This program is too large or too deeply nested to be checked. Split it into smaller parts.')]
    found.sort(key=lambda f: (f['line'], f['column'], f['endLine'], f['endColumn']))
    # Where there are too many, what blocks is kept first.
    if len(found) > _MOST:
        kept = [f for f in found if f['severity'] == 'error'][:_MOST] or found[:_MOST]
        last = text.whole_line(kept[-1]['line'])
        return [*kept, finding('info', 'more-findings', last, f'{len(found) - len(kept):,} more findings are left out. Mend these first.')]
    return found


def _rules(text, tree, older, profile):
    names = Names(tree, profile)
    found = newer(text, names.nodes, profile['python']) + check_library(text, names)
    if older is not None and not any(f['severity'] == 'error' and 'running' not in f for f in found):
        found.append(older)
    if profile['restricted']:
        found += check_refused(text, names) + check_ended(text, names) + check_silent(text, tree, names) + check_attributes(text, names)
    else:
        found += check_imports(text, names)
        found += check_members(text, names)
        found += check_loads(text, tree, names)
        found += check_escapes(text, tree, names)
    if not any(f['rule'] == 'unknown-name' and f.get('fix', {}).get('title') == 'Change to setLEDs' for f in found):
        found += check_lights(text, tree, names) + check_states(text, names)
    return found
