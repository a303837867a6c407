import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDefinitions } from '../../../playground/aws/definitions.ts';

async function changedServiceFile(from: string, to: string): Promise<string> {
  const yaml = await readFile('serverless.yml', 'utf8');
  expect(yaml).toContain(from);
  const path = join(await mkdtemp(join(tmpdir(), 'definitions-')), 'serverless.yml');
  await writeFile(path, yaml.replace(from, to));
  return path;
}

it('follows a change of serverless.yml', async () => {
  const path = await changedServiceFile('VisibilityTimeout: 390', 'VisibilityTimeout: 420');
  expect((await readDefinitions(path)).queue.VisibilityTimeout).toBe(420);
});

it('refuses a property that the stand-ins would silently leave out', async () => {
  const path = await changedServiceFile(
    'FifoQueue: true',
    'FifoQueue: true\n        DelaySeconds: 5',
  );
  await expect(readDefinitions(path)).rejects.toThrow('DelaySeconds');
});
