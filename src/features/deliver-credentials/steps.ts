import { happened, type Step, type StepResult, trouble } from '../../advance/step.ts';
import { after } from '../../domain/duration.ts';
import { apology, brokenPromise } from '../../domain/next-step.ts';
import { only } from '../../domain/only.ts';
import { handover, showing } from '../../domain/plan.ts';
import type { Request } from '../../domain/request.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Messages } from '../../messages/index.ts';
import type { WorkerServices } from '../../services.ts';
import { editMessage } from '../../slack/edit-message.ts';
import { announce } from './announce.ts';
import { closeModal } from './close-modal.ts';
import { addressee, signInName } from './direct-message.ts';
import {
  type Account,
  type CredentialMessage,
  closed,
  hidden,
  hiddenForNow,
  overtaken,
  preparing,
  ready,
  type Shown,
  toChoose,
} from './message.ts';
import { takenDown } from './modal.ts';
import { setFreshPassword } from './set-password.ts';

/** A DM that is deleted this often is not announced again until somebody asks to try again. */
const MOST_ANNOUNCEMENTS = 5;

/** Posts the neutral DM that will hold the password; until then it holds nothing. */
export const announceDelivery: Step = (services, { request }) => announce(services, request);

/**
 * Sets a fresh password, sees that it is in force, then edits the DM. In this order, and always with
 * a fresh password, a repetition leaves exactly one valid password: the one shown. A DM that was
 * deleted meanwhile is announced anew, and delivery begins again.
 */
export const deliverCredential: Step = (services, { request }) =>
  handover(request).delivery === 'forgot-password'
    ? leaveToUser(services, request)
    : deliver(services, request);

async function deliver(services: WorkerServices, request: Request): Promise<StepResult> {
  const name = await signInName(services, request);
  const set = await setFreshPassword(services, request);
  if (!set.ok) return trouble(set.error);
  const { password, status, events, validUntil } = set.value;
  const { hideAfter, claimWithin = Number.POSITIVE_INFINITY } = showing(request);
  const hideAt = after(services.now(), Math.min(hideAfter, claimWithin));
  const facts = { requestId: request.id, signInName: name, hideAt, validUntil };
  const shown = await showPassword(services, request, password, facts);
  if (!shown) return announceAgain(services, request);
  const [completed, checked] = events;
  const temporary = validUntil === undefined ? {} : { validUntil };
  const claim = Number.isFinite(claimWithin) ? { claimBy: after(services.now(), claimWithin) } : {};
  return happened(
    ...completed,
    { type: 'CredentialDelivered', status, hideAt, ...temporary, ...claim },
    ...checked,
  );
}

/** Sets a password that nobody has, and tells the recipient that the user is to choose one. */
async function leaveToUser(services: WorkerServices, request: Request): Promise<StepResult> {
  const name = await signInName(services, request);
  const set = await setFreshPassword(services, request);
  if (!set.ok) return trouble(set.error);
  const { message } = only(request.stage, 'announced');
  const { words, account } = await addressee(services, request, message.to);
  const told = await editMessage(services.slack, message, toChoose(words, account, name));
  const [completed] = set.value.events;
  return told
    ? happened(...completed, { type: 'RecipientTold' })
    : announceAgain(services, request);
}

function announceAgain(services: WorkerServices, request: Request): Promise<StepResult> {
  const since = request.trail.findLastIndex(({ type }) => type === 'RetryAsked') + 1;
  const lately = request.trail.slice(since);
  const times = lately.filter(({ type }) => type === 'DeliveryAnnounced').length;
  return times < MOST_ANNOUNCEMENTS
    ? announce(services, request)
    : Promise.resolve(trouble({ kind: 'message-deleted' }));
}

/**
 * Takes the password down where it is shown: because it is saved, because its time is over, or because
 * another request has made it worthless.
 */
export const hideCredential: Step = async (services, { request }) => {
  const stage = only(request.stage, 'delivered', 'acknowledged', 'revealed', 'overtaken');
  const { words, account } = await addressee(services, request, stage.message.to);
  if ('viewId' in stage) await closeModal(services, stage.viewId, takenDown(words));
  const left = leftInMessage(request, words, account);
  if (left) await editMessage(services.slack, stage.message, left);
  return happened({ type: 'CredentialHidden' });
};

/** Nothing for a password that never was in the message. */
function leftInMessage(
  { id, stage }: Request,
  words: Messages,
  account: Account,
): CredentialMessage | undefined {
  switch (stage.kind) {
    case 'delivered':
      return stage.claimBy === undefined
        ? hidden(words, account, false)
        : hiddenForNow(words, account, id, stage.claimBy);
    case 'acknowledged':
      return hidden(words, account, true);
    case 'overtaken':
      return overtaken(words, account);
    default:
      return undefined;
  }
}

/**
 * Makes the DM say that no password will come, or no more than that one is being prepared: when a
 * delivery is given up, its last edit may have been applied although the answer was lost.
 */
export const closeAnnouncement: Step = async (services, { request }) => {
  const { kind } = only(request.stage, 'announced', 'expired', 'stopped');
  const message = brokenPromise(request);
  if (!message) throw new Error(`${request.id} has announced nothing`);
  const { words, account } = await addressee(services, request, message.to);
  await editMessage(
    services.slack,
    message,
    (kind === 'announced' ? preparing : closed)(words, account),
  );
  const { channel, ts } = message;
  const shows = apology(request) ?? kind;
  return { kind: 'shown', notice: 'announcement', value: { channel, ts, shows } };
};

async function showPassword(
  services: WorkerServices,
  request: Request,
  password: Secret,
  facts: Shown,
): Promise<boolean> {
  const { message } = only(request.stage, 'announced');
  const { words, account } = await addressee(services, request, message.to);
  const shown = ready(words, account, password, facts);
  return editMessage(services.slack, message, shown);
}
