import type { RequestFile } from '../contract/request-file.ts';
import type { RuntimeFile, RuntimeFinding } from '../contract/runtimes.ts';
import { EXPRESSION, expressionFiles } from '../environments/expression.ts';
import { findUnpinned, pinAdvice } from '../environments/pins.ts';
import { fileNameIssues } from '../intake/file-names.ts';
import { limitIssues } from '../intake/limit-issues.ts';
import { textOf } from '../request-files.ts';
import { runtimeOfFiles } from './runtime-of-files.ts';
import type { Runtime } from './runtime.ts';

const RUN = 'run.sh';
const SCRIPT = /^(build|compile|run|check)\.sh$/;
/** Commands that want a network, which no stage after `environment` has. */
const NETWORK = /\b(curl|wget|git\s+clone|apt(?:-get)?\s+install|pip3?\s+install|npm\s+(?:install|i|ci)|cargo\s+fetch|go\s+get)\b/;
/** A file that is written to by its whole path, outside of what a stage may write. */
const OUTSIDE =
  /(?:>{1,2}\s*|\b(?:tee|touch|mkdir(?:\s+-p)?|cp\s+\S+|mv\s+\S+)\s+)["']?(\/(?!tmp\b|dev\/(?:null|stdout|stderr|shm)|box\b|proc\/self)[\w./-]+)/;

const NAMED = { severity: 'error', line: null, rule: 'bad-name' } as const;

/** All that should be seen to in a runtime's folder, errors first. */
export function lint(files: readonly RuntimeFile[]): { runtime: Runtime | null; findings: RuntimeFinding[] } {
  const { runtime, findings } = runtimeOfFiles(files);
  const all = [
    ...findings,
    ...fileNameIssues(files.map(({ name }) => name)).map(({ path, message }) => ({ ...NAMED, file: path, message })),
    ...(runtime?.manifest.engine === 'embedded' ? [] : whole(files)),
    ...(runtime ? told(runtime) : []),
    ...files.flatMap(inScript),
    ...unpinned(files),
  ];
  const order = { error: 0, warning: 1, info: 2 };
  return { runtime, findings: all.toSorted((a, b) => order[a.severity] - order[b.severity]) };
}

/** What a runtime in containers is not without. */
function whole(files: readonly RuntimeFile[]): RuntimeFinding[] {
  const has = (name: string) => files.some((file) => file.name === name);
  const found: RuntimeFinding[] = [];
  if (!has(RUN)) {
    const other = files.find(({ name }) => name.toLowerCase() === RUN);
    const message = other
      ? `It is called ${other.name}; rename it ${RUN}.`
      : `There is no ${RUN}, which runs a program. Add one, such as: python3 main.py`;
    found.push({ severity: 'error', file: RUN, line: null, rule: 'no-run-script', message });
  }
  if (!has(EXPRESSION)) {
    const message = `There is no ${EXPRESSION}: its programs find a shell, and nothing else. Name packages in one.`;
    found.push({ severity: 'warning', file: EXPRESSION, line: null, rule: 'no-environment', message });
  }
  return found;
}

function told({ manifest, tests, samples }: Runtime): RuntimeFinding[] {
  const found: RuntimeFinding[] = [];
  const say = (severity: RuntimeFinding['severity'], file: string, rule: string, message: string) =>
    found.push({ severity, file, line: null, rule, message });
  if (tests.length === 0)
    say(
      'warning',
      'tests',
      'no-self-tests',
      'There is no self-test: nothing proves that it works, here or elsewhere. Add a folder tests/NAME with a program, and cases/1.in and cases/1.out.',
    );
  if (samples.length === 0)
    say('info', 'samples', 'no-samples', 'There is no sample to begin with. Add a folder samples/NAME with a program.');
  for (const { path, message } of limitIssues(manifest.limits)) say('error', 'runtime.json', 'limit-too-high', `${path}: ${message}`);
  for (const { name, files, cases, settings } of tests) {
    if (files.length === 0)
      say('error', `tests/${name}`, 'no-program', 'This self-test has no program. Put its files beside cases/ and test.json.');
    else if (manifest.entry !== undefined && !files.some((file) => file.name === manifest.entry))
      say(
        'error',
        `tests/${name}`,
        'no-entry',
        `There is no ${manifest.entry}, which the scripts begin with. Add it, or change \`entry\` in runtime.json.`,
      );
    if (cases.length > 0 && settings.stdin !== '')
      say(
        'warning',
        `tests/${name}`,
        'unused-stdin',
        'The `stdin` in test.json is given to nobody: each case has its own. Take it out, or make a case of it.',
      );
    if (settings.verdict === 'OK' && cases.every(({ expected }) => expected === undefined))
      say(
        'info',
        `tests/${name}`,
        'proves-little',
        'It proves that the program ends well, and nothing of what it writes. Add cases/1.out.',
      );
  }
  return found;
}

/** What is wrong in the scripts themselves. */
function inScript(file: RuntimeFile): RuntimeFinding[] {
  if (!SCRIPT.test(file.name)) return [];
  const found: RuntimeFinding[] = [];
  const text = textOf(file);
  const say = (severity: RuntimeFinding['severity'], rule: string, line: number | null, message: string, fix?: RuntimeFinding['fix']) =>
    found.push({ severity, file: file.name, line, rule, message, ...(fix && { fix }) });
  // What is no text would not come back as it was.
  const rewritten = (title: string, content: string) =>
    file.encoding === 'utf8' ? { title, files: [{ name: file.name, content }] } : undefined;
  if (text.startsWith('\uFEFF'))
    say(
      'error',
      'byte-order-mark',
      1,
      'It begins with a byte order mark, which no shell understands. Take it out.',
      rewritten('Take the mark out', text.slice(1)),
    );
  const crlf = text.split('\n').findIndex((line) => line.endsWith('\r'));
  if (crlf !== -1)
    say(
      'error',
      'crlf',
      crlf + 1,
      'Its lines end as on Windows (CRLF); a shell takes the CR for a part of the command. Use LF.',
      rewritten('Use LF', text.replaceAll(/\r+(?=\n|$)/g, '').replace(/^\uFEFF/, '')),
    );
  if (file.executable === false)
    say('warning', 'not-executable', null, 'It is not executable. Treeline runs it all the same; others who use the folder may not.', {
      title: 'Make it executable',
      files: [{ name: file.name, content: text, executable: true }],
    });
  for (const [index, line] of text.split('\n').entries()) {
    const code = line.replace(/^\s*#.*/, '');
    const network = NETWORK.exec(code)?.[1];
    if (network)
      say(
        'warning',
        'wants-network',
        index + 1,
        `\`${network}\` wants a network, and no stage after environment has one. Name what it fetches in ${EXPRESSION}.`,
      );
    const outside = OUTSIDE.exec(code)?.[1];
    if (outside)
      say(
        'warning',
        'writes-outside',
        index + 1,
        `${outside} cannot be written: a stage writes to its own folder, to $HOME and to /tmp, and only its folder is handed on.`,
      );
  }
  return found;
}

function unpinned(files: readonly RequestFile[]): RuntimeFinding[] {
  const own = expressionFiles([...files].filter(({ name }) => !/^(tests|samples)\//.test(name)));
  return findUnpinned(own).map((one) => ({
    severity: 'warning',
    file: one.file,
    line: one.line,
    rule: 'unpinned-input',
    message: pinAdvice(one, '').replace(/^\S+ line \d+: /, ''),
  }));
}
