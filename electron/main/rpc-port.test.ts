import { once, EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { IpcMainEvent, MessagePortMain, WebContents, WebFrameMain } from 'electron';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GONE, handOutPorts, mayAsk, PORT, READY } from './rpc-port.ts';

// Frames and contents are played; the channels are Node's own, through which real messages go.

interface Played {
  contents: WebContents & EventEmitter;
  frame: WebFrameMain;
  /** what the frame was sent */
  sent: { channel: string; ports: MessagePort[] }[];
  event(changes?: Partial<IpcMainEvent>): IpcMainEvent;
}

function playFrame(changes: { url?: string; parent?: WebFrameMain; detached?: boolean } = {}, sent: Played['sent'] = []): WebFrameMain {
  return {
    url: 'app://workbench/',
    parent: null,
    detached: false,
    isDestroyed: () => false,
    postMessage: (channel: string, _message: unknown, ports: MessagePort[] = []) => sent.push({ channel, ports }),
    ...changes,
  } as unknown as WebFrameMain;
}

function play(url = 'app://workbench/'): Played {
  const sent: Played['sent'] = [];
  const frame = playFrame({ url }, sent);
  const contents = Object.assign(new EventEmitter(), { mainFrame: frame }) as unknown as Played['contents'];
  return { contents, frame, sent, event: (changes) => ({ senderFrame: frame, sender: contents, ...changes }) as IpcMainEvent };
}

describe('who may ask', () => {
  const page = play();
  const mine = (contents: WebContents): boolean => contents === page.contents;

  test('the top frame of the window, showing the workbench', () => expect(mayAsk(page.event(), mine)).toBe(true));
  test.each<[string, Partial<IpcMainEvent>]>([
    ['a frame that is gone', { senderFrame: null }],
    ['a frame inside the page', { senderFrame: playFrame({ parent: page.frame }) }],
    ['a frame that was replaced', { senderFrame: playFrame() }],
    ['a frame that is being replaced', { senderFrame: playFrame({ detached: true }) }],
    ['a page that is not in our window', { sender: play().contents }],
  ])('not %s', (_who, changes) => expect(mayAsk(page.event(changes), mine)).toBe(false));
  test.each(['https://example.org/', 'file:///x', 'app://elsewhere/', 'about:blank', ''])('not a window that shows %s', (url) => {
    const other = play(url);
    expect(mayAsk(other.event(), () => true)).toBe(false);
  });
});

describe('handing over', () => {
  let ipc: EventEmitter;
  let page: Played;
  let executor: MessagePort[];
  let ports: ReturnType<typeof handOutPorts>;
  const channels: MessageChannel[] = [];

  beforeEach(() => {
    ipc = new EventEmitter();
    page = play();
    executor = [];
    ports = handOutPorts({
      ipc: ipc as never,
      createChannel() {
        const channel = new MessageChannel();
        channels.push(channel);
        return channel as unknown as { port1: MessagePortMain; port2: MessagePortMain };
      },
      connect: (port) => executor.push(port as unknown as MessagePort),
      isWindow: (contents) => contents === page.contents,
    });
  });
  afterEach(() => {
    for (const { port1 } of channels.splice(0)) port1.close();
  });

  const ask = (changes?: Partial<IpcMainEvent>) => ipc.emit(READY, page.event(changes));
  const given = () => page.sent.filter((message) => message.channel === PORT);

  test('what the page says arrives at the executor, and back', async () => {
    ask();
    const [there] = given()[0]?.ports ?? [];
    const [here] = executor;
    const heard = once(here!, 'message');
    there!.postMessage('hello');
    expect(await heard).toEqual(['hello']);
    const answered = once(there!, 'message');
    here!.postMessage('and hello');
    expect(await answered).toEqual(['and hello']);
  });

  test('a stranger gets nothing, and is told nothing', () => {
    ask({ senderFrame: null });
    ipc.emit(READY, play().event());
    expect([executor, page.sent]).toEqual([[], []]);
  });

  test('one port for a page, however often it asks', () => {
    ask();
    ask();
    expect(given()).toHaveLength(1);
  });

  test('a page that was loaded anew gets a new one; a change of its address alone does not count', () => {
    ask();
    page.contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
    page.contents.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
    ask();
    expect(given()).toHaveLength(1);
    page.contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    ask();
    expect(given()).toHaveLength(2);
  });

  test('a page whose process crashed gets a new one when it is back, and leaves no listeners behind', () => {
    for (let life = 0; life < 20; life++) {
      ask();
      page.contents.emit('render-process-gone');
    }
    expect(given()).toHaveLength(20);
    expect(page.contents.listenerCount('render-process-gone')).toBe(1);
  });

  test('the death of the executor is announced, and the page may ask again', () => {
    ask();
    ports.renew();
    expect(page.sent.at(-1)?.channel).toBe(GONE);
    ask();
    expect(given()).toHaveLength(2);
  });

  test('a page that noticed the death first is answered when it is known here', () => {
    ask();
    ask();
    ports.renew();
    expect(given()).toHaveLength(2);
    ports.renew();
    expect(given()).toHaveLength(2);
  });

  test('nothing is sent to a page that is gone', () => {
    ask();
    page.contents.emit('destroyed');
    ports.renew();
    expect(page.sent.filter((message) => message.channel === GONE)).toEqual([]);
  });
});
