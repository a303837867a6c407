import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import * as z from 'zod/mini';

const Named = z.looseObject({ 'bom-ref': z.string(), properties: z.array(z.unknown()) });
const Bom = z.looseObject({
  components: z.array(Named),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

/** How npm marks what only devDependencies lead to. */
const DEVELOPMENT = '"cdx:npm:package:development"';

/** `npm run` tells where npm is; elsewhere it is on the path. */
const { npm_execpath: npm } = process.env;
const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];

/** Writes what the functions are made of as CycloneDX, from the lockfile alone. */
export async function writeSbom(path: string): Promise<void> {
  const options = ['--sbom-format', 'cyclonedx', '--package-lock-only', '--offline'];
  const { stdout } = await promisify(execFile)(command, [...first, 'sbom', ...options], {
    maxBuffer: 20_000_000,
  });
  await writeFile(path, JSON.stringify(deployed(z.parse(Bom, JSON.parse(stdout)))));
}

/** `npm sbom --omit dev` leaves out whatever a devDependency needs too, pino among it (npm 11.19). */
function deployed(bom: z.output<typeof Bom>): object {
  const components = bom.components.filter(
    ({ properties }) => !JSON.stringify(properties).includes(DEVELOPMENT),
  );
  const gone = new Set(bom.components.map((it) => it['bom-ref']));
  for (const component of components) gone.delete(component['bom-ref']);
  const dependencies = bom.dependencies
    .filter(({ ref }) => !gone.has(ref))
    .map((it) => ({ ...it, dependsOn: it.dependsOn.filter((ref) => !gone.has(ref)) }));
  return { ...bom, components, dependencies };
}
