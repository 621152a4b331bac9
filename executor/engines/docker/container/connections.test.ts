import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { testBoxes } from './testing/boxes.ts';

const boxes = await testBoxes();

/** Runs a script whose connections are served so. */
async function served(script: string, serve: (connection: Duplex) => void) {
  return boxes.run(script, { job: { serve }, limits: { fileBytes: 1 << 26 } });
}

async function textOf(connection: Duplex): Promise<string> {
  let text = '';
  for await (const chunk of connection) text += String(chunk);
  return text;
}

async function takeSlowly(connection: Duplex, into: Buffer[]): Promise<void> {
  for await (const bytes of connection) {
    if (into.length % 20 === 0) await wait(2);
    into.push(bytes as Buffer);
  }
}

describe('the way out', boxes.needed, () => {
  test('is there only where the job says so', async () => {
    const { stdout, end } = await boxes.run('nc -w 2 127.0.0.1 3128 </dev/null 2>&1');
    expect(stdout).toContain('Connection refused');
    expect(end.code).not.toBe(0);
  });

  test('carries both ways, and the end of each', async () => {
    const heard: string[] = [];
    const { stdout } = await served(
      `exec 3<>/dev/tcp/127.0.0.1/3128; echo hello >&3; read -r line <&3; echo "got $line"; printf 'and more' >&3; exec 3>&-`,
      (connection) => {
        connection.once('data', (chunk) => {
          heard.push(String(chunk));
          connection.write('welcome\n');
          void textOf(connection).then((text) => heard.push(text));
        });
      },
    );
    expect(stdout).toBe('got welcome\n');
    await expect.poll(() => heard).toEqual(['hello\n', 'and more']);
  });

  test('carries much, each way at its own pace, while others go on', async () => {
    const size = 8_000_000;
    const up: Buffer[] = [];
    const { stdout } = await served(
      `head -c ${size} /dev/urandom > up; (echo up; cat up) | nc 127.0.0.1 3128 &
       (echo down; sleep 9) | nc 127.0.0.1 3128 > down & down=$!
       (echo small; sleep 0.2) | nc 127.0.0.1 3128; md5sum < up
       while [ "$(stat -c %s down)" -lt ${size} ]; do sleep 0.05; done; kill $down; wait %1; tr -d x < down | wc -c`,
      (connection) => {
        connection.once('data', (chunk: Buffer) => {
          const kind = String(chunk).split('\n')[0];
          if (kind === 'small') connection.end('quick\n');
          if (kind === 'down') connection.write(Buffer.alloc(size, 'x'));
          if (kind !== 'up') return;
          up.push(chunk.subarray(3));
          void takeSlowly(connection, up).then(() => connection.end());
        });
      },
    );
    expect(stdout.split('\n')[0]).toBe('quick');
    expect(stdout.split('\n')[2]).toBe('0');
    expect(`${createHash('md5').update(Buffer.concat(up)).digest('hex')}  -`).toBe(stdout.split('\n')[1]);
  });

  test('is wide: a hundred at once have their turn', async () => {
    let most = 0;
    let open = 0;
    const { stdout } = await boxes.run(
      `for i in {1..100}; do (exec 3<>/dev/tcp/127.0.0.1/3128; echo $i >&3; cat <&3 >> answers) & done; wait; sort -n answers | uniq | wc -l`,
      {
        shape: { processes: 400 },
        job: {
          serve: (connection) => {
            most = Math.max(most, ++open);
            connection.once('close', () => open--);
            connection.once('data', (chunk) => setTimeout(() => connection.end(chunk), 20));
          },
        },
      },
    );
    expect(stdout).toBe('100\n');
    expect(most).toBeGreaterThan(30);
  });

  test('is cut from either end', async () => {
    const closed: string[] = [];
    const { stdout } = await served(
      `exec 3<>/dev/tcp/127.0.0.1/3128; echo first >&3; cat <&3; echo cut; exec 4<>/dev/tcp/127.0.0.1/3128; echo second >&4; sleep 0.3`,
      (connection) => {
        connection.once('data', (chunk) => {
          connection.once('close', () => closed.push(String(chunk)));
          if (String(chunk) === 'first\n') connection.destroy();
        });
      },
    );
    expect(stdout).toBe('cut\n');
    await expect.poll(() => closed).toEqual(['first\n', 'second\n']);
  });
});
