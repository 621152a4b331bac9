const UNITS = [
  { bytes: 1 << 30, name: 'GiB' },
  { bytes: 1 << 20, name: 'MiB' },
];

/** Bytes in the largest unit that there is a whole one of. */
export function sized(bytes: number): string {
  const unit = UNITS.find((each) => bytes >= each.bytes) ?? { bytes: 1 << 10, name: 'KiB' };
  return `${(bytes / unit.bytes).toFixed(1)} ${unit.name}`;
}
