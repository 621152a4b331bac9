import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { causeOf, REMEDIES } from './cause-of.mjs';
import { heard } from './child.mjs';
import { withSetupLock } from './lock.mjs';
import { modules, out, root } from './paths.mjs';
import { during, say, SetupError } from './say.mjs';

/** Nobody is kept waiting for a slow download (of some 120 MB): every 10 MB of it earn it 20 s more. */
const STEP_BYTES = 10e6;
const STEP_MS = 20_000;
/** After a failure it is not tried again at every start. */
const RETRY_MS = 24 * 3_600_000;

const REASONS = { ...REMEDIES, network: 'The network cannot be reached.' };

const electron = join(modules, 'electron');
const binary = join(electron, 'dist');
/** The installer writes it last. */
const complete = join(electron, 'path.txt');
/** What comes is put there first. */
const folder = join(out, 'electron-download');
/** Says why it failed, and was written when. */
const failed = join(out, 'stamps', 'no-electron');

/** Brings Electron's binary, which npm does not. Where it cannot be had soon, that is said, and Treeline does without. */
export async function fetchElectron(node, env) {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || existsSync(join(binary, 'version'))) return;
  const last = statSync(failed, { throwIfNoEntry: false })?.mtime;
  if (last && Date.now() - last < RETRY_MS) {
    say(`Electron could not be fetched at ${last.toLocaleString()}, and is tried again a day after that. ${readFileSync(failed, 'utf8')}`);
    return;
  }
  try {
    await withSetupLock(async () => {
      if (!existsSync(complete)) await during('fetching Electron, once', (tell) => download(node, env, tell));
    });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`Electron could not be fetched, and is tried again a day later. ${error.message}`);
    remember(error.message);
  }
}

async function download(node, env, tell) {
  clear();
  mkdirSync(folder, { recursive: true });
  const late = new AbortController();
  let mark = { bytes: 0, at: Date.now() };
  const watch = setInterval(() => {
    const bytes = sizeOf(folder) + sizeOf(binary);
    tell(`${Math.round(bytes / 1e6)} MB`);
    // It becomes less, too: what was downloaded goes elsewhere when it is whole.
    if (Math.abs(bytes - mark.bytes) >= STEP_BYTES) mark = { bytes, at: Date.now() };
    else if (Date.now() - mark.at > STEP_MS) late.abort();
  }, 500);
  try {
    const inFolder = { ...env, TMPDIR: folder, TEMP: folder, TMP: folder };
    const { code, told } = await heard(node, [join(electron, 'install.js')], { cwd: root, env: inFolder, signal: late.signal });
    if (code !== 0) throw new SetupError(REASONS[causeOf(told)] ?? told.trim().split('\n', 1)[0]);
  } catch (error) {
    if (!late.signal.aborted) throw error;
    throw new SetupError(`Less than ${STEP_BYTES / 1e6} MB came in ${STEP_MS / 1000} s.`);
  } finally {
    clearInterval(watch);
    clear();
  }
}

/** Takes away what is not whole. */
function clear() {
  rmSync(folder, { recursive: true, force: true });
  if (!existsSync(complete)) rmSync(binary, { recursive: true, force: true });
}

function sizeOf(place) {
  try {
    const stats = readdirSync(place, { recursive: true }).map((name) => statSync(join(place, name)));
    return stats.reduce((sum, each) => sum + (each.isFile() ? each.size : 0), 0);
  } catch (error) {
    if (error.code === 'ENOENT') return 0; // not there yet, or gone while we looked
    throw error;
  }
}

function remember(why) {
  try {
    mkdirSync(dirname(failed), { recursive: true });
    writeFileSync(failed, why);
  } catch {
    // Where nothing can be kept, the next start tries again.
  }
}
