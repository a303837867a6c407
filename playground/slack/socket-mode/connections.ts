/** Slack's side of Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Connections, Workspace } from '../workspace.ts';

/** Why Slack ends a connection. The last one is sent by a workspace where Socket Mode is off. */
export type DisconnectReason =
  | 'warning'
  | 'refresh_requested'
  | 'too_many_websockets'
  | 'link_disabled';

/** So many connections an app may have: https://docs.slack.dev/apis/events-api/using-socket-mode#connections */
const MOST = 10;
const DEBUG_INFO = { host: 'applink-playground' };

/** Good for one connection. */
export function newTicket({ tickets }: Connections): string {
  const ticket = randomUUID();
  tickets.add(ticket);
  return ticket;
}

/** Lets the app connect at `/link/` of this server. A ticket that was not handed out, or was used, is refused. */
export function acceptConnections(workspace: Workspace, server: Server): void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', workspace.url);
    const ticket = searchParams.get('ticket') ?? '';
    if (pathname !== '/link/' || !workspace.connections.tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connected) => welcome(workspace, connected));
  });
  server.once('close', () => sockets.close());
}

function welcome(workspace: Workspace, socket: WebSocket): void {
  const { connections, manifest, seed } = workspace;
  const isFull = connections.open.length >= MOST;
  if (!manifest.socketMode || isFull) {
    disconnect(socket, isFull ? 'too_many_websockets' : 'link_disabled');
    return;
  }
  connections.open.push(socket);
  socket.once('close', () => {
    connections.open = connections.open.filter((it) => it !== socket);
  });
  send(socket, {
    type: 'hello',
    connection_info: { app_id: seed.appId },
    num_connections: connections.open.length,
    debug_info: { ...DEBUG_INFO, build_number: 10, approximate_connection_time: 18_060 },
  });
}

export function disconnectAll({ open }: Connections, reason: DisconnectReason): void {
  for (const socket of open) disconnect(socket, reason);
}

function disconnect(socket: WebSocket, reason: DisconnectReason): void {
  send(socket, { type: 'disconnect', reason, debug_info: DEBUG_INFO });
}

export function send(socket: WebSocket, message: object): void {
  socket.send(JSON.stringify(message));
}
