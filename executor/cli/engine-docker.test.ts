import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { engineStatus } from '../contract/engine.ts';
import { submission } from '../contract/submission.ts';
import { testDocker } from '../testing/docker.ts';
import { start, treeline } from './testing/treeline.ts';

const docker = await testDocker();
const env = { TREELINE_DATA: docker.folder };
const project = path.join(docker.folder, 'project');
const file = (name: string, content: string) => writeFileSync(path.join(project, name), content, { mode: 0o755 });

/** Of the first: the images may have to be made. */
const MAKING_MS = 300_000;

describe('the docker engine, by the command line', docker.needed, () => {
  beforeAll(() => mkdirSync(project));

  test('is made ready by a command, and says so', { timeout: MAKING_MS }, async () => {
    const ended = await treeline(['engine', 'prepare'], { env });
    expect(ended).toEqual({ code: 0, stdout: 'The docker engine is ready.\n', stderr: '' });
    const status = await treeline(['engine', 'status', '--json'], { env });
    expect(engineStatus.parse(JSON.parse(status.stdout))).toMatchObject({
      state: 'ready',
      daemon: { version: docker.daemon.version },
      source: { name: 'starter' },
    });
    expect(status.code).toBe(0);
    expect((await treeline(['engine', 'status'], { env })).stdout).toMatch(/^The docker engine is ready\.\nDocker +\d.*\nMachine .*\n/);
  });

  test('runs what a folder says, and 0 is for OK only; the words of its build are no output', async () => {
    file('build.sh', '#!/bin/sh\necho building\n');
    file('run.sh', '#!/bin/sh\nread -r word\necho "$1 $word"\necho aside >&2\nexit "$2"\n');
    writeFileSync(path.join(docker.folder, 'word.txt'), 'typed\n');
    const args = ['run', project, '--stdin', path.join(docker.folder, 'word.txt'), '--arg', 'a b', '--arg'];
    const good = await treeline([...args, '0'], { env });
    expect(good).toMatchObject({ code: 0, stdout: 'a b typed\n' });
    expect(good.stderr).toMatch(/^building\naside\nOK /);
    expect(await treeline([...args, '3'], { env })).toMatchObject({ code: 1, stderr: expect.stringMatching(/RE .*3/) });
  });

  test('is named by --engine, and its submission is told as any', async () => {
    const { stdout, code } = await treeline(['run', project, '--engine', 'docker', '--arg', 'x', '--arg', '0', '--json'], { env });
    expect(code).toBe(0);
    expect(submission.parse(JSON.parse(stdout))).toMatchObject({
      engine: 'docker',
      verdict: { code: 'OK' },
      build: { stdout: 'building\n' },
      compile: null,
      run: { code: 0 },
    });
  });

  test('Ctrl-C cancels what runs in it', async () => {
    file('run.sh', '#!/bin/sh\necho on\nwhile :; do :; done\n');
    const { child, says, ended } = start(['run', project], { env });
    await says('stdout', /on\n/);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 1, stderr: expect.stringMatching(/CANCELLED/) });
  });

  test('keeps the environment of an expression, shows it, and deletes it', { timeout: MAKING_MS }, async () => {
    file('cutor.nix', '{ pkgs ? import <nixpkgs> {} }: pkgs.mkShellNoCC { packages = [ pkgs.bc ]; }\n');
    file('build.sh', '#!/bin/sh\n');
    file('run.sh', '#!/usr/bin/env bash\necho "6 * 7" | bc\n');
    const { stdout } = await treeline(['run', project, '--json'], { env });
    expect(submission.parse(JSON.parse(stdout))).toMatchObject({
      verdict: { code: 'OK' },
      environment: { cached: false },
      run: { stdout: '42\n' },
    });

    const list = await treeline(['env', 'list'], { env });
    expect(list.stdout).toMatch(
      /^[0-9a-f]{12} {2}.* MiB {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}1 use {2}.*bc.*\n1 environment, .* of 20\.0 GiB\n$/,
    );
    const key = list.stdout.slice(0, 5);
    const shown = await treeline(['env', 'show', key], { env });
    expect(shown.stdout).toMatch(/\/nix\/store\/\S+bc/);
    expect(shown.stdout).toContain('packages = [ pkgs.bc ]');

    const removed = await treeline(['env', 'remove', key.toUpperCase()], { env });
    expect(removed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Deleted [0-9a-f]{12}; .* MiB are free again\.\n$/) });
    expect((await treeline(['env', 'list'], { env })).stdout).toBe('No environment is kept.\n');
    expect(await treeline(['env', 'gc', '--json'], { env })).toMatchObject({ code: 0, stdout: expect.stringContaining('"removed": 0') });
  });

  test('the doctor tells what it stands on', async () => {
    const { code, stdout } = await treeline(['doctor'], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok +Docker .*\nok +Docker's machine .*control groups [12].*\n/m);
    expect(stdout).toMatch(/^ok +Images .*base [0-9a-f]{12}, runner [0-9a-f]{12}$/m);
    expect(stdout).toContain(`treeline-nix-${docker.owner}`);
    expect(stdout).not.toContain('Containers');
  });

  test('its images are one file, which is loaded again; a file that is none is refused', { timeout: MAKING_MS }, async () => {
    const images = path.join(docker.folder, 'images.tar');
    expect(await treeline(['engine', 'export', images], { env })).toMatchObject({ code: 0, stderr: '' });
    expect(statSync(images).size).toBeGreaterThan(1 << 20);
    expect(readdirSync(docker.folder).filter((name) => name.startsWith('images.tar'))).toEqual(['images.tar']);
    expect(await treeline(['engine', 'import', images], { env })).toMatchObject({ code: 0, stderr: '' });
    rmSync(images);
    const refused = await treeline(['engine', 'import', path.join(project, 'run.sh')], { env });
    expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^treeline: .*run\.sh.*\n$/);
    expect(refused.stderr).not.toContain('Not foreseen');
  });
});
