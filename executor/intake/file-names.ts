import type { Issue } from '../contract/errors.ts';
import { REQUEST_BOUNDS } from '../settings/request-bounds.ts';

/** What is wrong with each name, and with the names together. A name is a relative path with `/` between its segments. */
export function fileNameIssues(names: readonly string[]): Issue[] {
  const issues = names.flatMap((name, index) => {
    const fault = faultOf(name);
    return fault === null ? [] : [{ path: `files[${index}].name`, message: fault }];
  });
  return issues.length > 0 ? issues : clashes(names);
}

function faultOf(name: string): string | null {
  if (name === '') return 'A file needs a name.';
  if (!name.isWellFormed()) return 'The name is no valid Unicode text.';
  const shown = JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name);
  if (Buffer.byteLength(name) > REQUEST_BOUNDS.nameBytes) return `The name ${shown} is longer than ${REQUEST_BOUNDS.nameBytes} bytes.`;
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f]/.test(name)) return `The name ${shown} has a control character in it.`;
  if (name.includes('\\')) return `The name ${shown} has a backslash in it; write / between folders.`;
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return `The name ${shown} is absolute; name files relative to the program's folder.`;
  for (const segment of name.split('/')) {
    if (segment === '') return `The name ${shown} has an empty part; write one / between folders, and none at the end.`;
    if (segment === '.' || segment === '..') return `The name ${shown} has \`${segment}\` in it; write the path without it.`;
    if (Buffer.byteLength(segment) > REQUEST_BOUNDS.segmentBytes) {
      return `A part of the name ${shown} is longer than ${REQUEST_BOUNDS.segmentBytes} bytes.`;
    }
  }
  return null;
}

/** Names that would be the same file, or a file and a folder at once; the same after Unicode's NFC is the same. */
function clashes(names: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  const files = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const normal = name.normalize('NFC');
    const other = files.get(normal);
    if (other !== undefined)
      issues.push({ path: `files[${index}].name`, message: `${JSON.stringify(name)} is there twice; files[${other}] has it too.` });
    else files.set(normal, index);
  }
  for (const [name, index] of files) {
    for (let at = name.indexOf('/'); at !== -1; at = name.indexOf('/', at + 1)) {
      const folder = name.slice(0, at);
      if (!files.has(folder)) continue;
      issues.push({
        path: `files[${index}].name`,
        message: `${JSON.stringify(folder)} is a file and a folder at once; rename one of them.`,
      });
      break;
    }
  }
  return issues;
}
