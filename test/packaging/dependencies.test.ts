/** What the lockfile says of every package, without asking anybody. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

const Package = z.object({
  version: z.optional(z.string()),
  resolved: z.optional(z.string()),
  integrity: z.optional(z.string()),
  license: z.optional(z.string()),
  dev: z.optional(z.boolean()),
  hasInstallScript: z.optional(z.boolean()),
});
const Lockfile = z.object({ packages: z.record(z.string(), Package) });
const Manifest = z.object({ allowScripts: z.record(z.string(), z.boolean()) });
const Metafile = z.object({ inputs: z.record(z.string(), z.unknown()) });
const Sbom = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(z.object({ name: z.string(), version: z.string() })),
});

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const nameOf = (path: string) => path.replace(/.*node_modules\//, '');

const { '': _ourselves, ...locked } = z.parse(Lockfile, json('package-lock.json')).packages;
const packages = Object.entries(locked).map(([path, found]) => ({ name: nameOf(path), ...found }));

/** Agreed to for what is deployed: all permit use and change, and ask for their own text alone. */
const DEPLOYED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'PSF-2.0'];

/** For what only tests, builds and shows the playground, and is passed on to nobody. */
const DEVELOPMENT = [
  ...DEPLOYED,
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'MIT OR Apache-2.0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
];

describe('every dependency', () => {
  it('is the one that was reviewed: the lockfile has its hash', () => {
    expect(packages.length).toBeGreaterThan(100);
    const unproved = packages.filter(({ integrity }) => !/^sha512-/.test(integrity ?? ''));
    expect(unproved.map(({ name }) => name)).toEqual([]);
  });

  it('comes from the registry, for which alone the lockfile names no address (.npmrc)', () => {
    expect(readFileSync('.npmrc', 'utf8')).toContain('omit-lockfile-registry-resolved=true');
    expect(packages.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  it('runs no script while it is installed, unless package.json decides about it by name', () => {
    const { allowScripts } = z.parse(Manifest, json('package.json'));
    const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript);
    const names = new Set(scripted.map(({ name }) => name));
    expect([...names].toSorted()).toEqual(Object.keys(allowScripts).toSorted());
  });

  it('has a licence that was agreed to', () => {
    const others = packages.filter(
      ({ license, dev }) => !(dev ? DEVELOPMENT : DEPLOYED).includes(license ?? ''),
    );
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });
});

describe('the bill of materials', () => {
  it('names every package that went into a bundle', () => {
    const { components } = z.parse(Sbom, json('dist/sbom.json'));
    const named = new Set(components.map(({ name }) => name));
    const inputs = ['slack', 'worker', 'sweeper'].flatMap((name) =>
      Object.keys(z.parse(Metafile, json(`dist/meta/${name}.json`)).inputs),
    );
    const bundled = inputs.flatMap(
      (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
    );
    expect(bundled).toContain('@slack/bolt');
    expect([...new Set(bundled)].filter((name) => !named.has(name))).toEqual([]);
  });

  it('names nothing that is only for development', () => {
    const { components } = z.parse(Sbom, json('dist/sbom.json'));
    const names = components.map(({ name }) => name);
    expect(names).toContain('pino');
    expect(names).not.toContain('vitest');
  });
});
