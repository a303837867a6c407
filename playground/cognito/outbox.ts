import { CognitoException, limitExceeded } from './exceptions.ts';
import type { Cognito, OutboxMessage, UserPool } from './state.ts';

type Letter = Pick<OutboxMessage, 'medium' | 'to' | 'subject' | 'body'>;

/**
 * Sends an e-mail or SMS, which is to say: keeps it.
 * @throws CognitoException CodeDeliveryFailureException where nothing can be delivered,
 * LimitExceededException once Cognito's own e-mails of the day are used up
 */
export function deliver(cognito: Cognito, pool: UserPool, letter: Letter): void {
  const { messages, undeliverable } = cognito.outbox;
  if (letter.medium === 'EMAIL') checkDailyLimit(cognito, pool);
  if (undeliverable(letter.to)) {
    throw new CognitoException('CodeDeliveryFailureException', failures[letter.medium]);
  }
  messages.push({ at: cognito.now().toISOString(), poolId: pool.id, ...letter });
}

const failures = {
  EMAIL: 'Invalid email provided/Unable to send the email',
  SMS: 'Failed to send sms',
};

/** The limit counts what goes out without Amazon SES (developer guide, "Email settings"). */
function checkDailyLimit(cognito: Cognito, pool: UserPool): void {
  const { messages, dailyEmailLimit } = cognito.outbox;
  const usesSes = pool.settings.EmailConfiguration.EmailSendingAccount === 'DEVELOPER';
  if (dailyEmailLimit === undefined || usesSes) return;
  const today = cognito.now().toISOString().slice(0, 10);
  const sent = messages.filter(({ at, medium }) => medium === 'EMAIL' && at.startsWith(today));
  if (sent.length < dailyEmailLimit) return;
  throw limitExceeded(
    'Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email.',
  );
}
