import { fetchParts } from './fetch-parts.ts';
import type { FrameOrder } from './sandbox-message.ts';

/** The sandboxed frame, with everything in it that workers are made of. */
export interface Frame {
  tell(order: FrameOrder, port?: MessagePort): void;
  onBroken(listener: (id: number, message: string) => void): void;
  remove(): void;
}

const MOST_MS = 30_000;

/** Puts the frame into the document, unseen, and gives it the parts. `page` is the URL of sandbox.html. */
export async function openFrame(page: string): Promise<Frame> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.title = 'Python';
  frame.src = page;
  let broken: (id: number, message: string) => void = () => {};
  let up: () => void = () => {};
  const listen = ({ source, data }: MessageEvent<{ kind: string; id: number; message: string }>): void => {
    if (source !== frame.contentWindow) return;
    if (data.kind === 'frame') up();
    if (data.kind === 'broken') broken(data.id, data.message);
  };
  window.addEventListener('message', listen);
  const remove = (): void => {
    window.removeEventListener('message', listen);
    frame.remove();
  };
  const tell = (order: FrameOrder, port?: MessagePort): void => {
    // The frame has no origin that could be named: '*' is the only target, and nothing secret is sent.
    frame.contentWindow?.postMessage(order, '*', port ? [port] : []);
  };
  try {
    const standing = new Promise<void>((resolve, reject) => {
      up = resolve;
      setTimeout(() => reject(new Error("Python's frame did not load")), MOST_MS);
    });
    document.body.append(frame);
    const [parts] = await Promise.all([fetchParts(page), standing]);
    tell({ kind: 'parts', parts });
  } catch (error) {
    remove();
    throw error;
  }
  return {
    tell,
    onBroken: (listener) => {
      broken = listener;
    },
    remove,
  };
}
