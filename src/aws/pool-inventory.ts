import {
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Listed } from '../domain/pool-inventory.ts';
import type { Account, PoolAddress } from '../domain/user-pool.ts';
import { allPages, PAGE_SIZE } from './all-pages.ts';
import { COGNITO_READ, inTime, REPEATABLE } from './client-options.ts';
import { clientsFor } from './cognito-clients.ts';

/** What there is in an account, for people who set Concierge up. */
export interface PoolInventory {
  /** ListUserPools, which no policy can restrict to some pools. */
  listUserPools: (account: Account) => Promise<Listed[]>;
  /** The app clients of a pool, without their secrets. */
  clientsOf: (pool: PoolAddress) => Promise<Listed[]>;
}

/** Reads from Cognito, in whatever account and Region is asked for. */
export function createPoolInventory(options = COGNITO_READ, sts = REPEATABLE): PoolInventory {
  const clientFor = clientsFor(options, 'reading', sts);
  return {
    listUserPools: (account) =>
      allPages(async (token) => {
        const command = new ListUserPoolsCommand({ MaxResults: PAGE_SIZE, ...token });
        const { UserPools, NextToken } = await clientFor(account).send(command, inTime(options));
        return { items: (UserPools ?? []).map(listed), next: NextToken };
      }),
    clientsOf: (pool) =>
      allPages(async (token) => {
        const page = { UserPoolId: pool.userPoolId, MaxResults: PAGE_SIZE, ...token };
        const command = new ListUserPoolClientsCommand(page);
        const answer = await clientFor(pool).send(command, inTime(options));
        const items = (answer.UserPoolClients ?? []).map(({ ClientId, ClientName }) =>
          listed({ Id: ClientId, Name: ClientName }),
        );
        return { items, next: answer.NextToken };
      }),
  };
}

function listed({ Id = '', Name = '' }: { Id?: string | undefined; Name?: string | undefined }) {
  return { id: Id, name: Name };
}
