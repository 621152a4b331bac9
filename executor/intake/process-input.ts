import type { Issue } from '../contract/errors.ts';
import type { Request } from '../contract/request.ts';
import { REQUEST_BOUNDS } from '../settings/request-bounds.ts';

/** What is wrong with what a program is started with: its standard input, arguments and environment. */
export function processInputIssues({ stdin, args, env }: Pick<Request, 'stdin' | 'args' | 'env'>): Issue[] {
  const issues: Issue[] = [];
  const add = (path: string, message: string) => issues.push({ path, message });

  if (!stdin.isWellFormed()) add('stdin', 'The text is no valid Unicode.');
  const stdinBytes = Buffer.byteLength(stdin);
  if (stdinBytes > REQUEST_BOUNDS.stdinBytes) add('stdin', `It is ${stdinBytes} bytes; at most ${REQUEST_BOUNDS.stdinBytes} are taken.`);

  if (args.length > REQUEST_BOUNDS.args) add('args', `There are ${args.length}; at most ${REQUEST_BOUNDS.args} are taken.`);
  const argBytes = args.reduce((sum, arg) => sum + Buffer.byteLength(arg) + 1, 0);
  if (argBytes > REQUEST_BOUNDS.argBytes) add('args', `They are ${argBytes} bytes together; at most ${REQUEST_BOUNDS.argBytes} are taken.`);
  for (const [index, arg] of args.entries()) if (!isPlain(arg)) add(`args[${index}]`, NOT_PLAIN);

  const variables = Object.entries(env);
  if (variables.length > REQUEST_BOUNDS.env)
    add('env', `There are ${variables.length} variables; at most ${REQUEST_BOUNDS.env} are taken.`);
  const envBytes = variables.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value) + 2, 0);
  if (envBytes > REQUEST_BOUNDS.envBytes)
    add('env', `The variables are ${envBytes} bytes together; at most ${REQUEST_BOUNDS.envBytes} are taken.`);
  for (const [name, value] of variables) {
    const path = `env[${JSON.stringify(name.slice(0, 80))}]`;
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) add(path, "A variable's name is made of letters, digits and _, and begins with no digit.");
    if (!isPlain(value)) add(path, NOT_PLAIN);
  }
  return issues;
}

const NOT_PLAIN = 'A NUL character or half a surrogate pair cannot be handed to a program.';

function isPlain(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
