import type { NetworkPolicy } from '../../contract/settings.ts';

/** What may be dialled for a host: nothing, public addresses only, or whatever its name leads to. */
export type Reach = 'none' | 'public' | 'any';

/**
 * A host that is named itself may lie on a private network: whoever keeps the settings wants that one. `*.example.org` names all
 * hosts below example.org, not itself, and none of them on a private network.
 */
export function reachOf(policy: NetworkPolicy, host: string): Reach {
  switch (policy.kind) {
    case 'off':
      return 'none';
    case 'on':
      return 'public';
    case 'hosts': {
      const asked = plain(host);
      const named = policy.hosts.map(plain);
      if (named.includes(asked)) return 'any';
      return named.some((pattern) => pattern.startsWith('*.') && asked.endsWith(pattern.slice(1))) ? 'public' : 'none';
    }
  }
}

/** Why a host is not reached, and what to do. */
export function refusalOf(policy: NetworkPolicy, host: string): string {
  if (policy.kind === 'off') {
    return `Making this environment asked for ${host}, and the environment stage has no network. In the settings, turn \`network\` on, or name ${host} there.`;
  }
  return `Making this environment asked for ${host}, which is not among the hosts that \`network\` names in the settings. Add it there if it may be reached.`;
}

/** Its name leads to this machine, its network, or nowhere public. */
export function privateRefusalOf(host: string): string {
  return `Making this environment asked for ${host}, which is no public address, or one of this machine's own network. If it may be reached, name exactly this host at \`network\` in the settings.`;
}

/** A host that is not named itself is reached for what packages are fetched from, and nothing else. */
export function portRefusalOf(host: string, port: number): string {
  return `Making this environment asked for port ${port} of ${host}, and only 80 and 443 are reached. If it may be reached, name exactly this host at \`network\` in the settings.`;
}

function plain(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}
