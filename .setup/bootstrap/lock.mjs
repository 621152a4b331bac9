import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { causeOf, REMEDIES } from './cause-of.mjs';
import { out } from './paths.mjs';
import { say, SetupError } from './say.mjs';

/** It holds the id of the process whose it is. */
const file = join(out, 'setup.lock');
const own = String(process.pid);
const BEAT_MS = 1_000;
const LOOK_MS = 200;
/** A lock that nobody touched while we looked for so long is dead, whoever has its process's number now. */
const DEAD_MS = 10_000;

/** Runs `work` while no other set-up of this folder does. A second one waits its turn. */
export async function withSetupLock(work) {
  await take();
  const beat = setInterval(touch, BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (read() === own) rmSync(file, { force: true });
  }
}

async function take() {
  let told = false;
  let touched = lastTouched();
  for (let still = 0; !tryTake();) {
    if (isGone(read()) || still >= DEAD_MS) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) say('another Treeline command is setting this folder up; waiting for it.');
    told = true;
    await wait(LOOK_MS);
    const last = lastTouched();
    still = last === touched ? still + LOOK_MS : 0;
    touched = last;
  }
}

function tryTake() {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, own, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    // On a full disk it may have been made all the same, with nothing in it.
    if (error.syscall === 'write') rmSync(file, { force: true });
    throw new SetupError(REMEDIES[causeOf(error.code)] ?? error.message);
  }
}

function read() {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Whether there is no such process. One that was only just begun to be written has no number yet. */
function isGone(pid) {
  if (!/^\d+$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function lastTouched() {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function touch() {
  try {
    utimesSync(file, new Date(), new Date());
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
