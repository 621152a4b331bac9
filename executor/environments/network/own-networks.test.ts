import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { dial } from './dial.ts';
import { ownNetworks } from './own-networks.ts';

const address = { mac: '00:00:00:00:00:00', internal: false };

describe("this machine's own networks", () => {
  test('are those of its interfaces, whatever their addresses', () => {
    const networks = ownNetworks({
      eth0: [
        { ...address, address: '8.8.8.9', netmask: '255.255.255.0', family: 'IPv4', cidr: '8.8.8.9/24' },
        { ...address, address: '2a00:1450::5', netmask: 'ffff:ffff:ffff:ffff::', family: 'IPv6', cidr: '2a00:1450::5/64', scopeid: 0 },
      ],
      tun0: [{ ...address, address: '9.9.9.9', netmask: '0.0.0.0', family: 'IPv4', cidr: '9.9.9.9/0' }],
    });
    expect(['8.8.8.8', '8.8.8.9', '8.8.9.8', '1.1.1.1'].map((each) => networks.check(each, 'ipv4'))).toEqual([true, true, false, false]);
    expect(['2a00:1450::1', '2a00:1450:0:1::1'].map((each) => networks.check(each, 'ipv6'))).toEqual([true, false]);
  });

  test('hold every address that this machine has now', () => {
    const networks = ownNetworks();
    const own = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((each) => !networks.check(each.address, each.family === 'IPv6' ? 'ipv6' : 'ipv4'))).toEqual([]);
  });
});

describe('a host that is not named itself', () => {
  test('is reached at the ports of the web', async () => {
    await expect(dial({ kind: 'on' }, '8.8.8.8', 22)).rejects.toThrow(/port 22 of 8\.8\.8\.8, and only 80 and 443/);
  });
});
