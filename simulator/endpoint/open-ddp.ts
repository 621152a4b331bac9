import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { DDP_PORT, ddpPackets, nextSequence } from './ddp.ts';
import { DeviceFault, type LightsDevice } from './lights-device.ts';

/** Darkness is sent so often, so many ms apart: a packet may be lost, and nobody answers. */
const DARK = { times: 3, everyMs: 15 };

/** A device that takes DDP. That it is not there is known only where its machine says so. @throws DeviceFault */
export async function openDdp(host: string, port = DDP_PORT): Promise<LightsDevice> {
  const name = `${host}:${port}`;
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  let fault: Error | null = null;
  socket.on('error', (error) => (fault = error));
  socket.connect(port, host);
  await once(socket, 'connect').catch((error: unknown) => {
    socket.close();
    throw gone(name, error);
  });
  let sequence = 1;
  let leds = 0;
  const send = async (pixels: Uint8Array): Promise<void> => {
    if (fault) throw gone(name, fault);
    const packets = ddpPackets(pixels, sequence);
    sequence = nextSequence(sequence, pixels.length);
    for (const packet of packets)
      await new Promise<void>((resolve, reject) => socket.send(packet, (error) => (error ? reject(gone(name, error)) : resolve())));
  };
  return {
    name,
    leds: null,
    show(pixels) {
      leds = Math.max(leds, pixels.length);
      return send(pixels);
    },
    async off() {
      for (let n = 0; n < DARK.times; n++) {
        await send(new Uint8Array(leds));
        await wait(DARK.everyMs);
      }
    },
    close: () => void socket.close(),
  };
}

function gone(name: string, error: unknown): DeviceFault {
  const why = error instanceof Error ? error.message : String(error);
  return new DeviceFault(
    `${name} does not take frames (${why}). See that it is on, that it listens for DDP, and that the address is right.`,
  );
}
