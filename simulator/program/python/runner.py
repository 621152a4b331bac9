"""Runs one program, and tells how it ended. `run` and `check` take and give JSON text, and never raise."""

import ast
import atexit
import builtins
import json
import linecache
import opcode
import os
import struct
import sys
import time
import traceback
import types

import check as rules_check
import treeline_light
import treeline_moments
import treeline_older
import treeline_older_library
import treeline_older_words
import treeline_pace
import treeline_restricted_light
import treeline_restricting

HOME = '/program'
# of a traceback: its beginning and its end, of very many frames
FIRST_FRAMES = 10
LAST_FRAMES = 40
RAISE = opcode.opmap['RAISE_VARARGS']


def check(request):
    request = json.loads(request)
    return json.dumps(findings_of(request['source'], request['rules']))


def findings_of(source, rules):
    try:
        return rules_check.check(source, rules)
    except (RecursionError, MemoryError):
        return [too_deep()]


def too_deep():
    return {
        'severity': 'error',
        'line': 1,
        'column': 1,
        'endLine': 1,
        'endColumn': 1,
        'rule': 'too-complex',
        'message': 'The program is nested too deeply or too large to be read.',
    }


def run(request):
    """The request is a Program without its bytes, its files under HOME. Returns {cause, clockMs} as JSON.

    Findings that do not block leave before the program begins: an endless one never comes back here.
    """
    request = json.loads(request)
    sys.stdout.reconfigure(encoding='utf-8', line_buffering=True)
    sys.stderr.reconfigure(encoding='utf-8', errors='backslashreplace', line_buffering=True)
    os.chdir(HOME)
    control = os.open('/dev/treeline', os.O_WRONLY)
    os.unlink('/dev/treeline')

    def send(data):
        os.write(control, data)

    light = request['light']
    if light is None:
        return json.dumps({'cause': run_python(request, send), 'clockMs': None})
    tree = treeline_light.Tree(light['leds'], light['rules'], request['entry'], send)
    cause = run_light(request, light, tree, send)
    tree.flush()
    return json.dumps({'cause': cause, 'clockMs': tree.clock})


def run_light(request, light, tree, send):
    entry = request['entry']
    with open(entry, 'rb') as file:
        source = file.read()
    try:
        text = source.decode('utf-8-sig')
    except UnicodeDecodeError as error:
        line = source.count(b'\n', 0, error.start) + 1
        finding = dict(too_deep(), line=line, endLine=line, rule='not-utf-8', message='This line holds bytes that are no UTF-8 text. Save the file as UTF-8.')
        return {'kind': 'findings', 'findings': [finding]}
    findings = findings_of(text, light['rules'])
    if any(finding['severity'] == 'error' and not finding.get('running') for finding in findings):
        return {'kind': 'findings', 'findings': findings}
    send(struct.pack('<Bxxxxxxx', 4) + json.dumps(findings).encode())
    treeline_older_library.forget_newer_methods()
    look = treeline_pace.watch(tree, text, send)
    run_by_rules = run_restricted if light['rules']['restricted'] else run_planned
    cause = run_by_rules(entry, text, light, tree, look, findings)
    look()
    return cause


def run_planned(entry, text, light, tree, look, findings):
    namespace = treeline_light.make_namespace(tree, light['rules'], light['colours'], light['seed'])
    tree.before_stop = look
    return guarded(entry, text, namespace, tree, lambda: older(entry, text, light, namespace), findings)


def older(entry, text, light, namespace):
    """The program's syntax tree as the tree's Python means it, and in its namespace what that needs."""
    namespace['__refused__'] = treeline_light.sealed(treeline_older.refused)
    namespace['__told__'] = treeline_light.sealed(lambda error: treeline_older_words.tell_as_older(error, error.__traceback__, text, entry))
    return treeline_older.older(ast.parse(text, entry), light['rules'])


def run_restricted(entry, text, light, tree, look, findings):
    """What the program has printed comes out at its end; where the show's end is the program's, it is lost."""
    restricted = treeline_restricted_light
    namespace, collector = restricted.make_namespace(tree, light['rules'], light['colours'], light['seed'])

    def before_stop():
        look()
        if collector.printed:
            tree.tell(restricted.PRINTS_LOST)

    tree.before_stop = before_stop
    cause = guarded(entry, text, namespace, tree, lambda: treeline_restricting.restricted(older(entry, text, light, namespace), light['rules']), findings)
    collector.show(write_out)
    return cause


def write_out(text):
    sys.__stdout__.buffer.write(text.encode('utf-8', 'backslashreplace'))
    sys.__stdout__.flush()


def run_python(request, send):
    entry = request['entry']
    os.environ.clear()
    os.environ.update(request['env'])
    sys.argv[:] = [entry, *request['args']]
    sys.path[0:0] = [os.path.join(HOME, os.path.dirname(entry)).rstrip('/')]
    time.sleep = make_sleep(send)
    main = types.ModuleType('__main__')
    main.__file__ = entry
    main.__builtins__ = builtins
    sys.modules['__main__'] = main
    with open(entry, 'rb') as file:
        source = file.read()
    cause = guarded(entry, source, main.__dict__, None)
    try:
        atexit._run_exitfuncs()
    except BaseException:
        pass
    return cause


def make_sleep(send):
    def sleep(seconds, /):
        seconds = float(seconds)
        if seconds < 0:
            raise ValueError('sleep length must be non-negative')
        if seconds != seconds:
            raise ValueError('Invalid value NaN (not a number)')
        sys.stdout.flush()
        send(struct.pack('<Bxxxxxxxd', 3, seconds * 1000))

    return sleep


def guarded(entry, source, namespace, tree, reading=None, findings=()):
    """Compiles the source, or what `reading` makes of it, and executes; gives the cause of the end."""
    try:
        try:
            code = compile(reading() if reading else source, entry, 'exec', dont_inherit=True)
        except BaseException as error:
            return exception_cause(error, entry, source, tree, None)
        treeline_moments.watch(tree, code, source, findings)
        try:
            exec(code, namespace)
        except SystemExit as error:
            return {'kind': 'exit', 'code': exit_code(error.code)}
        except BaseException as error:
            return exception_cause(error, entry, source, tree, error.__traceback__.tb_next)
        return {'kind': 'exit', 'code': 0}
    finally:
        for stream in (sys.__stdout__, sys.__stderr__, sys.stdout, sys.stderr):
            try:
                stream.flush()
            except BaseException:
                pass


def exit_code(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return int(code) & 0xFF
    try:
        print(code, file=sys.stderr)
    except BaseException:
        pass
    return 1


def exception_cause(error, entry, source, tree, frames):
    line = None
    if isinstance(error, SyntaxError) and frames is None:
        line = error.lineno
    walked = frames
    while walked is not None:
        if walked.tb_frame.f_code.co_filename == entry:
            line = walked.tb_lineno
        walked = walked.tb_next
    frame = led = None
    if tree is not None:
        if tree.refused[0] is error:
            frame, led = tree.refused[1:]
        error = treeline_older_words.as_older(error, frames, source, entry)
    print_traceback(error.with_traceback(trim(frames)), entry, source, tree is not None)
    return {
        'kind': 'exception',
        'memory': memory_of(error, frames),
        'type': type(error).__name__,
        'message': message_of(error),
        'line': line,
        'frame': frame,
        'led': led,
    }


def memory_of(error, frames):
    """How a MemoryError came: 'full' where Python itself raised it, 'raised' where a `raise` did; None for any other exception."""
    if not isinstance(error, MemoryError):
        return None
    if type(error) is not MemoryError or frames is None:
        return 'raised'
    while frames.tb_next is not None:
        frames = frames.tb_next
    return 'raised' if frames.tb_frame.f_code.co_code[frames.tb_lasti] == RAISE else 'full'


def trim(frames):
    """Without the frames of the tree's own code, which say nothing to the program's author."""
    kept = []
    while frames is not None:
        if not frames.tb_frame.f_code.co_filename.startswith('<tree>/'):
            kept.append(frames)
        frames = frames.tb_next
    chain = None
    if len(kept) > FIRST_FRAMES + LAST_FRAMES:
        kept[FIRST_FRAMES:-LAST_FRAMES] = []
    for frame in reversed(kept):
        chain = types.TracebackType(chain, frame.tb_frame, frame.tb_lasti, frame.tb_lineno)
    return chain


def message_of(error):
    try:
        if isinstance(error, SyntaxError):
            return str(error.msg)[:2000]
        return str(error)[:2000]
    except BaseException:
        return ''


def print_traceback(error, entry, source, as_older):
    """`as_older`: without the marks below a line, which came with 3.11."""
    try:
        text = source if isinstance(source, str) else source.decode('utf-8', 'replace')
        linecache.cache[entry] = (len(text), None, text.splitlines(True), entry)
        sys.stdout.flush()
        told = traceback.TracebackException.from_exception(error)
        if as_older:
            without_marks(told)
        told.print(file=sys.__stderr__)
    except BaseException:
        try:
            print(f'{type(error).__name__}: {message_of(error)}', file=sys.__stderr__)
        except BaseException:
            pass


def without_marks(told):
    while told is not None:
        for frame in told.stack:
            frame.colno = None
        told = told.__cause__ or told.__context__
