import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { debianArchitecture } from './debian-architecture.ts';
import { packagesFolder } from './packages-folder.ts';

/**
 * Apt's state for a data folder: the machine's sources and its way to the network, but lists and a status file of our own in which
 * nothing is installed; so it works without root and leaves the machine's own state alone.
 * @returns the configuration file for apt's `-c` (apt.conf(5))
 */
export function aptState(folder: string): string {
  const state = path.join(packagesFolder(folder), 'apt');
  mkdirSync(path.join(state, 'lists/partial'), { recursive: true });
  mkdirSync(path.join(state, 'archives/partial'), { recursive: true });
  writeFileSync(path.join(state, 'status'), '');
  const conf = path.join(state, 'apt.conf');
  writeFileSync(conf, configuration(state, debianArchitecture()));
  return conf;
}

/**
 * Of the indexes only that of the packages is fetched; what the machine does after an update of its own is not for ours. Apt's own user
 * could not write here.
 */
function configuration(state: string, architecture: string): string {
  return `Dir::State ${quoted(state)};
Dir::State::status ${quoted(path.join(state, 'status'))};
Dir::State::lists ${quoted(path.join(state, 'lists'))};
Dir::Cache ${quoted(state)};
Dir::Cache::archives ${quoted(path.join(state, 'archives'))};
Dir::Cache::pkgcache "pkgcache.bin";
Dir::Cache::srcpkgcache "";
Dir::Log ${quoted(state)};
APT::Architecture "${architecture}";
#clear APT::Architectures;
APT::Architectures "${architecture}";
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "2";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear Acquire::IndexTargets;
Acquire::IndexTargets::deb::Packages {
  MetaKey "$(COMPONENT)/binary-$(ARCHITECTURE)/Packages";
  flatMetaKey "Packages";
  ShortDescription "Packages";
  Description "$(RELEASE)/$(COMPONENT) $(ARCHITECTURE) Packages";
  Optional "0";
};
`;
}

/** Apt's configuration knows no escapes. */
function quoted(text: string): string {
  if (/["\n]/.test(text)) throw new Error(`Apt cannot work in ${text}: choose a data folder without quotation marks in its path.`);
  return `"${text}"`;
}
