import { EventEmitter, once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { type ParentPort, type PortService, serveParent } from './serve-parent.ts';
import type { ServedPort } from './serve-port.ts';

/** Says a message as Electron's main process does. */
function parent() {
  const emitter = new EventEmitter();
  const port = emitter as unknown as ParentPort;
  return { port, say: (data: unknown, ports: MessagePort[] = []) => emitter.emit('message', { data, ports }) };
}

function service() {
  const state = { served: [] as ServedPort[], closed: false };
  const made: PortService = { serve: (port) => state.served.push(port), close: async () => void (state.closed = true) };
  return { state, made };
}

test('serves the ports that come, also those that came before it stood, with what was said over them', async () => {
  const { port: line, say } = parent();
  const { state, made } = service();
  const opening = Promise.withResolvers<PortService>();
  const over = serveParent(line, opening.promise);
  const early = new MessageChannel();
  say({ type: 'treeline:port' }, [early.port1]);
  early.port2.postMessage('said early');
  opening.resolve(made);
  const late = new MessageChannel();
  say({ type: 'treeline:port' }, [late.port1]);
  await new Promise(setImmediate);
  expect(state.served).toEqual([early.port1, late.port1]);
  expect(await once(early.port1, 'message')).toEqual(['said early']);
  say({ type: 'treeline:quit' });
  await over;
  expect(state.closed).toBe(true);
  for (const { port1 } of [early, late]) port1.close();
});

test('told to quit before it stands, it still closes what it opened', async () => {
  const { port: line, say } = parent();
  const { state, made } = service();
  const opening = Promise.withResolvers<PortService>();
  const over = serveParent(line, opening.promise);
  say({ type: 'treeline:quit' });
  opening.resolve(made);
  await over;
  expect(state.closed).toBe(true);
});

test('what is not of the shell’s words is nothing', async () => {
  const { port: line, say } = parent();
  const { state, made } = service();
  const over = serveParent(line, Promise.resolve(made));
  const channel = new MessageChannel();
  for (const data of [null, 'treeline:port', {}, { type: 'other' }]) say(data, [channel.port1]);
  say({ type: 'treeline:port' });
  await new Promise(setImmediate);
  expect(state.served).toEqual([]);
  say({ type: 'treeline:quit' });
  await over;
  channel.port1.close();
});

test('a service that does not open is the caller’s to tell of', async () => {
  const { port: line, say } = parent();
  const failing = Promise.reject(new Error('no disk'));
  const over = serveParent(line, failing);
  const channel = new MessageChannel();
  say({ type: 'treeline:port' }, [channel.port1]);
  await expect(over).rejects.toThrow('no disk');
  channel.port1.close();
});
