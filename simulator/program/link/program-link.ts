import { z } from 'zod';
import { ledCount } from '../../led/led-state.ts';
import { rulesName } from '../../rules/profile.ts';
import { fromBase64Url, toBase64Url } from './base64-url.ts';
import { deflated, inflated } from './deflate.ts';

/** It grows when an older Treeline would misread what is packed. */
const VERSION = 1;
const NAME = 'program=';
/** Characters of a fragment: what browsers, chats and mail pass on whole. */
const LONGEST_LINK = 32_000;
/** Bytes of the unpacked text: far more than a show has, and no bomb. */
const MOST_BYTES = 1 << 20;

/** A light program with all that its lights follow from, so that it shines the same elsewhere. */
const linkedProgram = z.strictObject({
  /** a file's, without folders */
  name: z
    .string()
    .max(255)
    .regex(/^(?!\.{1,2}$)[^/\\\p{C}]+$/u),
  source: z.string(),
  leds: ledCount,
  rules: rulesName,
  seed: z.int().min(0).max(0xffff_ffff),
  /** what a `setLEDs` takes, µs for each LED */
  microsPerLed: z.number().min(1).max(10_000),
});

export type LinkedProgram = z.infer<typeof linkedProgram>;

/** A link that cannot be made or read; its message is a sentence that says why. */
export class LinkFault extends Error {}

/**
 * The fragment, without `#`, that holds a program: `program=1.` and JSON, deflated (RFC 1951), as base64url (RFC 4648, section 5).
 * @throws LinkFault where that is longer than a link may be, or the name is none that a file can have everywhere
 */
export async function packLink(program: LinkedProgram): Promise<string> {
  if (!linkedProgram.safeParse(program).success) throw new LinkFault(`A link cannot hold the name ${program.name}. Give the file another.`);
  const packed = await deflated(new TextEncoder().encode(JSON.stringify(program)));
  const fragment = `${NAME}${VERSION}.${toBase64Url(packed)}`;
  if (fragment.length > LONGEST_LINK) {
    throw new LinkFault(
      `${program.name} is too long for a link: packed it has ${fragment.length.toLocaleString('en')} characters, and ${LONGEST_LINK.toLocaleString('en')} is the most. Send the file itself.`,
    );
  }
  return fragment;
}

/** Whether the fragment of an address holds a program, of whatever version. */
export function holdsProgram(fragment: string): boolean {
  return fragment.startsWith(NAME);
}

/** What a fragment holds. @throws LinkFault where it is damaged, too long, or of a newer version */
export async function readLink(fragment: string): Promise<LinkedProgram> {
  if (fragment.length > LONGEST_LINK) {
    throw new LinkFault(
      `The link is longer than the ${LONGEST_LINK.toLocaleString('en')} characters that one has. Ask for the file itself.`,
    );
  }
  const [, version, packed] = /^program=(\d{1,4})\.([\w-]+)$/.exec(fragment) ?? [];
  if (version === undefined || packed === undefined) throw damaged();
  if (Number(version) > VERSION) throw new LinkFault('The link was made by a newer Treeline. Update this one, or ask for the file itself.');
  const bytes = fromBase64Url(packed);
  const text = bytes && (await inflated(bytes, MOST_BYTES));
  if (!text) throw damaged();
  const read = linkedProgram.safeParse(parsed(new TextDecoder().decode(text)));
  if (!read.success) throw damaged();
  return read.data;
}

function damaged(): LinkFault {
  return new LinkFault('The link is damaged: a part of it was lost on its way. Copy it again, whole.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
