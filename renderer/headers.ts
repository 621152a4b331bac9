import { sandboxHeaders } from './sandbox-page.ts';

/**
 * Response headers of everything the page is made of: `*` for every path, and what a path has instead. Both hosts read them
 * from `headers.json` in the build.
 */
export const headers: Record<string, Record<string, string>> = {
  '*': {
    'Content-Security-Policy': policy({
      'default-src': "'none'",
      'script-src': "'self'",
      // Monaco and the panels set style attributes and make style elements at run time.
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'worker-src': "'self'",
      'frame-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'object-src': "'none'",
    }),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), display-capture=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  },
  '/sandbox.html': sandboxHeaders,
};

function policy(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
