import type { IncomingHttpHeaders } from 'node:http';
import { sameToken } from './token.ts';

/** Who may come in: exact Host, listed Origin, and the token as cookie or bearer. */
export interface Gate {
  /** why a request is not from a page of ours or a program on this machine; null where it may be */
  foreign(headers: IncomingHttpHeaders): 'host' | 'origin' | null;
  bearer(headers: IncomingHttpHeaders): boolean;
  cookie(headers: IncomingHttpHeaders): boolean;
  /**
   * The `Set-Cookie` that lets a browser in. Lax, since the page that leads a browser here is a file: what else comes from another site is
   * refused by its Origin.
   */
  readonly setCookie: string;
}

export function createGate(port: number, token: string): Gate {
  // A name that resolves to 127.0.0.1 (DNS rebinding) is told apart by its Host alone.
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const origins = hosts.map((host) => `http://${host}`);
  // Browsers share cookies between the ports of a host: the port in the name keeps two workbenches apart.
  const name = `treeline-${port}`;
  return {
    foreign(headers) {
      if (!hosts.includes(headers.host ?? '')) return 'host';
      if (headers.origin !== undefined && !origins.includes(headers.origin)) return 'origin';
      return null;
    },
    bearer(headers) {
      const [scheme, value] = (headers.authorization ?? '').split(' ', 2);
      return scheme?.toLowerCase() === 'bearer' && sameToken(value, token);
    },
    cookie(headers) {
      const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
      return pairs.some((pair) => pair.startsWith(`${name}=`) && sameToken(pair.slice(name.length + 1), token));
    },
    setCookie: `${name}=${token}; HttpOnly; SameSite=Lax; Path=/`,
  };
}
