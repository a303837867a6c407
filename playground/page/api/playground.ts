import type {
  NewPasswordInput,
  OutboxMessage,
  PoolView,
  RequestSummary,
  RequestTrail,
  SignInInput,
  SignInResult,
} from '../playground-api.ts';
import { getJson, postJson } from './json.ts';

export const fetchPools = () => getJson<PoolView[]>('/playground/pools');
export const fetchOutbox = () => getJson<OutboxMessage[]>('/playground/outbox');
export const fetchRequests = () => getJson<RequestSummary[]>('/playground/requests');
export const fetchTrail = (id: string) =>
  getJson<RequestTrail>(`/playground/requests/${encodeURIComponent(id)}`);

export const signIn = (input: SignInInput) => answer('/playground/sign-in', input);
export const answerNewPassword = (input: NewPasswordInput) =>
  answer('/playground/sign-in/new-password', input);

/** Signing in never rejects: an unreachable pool is shown as any other refusal. */
async function answer(path: string, body: unknown): Promise<SignInResult> {
  try {
    return await postJson<SignInResult>(path, body);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { outcome: 'refused', name: 'NetworkError', message };
  }
}
