import { type FuseConfig, FuseV1Options, FuseVersion } from '@electron/fuses';

/** Every fuse of Electron's binary, and an error where a later Electron has one that is not named here. */
export const FUSES: FuseConfig = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // One snapshot for all processes: we make none of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Python is WebAssembly: without trap handlers every access to its memory is checked in software.
  [FuseV1Options.WasmTrapHandlers]: true,
};
