import type { StepName } from '../domain/step.ts';
import { addToGroup, sendInvitation } from '../features/add-user/prepare-user.ts';
import { createUser, expire, startCreation } from '../features/add-user/steps.ts';
import { lockAccount, revokeCredential } from '../features/deliver-credentials/protect.ts';
import { revealCredential } from '../features/deliver-credentials/reveal.ts';
import { showHandover } from '../features/deliver-credentials/show-handover.ts';
import {
  announceDelivery,
  closeAnnouncement,
  deliverCredential,
  hideCredential,
} from '../features/deliver-credentials/steps.ts';
import { applyChange, findUser } from '../features/manage-user/steps.ts';
import { showProof } from '../features/prove-address/show-proof.ts';
import { checkCode, sendCode } from '../features/prove-address/steps.ts';
import { announceLock } from '../features/review-request/announce-lock.ts';
import { announceBrokenGlass, tellOfBrokenGlass } from '../features/review-request/glass-steps.ts';
import {
  remindApprovers,
  showCard,
  showReceipt,
  tellOutcome,
} from '../features/review-request/steps.ts';
import type { Step } from './step.ts';

/** Every step and the feature that does it. */
export const steps: Record<StepName, Step> = {
  'show-card': showCard,
  'show-receipt': showReceipt,
  'remind-approvers': remindApprovers,
  'tell-outcome': tellOutcome,
  'announce-broken-glass': announceBrokenGlass,
  'announce-lock': announceLock,
  'tell-of-broken-glass': tellOfBrokenGlass,
  'close-announcement': closeAnnouncement,
  expire,
  'start-creation': startCreation,
  'create-user': createUser,
  'announce-delivery': announceDelivery,
  'deliver-credential': deliverCredential,
  'reveal-credential': revealCredential,
  'hide-credential': hideCredential,
  'revoke-credential': revokeCredential,
  'lock-account': lockAccount,
  'find-user': findUser,
  'apply-change': applyChange,
  'add-to-group': addToGroup,
  'send-invitation': sendInvitation,
  'send-code': sendCode,
  'check-code': checkCode,
  'show-proof': showProof,
  'show-handover': showHandover,
};
