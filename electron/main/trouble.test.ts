import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, test } from 'vitest';
import { watchWindow } from './trouble.ts';

/** A window whose user answers every question with the given button. */
function play(answer: number) {
  const done: string[] = [];
  const webContents = Object.assign(new EventEmitter(), {
    reload: () => done.push('reload'),
    forcefullyCrashRenderer() {
      done.push('end');
      webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    },
  });
  const window = Object.assign(new EventEmitter(), { webContents, isDestroyed: () => false });
  const asked: string[] = [];
  const dialog = {
    showMessageBox: async (...args: unknown[]) => {
      asked.push((args.at(-1) as { message: string }).message);
      await new Promise(setImmediate);
      return { response: answer, checkboxChecked: false };
    },
  };
  watchWindow(window as unknown as BrowserWindow, dialog as never, () => done.push('quit'));
  const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
  return { window, webContents, done, asked, settle };
}

test('a crash is told, and the page opened again, or the application ended, as the user wants', async () => {
  for (const [answer, then] of [
    [0, 'reload'],
    [1, 'quit'],
  ] as const) {
    const { webContents, asked, done, settle } = play(answer);
    webContents.emit('render-process-gone', {}, { reason: 'oom' });
    await settle();
    expect([asked, done]).toEqual([['The workbench stopped working.'], [then]]);
  }
});

test('a page that ended with its window is no crash', async () => {
  const { webContents, asked, done, settle } = play(0);
  webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
  await settle();
  expect([asked, done]).toEqual([[], []]);
});

test('a page that does not answer is waited for, asked about once', async () => {
  const { window, asked, done, settle } = play(0);
  window.emit('unresponsive');
  window.emit('unresponsive');
  await settle();
  expect([asked, done]).toEqual([['The workbench does not answer.'], []]);
});

test('or is ended and opened again, without being told of as a crash', async () => {
  const { window, asked, done, settle } = play(1);
  window.emit('unresponsive');
  await settle();
  expect([asked, done]).toEqual([['The workbench does not answer.'], ['end', 'reload']]);
});
