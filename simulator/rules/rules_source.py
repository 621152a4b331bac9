"""A program's text, and the places in it as editors count them: lines and columns from 1, columns in UTF-16 units."""
import re

_LINE_END = re.compile(r'\r\n|\r|\n')


class Source:
    """The text of a program. A byte order mark is no part of the code, but it is of the text: it takes one column of line 1."""

    def __init__(self, text):
        self.bom = text.startswith('\ufeff')
        self.code = text[1:] if self.bom else text
        self.lines = _LINE_END.split(self.code)

    def from_bytes(self, line, column, end_line, end_column):
        """A range from `ast`'s counting: lines from 1, columns from 0 in UTF-8 bytes."""
        return self._range(line, self._units_of_bytes(line, column), end_line, self._units_of_bytes(end_line, end_column))

    def from_characters(self, line, column, end_line, end_column):
        """A range from `tokenize`'s counting: lines from 1, columns from 0 in characters."""
        return self._range(line, self._units(line, column), end_line, self._units(end_line, end_column))

    def of(self, node):
        """The range of a node of the syntax tree."""
        return self.from_bytes(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)

    def of_last_name(self, node):
        """The range of `name` in an attribute `….name`, as it is written: Python reads full-width letters as plain ones."""
        before = self.bytes_of(node.end_lineno)[:node.end_col_offset]
        written = re.search(r'\w*$', before.decode('utf-8', 'replace')).group().encode()
        return self.from_bytes(node.end_lineno, len(before) - len(written), node.end_lineno, node.end_col_offset)

    def of_name_after(self, node, name):
        """The range of the first `name` after the node's start, on its line: the name of a `def`, `class` or `except`."""
        text = self.bytes_of(node.lineno)
        match = re.compile(rb'\b' + re.escape(name.encode('utf-8', 'surrogatepass')) + rb'(?!\w)').search(text, node.col_offset)
        if match is None:
            return self.of(node)
        return self.from_bytes(node.lineno, match.start(), node.lineno, match.end())

    def whole_line(self, line):
        """The text of one line, without its indentation."""
        text = self.lines[line - 1]
        start = len(text) - len(text.lstrip())
        return self.from_characters(line, start if start < len(text) else 0, line, len(text))

    def at_index(self, index):
        """The character at an index of the code."""
        before = _LINE_END.split(self.code[:index])
        return self.from_characters(len(before), len(before[-1]), len(before), len(before[-1]) + 1)

    def segment(self, node):
        """The source text of a node."""
        first, last = node.lineno, node.end_lineno
        if first == last:
            return self.bytes_of(first)[node.col_offset:node.end_col_offset].decode('utf-8', 'replace')
        parts = [self.bytes_of(first)[node.col_offset:].decode('utf-8', 'replace')]
        parts += self.lines[first:last - 1]
        parts.append(self.bytes_of(last)[:node.end_col_offset].decode('utf-8', 'replace'))
        return '\n'.join(parts)

    def bytes_of(self, line):
        return self.lines[line - 1].encode('utf-8', 'surrogatepass')

    def _units_of_bytes(self, line, column):
        if not 1 <= line <= len(self.lines) or self.lines[line - 1].isascii():
            return self._units(line, column)
        return self._units(line, len(self.bytes_of(line)[:column].decode('utf-8', 'ignore')))

    def _units(self, line, column):
        """UTF-16 units before a character of a line."""
        if not 1 <= line <= len(self.lines):
            return 0
        text = self.lines[line - 1][:max(0, column)]
        units = len(text) if text.isascii() else len(text) + sum(c > '\uffff' for c in text)
        return units + (1 if self.bom and line == 1 else 0)

    def _range(self, line, units, end_line, end_units):
        """A range inside the text, whatever Python said: never before its start, beyond its end, or turned around."""
        last = len(self.lines)
        if line > last:
            line, units = last, self._units(last, len(self.lines[-1]))
        line = max(1, line)
        if end_line > last:
            end_line, end_units = last, self._units(last, len(self.lines[-1]))
        if (end_line, end_units) < (line, units):
            end_line, end_units = line, units
        return {'line': line, 'column': units + 1, 'endLine': end_line, 'endColumn': end_units + 1}


def finding(severity, rule, where, message, fix=None):
    """One finding, as finding.ts describes it. `fix` is (title, [(range, text), …])."""
    found = {'severity': severity, **where, 'rule': rule, 'message': message}
    if fix is not None:
        title, edits = fix
        found['fix'] = {'title': title, 'edits': [{'range': place, 'text': text} for place, text in edits]}
    return found
