import type { Plugin } from 'esbuild';

/** Modules of packages that no function ever runs, and what stands in their place. */
export const ABSENT: Readonly<Record<string, string>> = {
  // DynamoDB's endpoints are known; discovery is off unless somebody turns it on.
  '@aws-sdk/endpoint-cache/dist-es/index.js': `
    ${absent('endpoint discovery')}
    export class EndpointCache { get = absent; getEndpoint = absent; set = absent; delete = absent; }`,
  // What stands in for Node's own hashes where there are none.
  '@smithy/core/dist-es/submodules/checksum/sha256/Sha256Js.js': esm('Sha256Js'),
  '@smithy/core/dist-es/submodules/checksum/md5/Md5Js.js': esm('Md5Js'),
  // For regions in general; ours are always named.
  '@aws-sdk/signature-v4-multi-region/dist-es/SignatureV4MultiRegion.js': `
    export { SignatureV4 as SignatureV4MultiRegion } from '@smithy/signature-v4';`,
  '@smithy/core/dist-es/submodules/retry/util-retry/AdaptiveRetryStrategy.js':
    esm('AdaptiveRetryStrategy'),
  // ~/.aws, which is not there; the instance's metadata, which Lambda has not.
  '@smithy/core/dist-es/submodules/config/shared-ini-file-loader/loadSharedConfigFiles.js': `
    export const CONFIG_PREFIX_SEPARATOR = '.';
    export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });`,
  '@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/getInstanceMetadataRegion.js': `export const getInstanceMetadataRegion = async () => undefined;`,
  // Concierge uploads no files and streams no messages.
  '@slack/web-api/dist/file-upload.js': cjs(
    'getFileUploadJob',
    'getMultipleFileUploadJobs',
    'getAllFileUploadsToComplete',
  ),
  '@slack/web-api/dist/chat-stream.js': cjs('ChatStreamer'),
  // pino writes to one place, and what it is given holds no secrets (src/log.ts).
  'pino/lib/transport.js': `${absent('transports')} module.exports = absent;`,
  'pino/lib/multistream.js': `${absent('streams')} module.exports = absent;`,
  '@pinojs/redact/index.js': `${absent('redaction')} module.exports = absent;`,
};

function absent(what: string): string {
  return `function absent() {
    throw new Error(${JSON.stringify(`${what} is not part of this bundle (scripts/absent-parts.ts)`)});
  }`;
}

function esm(name: string): string {
  return `${absent(name)} export const ${name} = absent;`;
}

function cjs(...names: string[]): string {
  const all = names.map((name) => `exports.${name} = absent;`).join('\n');
  return `${absent(names.join(', '))} ${all}`;
}

const PATHS = new RegExp(
  `[\\\\/]node_modules[\\\\/](${Object.keys(ABSENT)
    .map((path) => path.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]'))
    .join('|')})$`,
);

/** Leaves out the parts of packages that never run on Lambda; each throws when it is used after all. */
export function absentParts(): Plugin {
  return {
    name: 'absent-parts',
    setup(build) {
      // No operation of ours streams events. The client of S3, which imports the same, is in no such bundle.
      build.onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ kind }) =>
        kind === 'dynamic-import'
          ? { path: 'event-streams', namespace: 'absent-parts' }
          : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'absent-parts' }, () => ({
        contents: esm('EventStreamSerde'),
      }));
      build.onLoad({ filter: PATHS }, ({ path }) => {
        const known = path.replaceAll('\\', '/').split('/node_modules/').at(-1) ?? '';
        const contents = ABSENT[known];
        return contents === undefined ? undefined : { contents, resolveDir: process.cwd() };
      });
    },
  };
}
