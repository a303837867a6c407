/** 5. The trail only grows, its chain is unbroken, and nothing that happened is missing from it. */
import { firstBrokenLink } from '../../../src/domain/trail.ts';
import { blockedBy, type Evidence, type Invariant } from './evidence.ts';

export const wholeTrail: Invariant = (evidence) => [
  ...rewritten(evidence),
  ...lostDecisions(evidence),
  ...lostUsers(evidence),
];

function rewritten({ requests }: Evidence): string[] {
  return requests.flatMap(({ id, trail, versions }) => {
    const hashes = versions.map((version) => version.trail.map(({ hash }) => hash).join());
    const grows = hashes.every((now, index) => now.startsWith(hashes[index - 1] ?? ''));
    return [
      ...(grows ? [] : [`events of request ${id} were overwritten`]),
      ...(firstBrokenLink(id, trail) === undefined ? [] : [`the chain of ${id} is broken`]),
    ];
  });
}

interface Submission {
  user: { id: string };
  view: {
    callback_id: string;
    private_metadata: string;
    state: { values: Record<string, Record<string, { value?: string | null }>> };
  };
}

/** Slack closes a modal whose submission is answered with nothing: the person thinks it is done. */
function lostDecisions(evidence: Evidence): string[] {
  const accepted = evidence.world.record.deliveries.filter(
    ({ type, status, answer }) => type === 'view_submission' && status === 200 && answer === '',
  );
  return accepted.flatMap(({ payload }) => {
    const submission = payload as unknown as Submission;
    const stands =
      submission.view.callback_id === 'add-user'
        ? isRequested(evidence, submission)
        : isDecided(evidence, submission);
    return stands
      ? []
      : [`a submission of ${submission.user.id} was accepted and is not on record`];
  });
}

function isRequested({ requests }: Evidence, { user, view }: Submission): boolean {
  const email = view.state.values.email?.email?.value;
  return requests.some(({ requester, plan }) => requester === user.id && plan.email === email);
}

function isDecided({ requests }: Evidence, { user, view }: Submission): boolean {
  return requests.some(
    ({ id, trail }) =>
      view.private_metadata.includes(id) &&
      trail.some(
        (event) => (event.type === 'Approved' || event.type === 'Denied') && event.by === user.id,
      ),
  );
}

/** A user that stands in Cognito is on record: as made, or as what a human is asked about. */
function lostUsers({ made, requests }: Evidence): string[] {
  return made.flatMap(({ sub, request }) => {
    const trail = requests.find(({ id }) => id === request)?.trail ?? [];
    const recorded = JSON.stringify(trail).includes(sub);
    return recorded || blockedBy(trail)
      ? []
      : [`user ${sub} of request ${request} is not on record`];
  });
}
