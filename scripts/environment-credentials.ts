import type { Plugin } from 'esbuild';

/**
 * Replaces the AWS SDK's credential chain (profiles, SSO, instance metadata, web identity …) by its
 * one link that a Lambda function uses: Lambda puts the role's credentials into the environment, for
 * zip packages and container images alike.
 *
 * Not for SnapStart, where credentials come from an endpoint
 * (AWS_CONTAINER_CREDENTIALS_FULL_URI), and not for code that runs outside Lambda on a profile.
 */
export function environmentCredentials(): Plugin {
  return {
    name: 'environment-credentials',
    setup(build) {
      build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ resolveDir }) => ({
        path: 'environment-credentials',
        namespace: 'environment-credentials',
        pluginData: resolveDir,
      }));
      build.onLoad({ filter: /.*/, namespace: 'environment-credentials' }, ({ pluginData }) => ({
        contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
        resolveDir: pluginData,
      }));
    },
  };
}
