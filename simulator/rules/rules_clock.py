"""Whether a program waits, or goes by the clock."""
import ast

_TELLING = frozenset(('time', 'time_ns', 'monotonic', 'monotonic_ns', 'perf_counter', 'perf_counter_ns'))


def waits(nodes):
    """Whether it names a way to wait, or to tell the time, anywhere."""
    return tells_time(nodes) or any('sleep' in _named(node) for node in nodes)


def tells_time(nodes):
    """Whether it asks what time it is: what it shows may then follow from that. `import time` alone asks nothing."""
    return any(not _TELLING.isdisjoint(_named(node)) for node in nodes)


def _named(node):
    if isinstance(node, ast.Attribute):
        return (node.attr,)
    if isinstance(node, ast.ImportFrom):
        return tuple(alias.name for alias in node.names)
    return (node.id,) if isinstance(node, ast.Name) and node.id != 'time' else ()
