import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { settings, type StoredSettings } from '../contract/settings.ts';
import { Refusal } from '../refusal.ts';

/** What holds where nothing was set. */
export const DEFAULT_SETTINGS: StoredSettings = {
  source: { kind: 'starter' },
  network: { kind: 'off' },
  environmentBytes: 20 * 2 ** 30,
  compiledBytes: 2 * 2 ** 30,
  inputBytes: 4 * 2 ** 30,
  terminalMs: 3_600_000,
  unattendedMs: 600_000,
  waiting: 2,
};

export interface SettingsStore {
  /** What holds: what was set, the defaults beside it, and over both what this process was started with. */
  get(): StoredSettings;
  /** @throws Refusal INVALID_REQUEST, DISK_FULL */
  set(change: Partial<StoredSettings>): StoredSettings;
}

export interface SettingsOptions {
  /** the data folder */
  folder: string;
  /** holds over what is set, as long as this process lives */
  override?: Partial<StoredSettings>;
  log(line: string): void;
}

/** The settings in `settings.json` of the data folder. A file that cannot be understood is put aside, and the defaults hold. */
export function openSettings({ folder, override, log }: SettingsOptions): SettingsStore {
  const file = join(folder, 'settings.json');
  let stored = read(file, log);
  const get = () => ({ ...DEFAULT_SETTINGS, ...stored, ...override });
  return {
    get,
    set(change) {
      const next = { ...stored, ...change };
      assertPlace(next);
      write(file, folder, next);
      stored = next;
      return get();
    },
  };
}

const known = settings.partial();

function read(file: string, log: (line: string) => void): Partial<StoredSettings> {
  let text: string;
  try {
    // Editors on Windows begin a file with a mark of its byte order.
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') log(`The settings in ${file} cannot be read (${codeOf(error)}), and the defaults hold.`);
    return {};
  }
  try {
    return known.parse(JSON.parse(text));
  } catch {
    const aside = file.replace(/\.json$/, `.unreadable-${new Date().toISOString().replaceAll(':', '-')}.json`);
    renameSync(file, aside);
    log(`The settings in ${file} could not be understood. They are now ${aside}, and the defaults hold.`);
    return {};
  }
}

/** As a whole or not at all: beside it first, then in its place. */
function write(file: string, folder: string, content: Partial<StoredSettings>): void {
  const beside = `${file}.new`;
  try {
    const descriptor = openSync(beside, 'w', 0o600);
    try {
      writeFileSync(descriptor, `${JSON.stringify(content, null, 2)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    if (codeOf(error) !== 'ENOSPC') throw error;
    throw new Refusal(`The disk of the data folder ${folder} is full. Make room on it, and set this again.`, { code: 'DISK_FULL', folder });
  }
}

/** A path is read by whichever process owns the data folder, wherever that stands. */
function assertPlace({ source }: Partial<StoredSettings>): void {
  if (source?.kind !== 'folder' || isAbsolute(source.path)) return;
  const message = `source.path: ${JSON.stringify(source.path)} does not begin at the root; give the whole path.`;
  throw new Refusal(message, { code: 'INVALID_REQUEST', issues: [{ path: 'source.path', message }] });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
