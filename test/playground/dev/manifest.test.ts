import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod/mini';
import { cliManifest, commandInProduction, devManifest } from '../../../playground/dev/manifest.ts';
import { parseManifest } from '../../../playground/slack/manifest.ts';

const manifest: unknown = load(readFileSync('manifest.yml', 'utf8'));
const dev = parseManifest(devManifest(manifest));
const production = parseManifest(manifest);
const SLACK_SCHEMA = process.env.SLACK_MANIFEST_SCHEMA;

describe('the dev manifest', () => {
  it('is the app of manifest.yml over Socket Mode, without any URL', () => {
    expect(dev).toEqual({
      ...production,
      botName: 'Concierge (dev)',
      commands: production.commands.map(({ url: _url, command, ...rest }) => ({
        ...rest,
        command: `${command}-dev`,
      })),
      eventsUrl: undefined,
      interactivityUrl: undefined,
      optionsUrl: undefined,
      socketMode: true,
    });
    expect(JSON.stringify(devManifest(manifest))).not.toContain('https://');
  });

  it('has commands of its own, which the listeners hear by their names', () => {
    const names = dev.commands.map(({ command }) => command);
    expect(names.filter((name) => name.length > 32)).toEqual([]);
    expect(names.map(commandInProduction)).toEqual(
      production.commands.map(({ command }) => command),
    );
  });

  it('keeps within the length of a name, with what the Slack CLI puts behind it', () => {
    const named = z.object({ display_information: z.object({ name: z.string() }) });
    const { name } = z.parse(named, devManifest(manifest)).display_information;
    expect(`${name} (local)`.length).toBeLessThanOrEqual(35);
  });

  it.runIf(SLACK_SCHEMA)('passes Slack’s own schema', async () => {
    const { Ajv } = await import('ajv');
    const ajv = new Ajv({ strict: false });
    const validate = ajv.compile(JSON.parse(readFileSync(SLACK_SCHEMA ?? '', 'utf8')));
    validate(devManifest(manifest));
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('.slack/hooks.json', () => {
  const { hooks } = z.parse(
    z.object({ hooks: z.record(z.string(), z.string()) }),
    JSON.parse(readFileSync('.slack/hooks.json', 'utf8')),
  );

  const { scripts } = z.parse(
    z.object({ scripts: z.record(z.string(), z.string()) }),
    JSON.parse(readFileSync('package.json', 'utf8')),
  );

  it('gives slack run the dev manifest, between the bounds that the Slack CLI names', () => {
    const [, script = ''] = /^npm run --silent (\S+) --$/.exec(hooks['get-manifest'] ?? '') ?? [];
    const [command = '', ...words] = (scripts[script] ?? '').split(' ');
    const bounds = ['--protocol=message-boundaries', '--boundary=«»'];
    const env = { ...process.env, SLACK_ENV: 'local' };
    const printed = execFileSync(command, [...words, ...bounds], { encoding: 'utf8', env });
    expect(JSON.parse(printed.split('«»')[1] ?? '')).toEqual(devManifest(manifest));
  });

  it('gives every other command manifest.yml, with the address of the deployment', () => {
    const address = 'https://abc.execute-api.ap-northeast-1.amazonaws.com/slack/events';
    const deployed = { SLACK_ENV: 'deployed' };
    expect(cliManifest(deployed)).toEqual(manifest);
    const { eventsUrl, interactivityUrl, optionsUrl, commands } = parseManifest(
      cliManifest({ ...deployed, SLACK_REQUEST_URL: address }),
    );
    const urls = [eventsUrl, interactivityUrl, optionsUrl, ...commands.map(({ url }) => url)];
    expect(new Set(urls)).toEqual(new Set([address]));
  });

  it('finds that address in .env, and says that the manifest is for nobody where it is not there', () => {
    const cwd = mkdtempSync(join(tmpdir(), 'manifest-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    const program = resolve('playground/dev/print-manifest.ts');
    const { SLACK_REQUEST_URL: _url, ...others } = process.env;
    const print = () => {
      const env = { ...others, SLACK_ENV: 'deployed' };
      return spawnSync(process.execPath, [program], { encoding: 'utf8', env, cwd });
    };
    expect(print().stderr).toContain('SLACK_REQUEST_URL is not set');
    writeFileSync(join(cwd, '.env'), 'SLACK_REQUEST_URL=https://abc.example.org/slack/events');
    const { stdout, stderr } = print();
    expect(stderr).toBe('');
    expect(stdout).toContain('"https://abc.example.org/slack/events"');
    expect(stdout).not.toContain('concierge.example.com');
  });

  it('starts what npm run dev:slack does', () => {
    expect(hooks.start).toBe('npm run --silent dev:slack');
  });
});
