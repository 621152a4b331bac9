import { lookup } from 'node:dns/promises';
import { connect, isIPv6, type Socket } from 'node:net';
import type { NetworkPolicy } from '../../contract/settings.ts';
import { ownNetworks } from './own-networks.ts';
import { portRefusalOf, privateRefusalOf, reachOf, refusalOf } from './policy.ts';
import { isPublicAddress } from './public-address.ts';

const CONNECT_MS = 15_000;
/** What packages are fetched from: HTTP and HTTPS. */
const WEB_PORTS = [80, 443];

/** The settings do not allow it; the message is a sentence that names the host and the setting. */
export class DialRefused extends Error {
  override readonly name = 'DialRefused';
}

/**
 * Opens a connection to a host that the policy allows. The name is resolved here, once, and the address that was looked at is the one that
 * is dialled: a name cannot lead elsewhere in between.
 * @param host a name or an address, an IPv6 one without brackets
 * @throws DialRefused; any other error: it was allowed and could not be reached
 */
export async function dial(policy: NetworkPolicy, host: string, port: number): Promise<Socket> {
  const reach = reachOf(policy, host);
  if (reach === 'none') throw new DialRefused(refusalOf(policy, host));
  const addresses = await lookup(host, { all: true });
  const near = reach === 'any' ? null : ownNetworks();
  const allowed = addresses.filter(({ address }) => near === null || (isPublicAddress(address) && !near.check(address, familyOf(address))));
  if (allowed.length === 0) throw new DialRefused(privateRefusalOf(host));
  if (reach === 'public' && !WEB_PORTS.includes(port)) throw new DialRefused(portRefusalOf(host, port));
  let failure: unknown;
  for (const { address } of allowed) {
    try {
      return await connectTo(address, port);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

function connectTo(address: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, timeout: CONNECT_MS });
    socket.once('timeout', () => socket.destroy(new Error(`${address} did not answer in ${CONNECT_MS / 1000} s`)));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject).setTimeout(0);
      resolve(socket);
    });
  });
}
