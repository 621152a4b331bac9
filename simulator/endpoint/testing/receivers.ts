import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** FOR TESTS ONLY: a display that takes DDP, written from the protocol's description, and the frames it showed. */
export async function ddpDisplay(leds: number) {
  const socket = createSocket('udp4');
  const buffer = Buffer.alloc(leds * 3);
  const frames: { pixels: Buffer; at: number }[] = [];
  const packets: Buffer[] = [];
  socket.on('message', (packet) => {
    packets.push(packet);
    const offset = packet.readUInt32BE(4);
    packet.copy(buffer, offset, 10, 10 + packet.readUInt16BE(8));
    if (packet.readUInt8(0) & 1) frames.push({ pixels: Buffer.from(buffer), at: performance.now() });
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { port: socket.address().port, frames, packets, close: () => void socket.close() };
}

/** FOR TESTS ONLY: a strip that runs WLED, as far as it is used; `answer` may do something else with a request, and says so with true. */
export async function wledStrip(leds: number, answer: (request: IncomingMessage, response: ServerResponse) => boolean = () => false) {
  const pixels = Array.from({ length: leds }, () => '000000');
  const states: { on: boolean; pixels: string[] }[] = [];
  const server = createServer((request, response) => void (answer(request, response) || take(request, response)));
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/json/info') return void response.end(JSON.stringify({ ver: '0.14.0', name: 'tree', leds: { count: leds } }));
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString()) as { on?: boolean; seg?: { i: [number, ...string[]] } };
    const [from, ...colours] = body.seg?.i ?? [0];
    if (colours.length > 256) return void response.writeHead(400).end('{"error":9}');
    pixels.splice(from, colours.length, ...colours);
    states.push({ on: body.on !== false, pixels: [...pixels] });
    response.end('{"success":true}');
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    states,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
