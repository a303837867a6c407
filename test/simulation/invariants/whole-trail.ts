/** 5. The trail only grows, its chain is unbroken, and nothing that happened is missing from it. */
import { firstBrokenLink } from '../../../src/domain/trail.ts';
import { blockedBy, type Evidence, type Invariant, isFinal } from './evidence.ts';

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

/** With nothing, or by clearing what lies below too. */
const CLOSED = ['', '{"response_action":"clear"}'];

/** Slack closes a modal whose submission is answered in one of these ways: the person thinks it is done. */
function lostDecisions(evidence: Evidence): string[] {
  const accepted = evidence.world.record.deliveries.filter(
    ({ type, status, answer }) =>
      type === 'view_submission' && status === 200 && CLOSED.includes(answer),
  );
  return accepted.flatMap(({ payload }) => {
    const submission = payload as unknown as Submission;
    return ON_RECORD[submission.view.callback_id]?.(evidence, submission)
      ? []
      : [`a submission of ${submission.user.id} was accepted and is not on record`];
  });
}

/** By what the modal is called. */
const ON_RECORD: Record<string, (evidence: Evidence, submission: Submission) => boolean> = {
  'add-user': isRequested,
  'change-user': isAsked,
  'decide-request': isDecided,
  'check-code': isChecked,
};

function isRequested({ requests }: Evidence, { user, view }: Submission): boolean {
  const email = view.state.values.email?.email?.value;
  return requests.some(({ requester, plan }) => requester === user.id && plan.email === email);
}

/** The modal remembers whom it is about, and what is to be done with them. */
function isAsked({ requests }: Evidence, { user, view }: Submission): boolean {
  return requests.some(
    ({ requester, plan }) =>
      plan.action !== 'add-user' &&
      requester === user.id &&
      view.private_metadata.includes(`"${plan.sub}"`) &&
      view.private_metadata.includes(`"${plan.action}"`),
  );
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

/** A code is tried once, or the request stands still or is over: then nobody waits for it. */
function isChecked({ requests }: Evidence, { view }: Submission): boolean {
  return requests.some(
    ({ id, trail }) =>
      view.private_metadata.includes(id) &&
      (isFinal(trail) ||
        blockedBy(trail) !== undefined ||
        trail.some(({ type }) => type === 'CodeRejected' || type === 'AttributeVerified')),
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
