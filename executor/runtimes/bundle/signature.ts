import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { bundleRefused } from './refused.ts';

export const SIGNATURE_NAME = 'signature';
/** A longer one is none. */
export const SIGNATURE_BYTES = 1_024;

/** `signature`, the last thing in a bundle: who says that its `bundle.json` is theirs. */
const signature = z.strictObject({
  /** ed25519, 32 bytes as base64 */
  key: z.base64().length(44),
  /** of `bundle.json`, byte for byte: 64 bytes as base64 */
  signature: z.base64().length(88),
});

/** SubjectPublicKeyInfo of an ed25519 key, before its 32 bytes (RFC 8410). */
const PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** A new key: the private one as PEM, and the public one as authors are known by. */
export function newKey(): { privateKey: string; publicKey: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, publicKey: publicOf(privateKey) };
}

/** @throws TypeError where the PEM is no private ed25519 key */
export function signManifest(manifest: Uint8Array, pem: string): string {
  const key = privateOf(pem);
  return JSON.stringify({ key: publicOf(key), signature: sign(null, manifest, key).toString('base64') });
}

/** @returns the public key that signed. @throws Refusal where it did not sign this */
export function verifySignature(manifest: Uint8Array, text: string): string {
  const wrong = bundleRefused(
    'Its signature is not of this bundle: somebody changed it, or signed another one. Ask its author for it again.',
  );
  try {
    const { key, signature: signed } = signature.parse(JSON.parse(text));
    const spki = Buffer.concat([PREFIX, Buffer.from(key, 'base64')]);
    if (verify(null, manifest, createPublicKey({ key: spki, format: 'der', type: 'spki' }), Buffer.from(signed, 'base64'))) return key;
  } catch {
    throw wrong;
  }
  throw wrong;
}

export function isPublicKey(text: string): boolean {
  return signature.shape.key.safeParse(text).success && Buffer.from(text, 'base64').length === 32;
}

/** What people compare over the telephone. */
export function fingerprint(publicKey: string): string {
  return createHash('sha256')
    .update(Buffer.from(publicKey, 'base64'))
    .digest('hex')
    .slice(0, 32)
    .replaceAll(/(.{4})(?=.)/g, '$1 ');
}

function privateOf(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // told below
  }
  throw new TypeError('It is no private key for bundles: make one with: treeline runtime keys new FILE');
}

function publicOf(key: KeyObject): string {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return spki.subarray(PREFIX.length).toString('base64');
}
