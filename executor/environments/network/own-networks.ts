import { BlockList } from 'node:net';
import { networkInterfaces } from 'node:os';

/** The networks that this machine is in now: its neighbours may have public addresses, as those of most IPv6 networks do. */
export function ownNetworks(interfaces = networkInterfaces()): BlockList {
  const networks = new BlockList();
  for (const { cidr, family } of Object.values(interfaces).flatMap((addresses) => addresses ?? [])) {
    const [address = '', prefix = ''] = cidr?.split('/') ?? [];
    // One as wide as the internet, as a tunnel to all of it may have, tells nothing of who is near.
    if (Number(prefix) > 0) networks.addSubnet(address, Number(prefix), family === 'IPv6' ? 'ipv6' : 'ipv4');
  }
  return networks;
}
