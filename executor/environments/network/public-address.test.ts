import { describe, expect, test } from 'vitest';
import { isPublicAddress } from './public-address.ts';

describe('a public address', () => {
  test.each(['1.1.1.1', '8.8.8.8', '93.184.215.14', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::200e'])(
    '%s is one',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    ['this machine', ['127.0.0.1', '127.8.8.8', '0.0.0.0', '::1', '::']],
    ['a private network', ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fd12:3456::1', 'fc00::1']],
    ['a link', ['169.254.1.1', 'fe80::1']],
    ["a cloud's own", ['169.254.169.254', '168.63.129.16', 'fd00:ec2::254']],
    ['many', ['224.0.0.1', '239.255.255.250', 'ff02::1', '255.255.255.255']],
    ['for documents and measurements', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '2001:db8::1']],
    [
      'an IPv4 address in disguise',
      ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::'],
    ],
    ['none at all', ['', 'localhost', '1.2.3', '2130706433']],
  ])('is none: %s', (_kind, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });
});
