import { closeSync, mkdirSync, openSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { out } from './paths.mjs';
import { say, SetupError } from './say.mjs';

const file = join(out, 'setup.lock');
const BEAT_MS = 1_000;
/** A lock that was not touched for so long belongs to a process that is gone. */
const DEAD_MS = 10_000;

/** Runs `work` while no other set-up of this folder does. A second one waits its turn. */
export async function withSetupLock(work) {
  await take();
  const beat = setInterval(touch, BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}

async function take() {
  let told = false;
  while (!tryTake()) {
    if (!told) say('another Treeline command is setting this folder up; waiting for it.');
    told = true;
    if (isDead()) rmSync(file, { force: true });
    else await wait(200);
  }
}

function tryTake() {
  try {
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, 'wx'));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new SetupError(
      `This folder has to be set up, and it cannot be written (${error.code}). Run the command once as the user who owns the folder, or clone it to a place of your own.`,
    );
  }
}

function isDead() {
  try {
    return Date.now() - statSync(file).mtimeMs > DEAD_MS;
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function touch() {
  try {
    utimesSync(file, new Date(), new Date());
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
