import { useEffect, useEffectEvent, useState } from 'react';
import { fetchOutbox, fetchPools, fetchRequests, fetchTrail } from '../api/playground.ts';
import { useStream } from '../api/use-stream.ts';
import type { OutboxMessage, PoolView, RequestSummary, RequestTrail } from '../playground-api.ts';

const EVENTS = ['changed', 'message'];

interface Loaded {
  pools: PoolView[];
  /** Newest first. */
  outbox: OutboxMessage[];
  requests: RequestSummary[];
  /** The newest request's trail: the one that the story is about. */
  newest: RequestTrail | undefined;
  /** The trail that is shown: the one that was picked, or the newest. */
  shown: RequestTrail | undefined;
}

const NOTHING: Loaded = {
  pools: [],
  outbox: [],
  requests: [],
  newest: undefined,
  shown: undefined,
};

/** User pools, messages and requests, fetched again whenever the server says that they changed. */
export function useAwsSide() {
  const [loaded, setLoaded] = useState<Loaded>();
  const [failed, setFailed] = useState(false);
  const [picked, setPicked] = useState<string>();
  const [signedIn, setSignedIn] = useState<string>();
  const [signInName, setSignInName] = useState('');
  const refresh = useEffectEvent(async (isCurrent: () => boolean) => {
    try {
      const next = await load(picked);
      if (!isCurrent()) return;
      setLoaded(next);
      setFailed(false);
    } catch {
      if (isCurrent()) setFailed(true);
    }
  });
  const [round, setRound] = useState(0);
  useStream('/playground/stream', EVENTS, () => setRound((count) => count + 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round and each pick loads anew
  useEffect(() => {
    let current = true;
    refresh(() => current);
    return () => {
      current = false;
    };
  }, [round, picked]);
  const pick = (id: string) => setPicked(id === loaded?.requests[0]?.id ? undefined : id);
  return {
    ...(loaded ?? NOTHING),
    isLoaded: loaded !== undefined,
    failed,
    pick,
    signedIn,
    setSignedIn,
    signInName,
    setSignInName,
  };
}

export type AwsSide = ReturnType<typeof useAwsSide>;

async function load(picked: string | undefined): Promise<Loaded> {
  const [pools, outbox, requests] = await Promise.all([
    fetchPools(),
    fetchOutbox(),
    fetchRequests(),
  ]);
  const newestId = requests[0]?.id;
  const [newest, other] = await Promise.all([trailOf(newestId), trailOf(picked)]);
  return { pools, outbox, requests, newest, shown: other ?? newest };
}

async function trailOf(id: string | undefined): Promise<RequestTrail | undefined> {
  return id === undefined ? undefined : fetchTrail(id);
}
