import type { StepName } from '../domain/step.ts';
import { createUser, expire, startCreation } from '../features/add-user/steps.ts';
import {
  announceDelivery,
  closeAnnouncement,
  deliverCredential,
  hideCredential,
} from '../features/deliver-credentials/steps.ts';
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
  'close-announcement': closeAnnouncement,
  expire,
  'start-creation': startCreation,
  'create-user': createUser,
  'announce-delivery': announceDelivery,
  'deliver-credential': deliverCredential,
  'hide-credential': hideCredential,
};
