import {
  NotAuthorizedException,
  UnauthorizedException,
  UnsupportedOperationException,
  UnsupportedTokenTypeException,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { poolWithAlice } from './pool-with-alice.ts';

const revokedAccess = 'Access Token has been revoked';
const revokedRefresh = 'Refresh Token has been revoked';

describe('signing out everywhere', () => {
  it('GlobalSignOut ends every session of the user', async () => {
    const { cognito, signIn, refresh } = await poolWithAlice();
    const [phone, laptop] = [await signIn(), await signIn()];
    const { AccessToken } = phone;
    await cognito.globalSignOut({ AccessToken });
    await expectRefusal(
      cognito.globalSignOut({ AccessToken: laptop.AccessToken }),
      NotAuthorizedException,
      revokedAccess,
    );
    await expectRefusal(refresh(laptop.RefreshToken), NotAuthorizedException, revokedRefresh);
  });

  it('AdminUserGlobalSignOut ends what was, not what comes', async () => {
    const { cognito, alice, signIn, refresh } = await poolWithAlice();
    const before = await signIn();
    await cognito.adminUserGlobalSignOut(alice);
    await expectRefusal(
      cognito.globalSignOut({ AccessToken: before.AccessToken }),
      NotAuthorizedException,
      revokedAccess,
    );
    await expectRefusal(refresh(before.RefreshToken), NotAuthorizedException, revokedRefresh);
    const after = await signIn();
    await refresh(after.RefreshToken);
    await cognito.globalSignOut({ AccessToken: after.AccessToken });
  });

  it('AdminDisableUser revokes tokens for good', async () => {
    const { cognito, alice, signIn, refresh } = await poolWithAlice();
    const { AccessToken, RefreshToken } = await signIn();
    await cognito.adminDisableUser(alice);
    await cognito.adminEnableUser(alice);
    await expectRefusal(
      cognito.globalSignOut({ AccessToken }),
      NotAuthorizedException,
      revokedAccess,
    );
    await expectRefusal(refresh(RefreshToken), NotAuthorizedException, revokedRefresh);
  });

  it('an ID token, or anything else, is not an access token', async () => {
    const { cognito, signIn } = await poolWithAlice();
    const { AccessToken, IdToken } = await signIn();
    for (const token of [IdToken, 'made.up.token', `${AccessToken.slice(0, -8)}AAAAAAAA`]) {
      await expectRefusal(
        cognito.globalSignOut({ AccessToken: token }),
        NotAuthorizedException,
        'Invalid Access Token',
      );
    }
  });
});

describe('RevokeToken', () => {
  it('ends one session with all of its access tokens, as often as it is asked', async () => {
    const { cognito, client, signIn, refresh } = await poolWithAlice();
    const [lost, kept] = [await signIn(), await signIn()];
    const { AuthenticationResult } = await refresh(lost.RefreshToken);
    const renewed = AuthenticationResult?.AccessToken ?? '';
    expect(decodeJwt(renewed).origin_jti).toBe(decodeJwt(lost.AccessToken).origin_jti);
    for (let times = 0; times < 2; times++) {
      await cognito.revokeToken({ ClientId: client.id, Token: lost.RefreshToken });
    }
    for (const AccessToken of [lost.AccessToken, renewed]) {
      await expectRefusal(
        cognito.globalSignOut({ AccessToken }),
        NotAuthorizedException,
        revokedAccess,
      );
    }
    await expectRefusal(refresh(lost.RefreshToken), NotAuthorizedException, revokedRefresh);
    await refresh(kept.RefreshToken);
  });

  it('takes refresh tokens only', async () => {
    const { cognito, client, signIn } = await poolWithAlice();
    const { AccessToken } = await signIn();
    await expect(
      cognito.revokeToken({ ClientId: client.id, Token: AccessToken }),
    ).rejects.toBeInstanceOf(UnsupportedTokenTypeException);
  });

  it('takes them from their own client only', async () => {
    const { cognito, UserPoolId, newClient, signIn } = await poolWithAlice();
    const { RefreshToken } = await signIn();
    const other = await newClient(UserPoolId);
    await expect(
      cognito.revokeToken({ ClientId: other.id, Token: RefreshToken }),
    ).rejects.toBeInstanceOf(UnauthorizedException);
  });

  it('asks a client that has a secret for it', async () => {
    const { cognito, UserPoolId, newClient } = await poolWithAlice();
    const { id, secret = '' } = await newClient(UserPoolId, { GenerateSecret: true });
    const revoke = (ClientSecret?: string) =>
      cognito.revokeToken({ ClientId: id, Token: 'made-up', ClientSecret });
    await expect(revoke()).rejects.toBeInstanceOf(UnauthorizedException);
    await expect(revoke('x'.repeat(51))).rejects.toBeInstanceOf(UnauthorizedException);
    await expect(revoke(secret)).rejects.toBeInstanceOf(UnsupportedTokenTypeException);
  });

  it('is not for clients that switched it off', async () => {
    const { cognito, client, signIn } = await poolWithAlice({
      client: { EnableTokenRevocation: false },
    });
    const { RefreshToken } = await signIn();
    await expect(
      cognito.revokeToken({ ClientId: client.id, Token: RefreshToken }),
    ).rejects.toBeInstanceOf(UnsupportedOperationException);
  });
});
