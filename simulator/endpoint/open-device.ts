import { DeviceFault, type LightsDevice } from './lights-device.ts';
import { openDdp } from './open-ddp.ts';
import { openWled } from './open-wled.ts';

/** Opens what an address names: `ddp://HOST[:PORT]`, or WLED at `http://HOST`. @throws DeviceFault */
export function openDevice(address: string): Promise<LightsDevice> {
  const url = URL.canParse(address) ? new URL(address) : null;
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  if (url?.protocol === 'ddp:' && host !== '') return openDdp(host, url.port === '' ? undefined : Number(url.port));
  if (url && /^https?:$/.test(url.protocol)) return openWled(url);
  return Promise.reject(
    new DeviceFault(`Lights are at ddp://HOST, or, where they run WLED, at http://HOST; ${JSON.stringify(address)} is neither.`),
  );
}
