import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lambdaContext } from '../../../playground/lambda/context.ts';
import { loadBundle } from '../../../playground/lambda/load-bundle.ts';

async function distWith(source: string): Promise<string> {
  const dist = await mkdtemp(join(tmpdir(), 'dist-'));
  await mkdir(join(dist, 'worker'));
  await writeFile(join(dist, 'worker', 'index.cjs'), source);
  return dist;
}

it('starts cold each time, with the environment it is given', async () => {
  const dist = await distWith(`
    const seen = process.env.TEST_LOAD_BUNDLE;
    let calls = 0;
    exports.handler = async (event) => [event, seen, ++calls];
  `);
  const call = (value: string) =>
    loadBundle<string, unknown>('worker', { TEST_LOAD_BUNDLE: value }, dist);
  const context = lambdaContext('worker', 1);
  const first = call('a');
  expect(await first('x', context)).toEqual(['x', 'a', 1]);
  expect(await call('b')('y', context)).toEqual(['y', 'b', 1]);
  expect(await first('z', context)).toEqual(['z', 'a', 2]);
  delete process.env.TEST_LOAD_BUNDLE;
});

it('refuses a bundle without a handler', async () => {
  const dist = await distWith('exports.handle = 1;');
  expect(() => loadBundle('worker', {}, dist)).toThrow('exports no handler');
});
