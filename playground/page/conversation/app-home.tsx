import type { ClientState } from '../../slack/client-api.ts';
import { useWorkspace } from '../app/workspace-context.ts';
import { Blocks } from '../block-kit/blocks.tsx';
import { BlockHostProvider } from '../block-kit/host.ts';
import { useHost } from '../block-kit/use-host.ts';

/** What the app has published for this person. */
export function AppHome({ isOpening }: { isOpening: boolean }) {
  const { home, app } = useWorkspace();
  if (home !== undefined) return <HomeView key={home.view_id} home={home} />;
  return (
    <p className="app-home-empty" role="status">
      {isOpening ? 'Loading…' : `${app.name} has not put anything here yet.`}
    </p>
  );
}

function HomeView({ home }: { home: NonNullable<ClientState['home']> }) {
  const { me } = useWorkspace();
  const host = useHost({
    as: me.id,
    idPrefix: home.view_id,
    container: { type: 'view', view_id: home.view_id },
    blocks: home.blocks,
    known: home.state,
    errors: {},
  });
  return (
    <BlockHostProvider value={host}>
      <Blocks blocks={home.blocks} />
    </BlockHostProvider>
  );
}
