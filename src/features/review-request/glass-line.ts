import type { Request } from '../../domain/request.ts';
import type { Messages } from '../../messages/index.ts';
import type { Mrkdwn } from '../../messages/mrkdwn.ts';

/** That somebody has gone past the approvers, and why; nothing where nobody has. */
export function glassLine({ glass }: Request, { breakGlass }: Messages): Mrkdwn[] {
  return glass ? [breakGlass.line(glass.by, glass.at, glass.reason)] : [];
}
