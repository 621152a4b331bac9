import type { Finding } from './finding.ts';

/** One line for each finding, as compilers write them: `main.py:3:5: error: message [rule]`. */
function findingText(file: string, finding: Finding): string {
  return `${file}:${finding.line}:${finding.column}: ${finding.severity}: ${finding.message} [${finding.rule}]`;
}

/** All findings, a line each; the empty text where there are none. */
export function findingsText(file: string, findings: readonly Finding[]): string {
  return findings.map((finding) => `${findingText(file, finding)}\n`).join('');
}
